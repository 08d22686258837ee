"""Addresses of the desk, in the language of no prefix."""

from uuid import UUID

from app.web.links import DESK

FRONT = DESK
SIGN_IN = f"{DESK}/kirjaudu"
SIGN_OUT = f"{DESK}/ulos"
OWN = f"{DESK}/oma"
QUEUE = f"{DESK}/jono"
REPORTS = f"{DESK}/palautteet"
LISTINGS = f"{DESK}/tarjonta"
IMPORTS = f"{DESK}/tuonnit"
STAFF = f"{DESK}/vaki"
TRAIL = f"{DESK}/loki"


def submission_path(identity: UUID) -> str:
    """One submission in the queue."""
    return f"{QUEUE}/{identity}"


def preview_path(identity: UUID) -> str:
    """What a submission would look like in public."""
    return f"{QUEUE}/{identity}/esikatselu"


def report_path(identity: UUID) -> str:
    """One message to us."""
    return f"{REPORTS}/{identity}"


def desk_listing_path(identity: UUID) -> str:
    """One listing, as the desk sees it."""
    return f"{LISTINGS}/{identity}"
