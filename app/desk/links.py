"""Addresses of the desk, in the language of no prefix."""

from urllib.parse import urlencode
from uuid import UUID

from app.web.links import DESK

FRONT = DESK
SIGN_IN = f"{DESK}/kirjaudu"
SIGN_OUT = f"{DESK}/ulos"
OWN = f"{DESK}/oma"
PIN = f"{DESK}/oma/pin"
QUEUE = f"{DESK}/jono"
REPORTS = f"{DESK}/palautteet"
LISTINGS = f"{DESK}/tarjonta"
IMPORTS = f"{DESK}/tuonnit"
WORDS = f"{DESK}/sanat"
NOTICES = f"{DESK}/tiedotteet"
HOURS = f"{DESK}/aukiolot"
JOBS = f"{DESK}/tyot"
STAFF = f"{DESK}/vaki"
TRAIL = f"{DESK}/loki"
DUPLICATES = f"{DESK}/kaksoiskappaleet"
ORGANISATIONS = f"{DESK}/jarjestajat"
CALLS = f"{DESK}/soitot"
ASKED = f"{DESK}/kysytty"


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


def together_path(identity: UUID) -> str:
    """One listing as two look at it together."""
    return f"{desk_listing_path(identity)}/yhdessa"


def desk_edit_path(identity: UUID) -> str:
    """The form that changes a listing."""
    return f"{desk_listing_path(identity)}/muokkaa"


def merge_path(identity: UUID, other: UUID | None = None) -> str:
    """A listing beside the one that it may be the same as; without that, the search for it."""
    path = f"{desk_listing_path(identity)}/yhdista"
    return f"{path}?kanssa={other}" if other else path


def concept_path(code: str) -> str:
    """One concept of the everyday words."""
    return f"{WORDS}/kasite/{code}"


def notice_path(identity: UUID) -> str:
    """One notice."""
    return f"{NOTICES}/{identity}"


def point_path(identity: UUID) -> str:
    """One place where one can come or call."""
    return f"{HOURS}/{identity}"


def organisations_path(asked: str, page: int) -> str:
    """Organisers that were looked for, page by page."""
    return f"{ORGANISATIONS}?{urlencode({'q': asked, 'sivu': page})}"


def organisation_path(identity: UUID) -> str:
    """One organiser, as the desk sees it."""
    return f"{ORGANISATIONS}/{identity}"


def call_path(identity: UUID) -> str:
    """One call: all that one organiser answers for."""
    return f"{CALLS}/{identity}"


def address_works_path(identity: UUID) -> str:
    """Where somebody says that letters to a publisher arrive again."""
    return f"{CALLS}/{identity}/osoite-toimii"


def feed_path(feed: str) -> str:
    """One feed of the imports."""
    return f"{IMPORTS}/{feed}"
