"""What is true of listings, without asking anyone: identities, keys, locks, review dates."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from app.catalogue.content import ListingContent
from app.catalogue.parts import Organiser, Place
from app.catalogue.schedule import Schedule
from app.catalogue.texts import text_in
from app.catalogue.times.recurrence_rule import read_rule

HORIZON_DAYS = 180
NAMESPACE = UUID("6f70a57a-6d6f-4d69-8b6b-656c69000001")
REVIEW_DAYS = {"volunteering": 120, "service": 365, "activity": 180}
INFORMAL_REVIEW_DAYS = 90
UNCHECKED_AFTER_DAYS = 30
"""So many days after its review was due, what nobody has vouched for leaves the search."""
SLUG_LENGTH = 60
_CODE = re.compile(r"[0-9a-f]{8}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def listing_id(feed: str, external_id: str) -> UUID:
    """The same record of the same feed is the same listing, even in a database made anew: links survive."""
    return uuid5(NAMESPACE, f"listing:{feed}:{external_id}")


def slugify(text: str) -> str:
    """Lower-case words joined by hyphens, without marks: "Lyhdyn neulekahvila" → `lyhdyn-neulekahvila`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-")[:SLUG_LENGTH].rstrip("-")


def slug_of(text: str, identity: UUID) -> str:
    """A readable slug that needs no look-up to be unique: the id's first digits are its end."""
    return f"{slugify(text)}-{identity.hex[:8]}".lstrip("-")


def ids_of_code(code: str) -> tuple[UUID, UUID] | None:
    """The first and the last id that a slug's end may mean; None when it is no such end."""
    if not _CODE.fullmatch(code):
        return None
    return UUID(code + "0" * 24), UUID(code + "f" * 24)


def _folded(*parts: str | None) -> str:
    joined = "|".join(" ".join((part or "").split()) for part in parts)
    return unicodedata.normalize("NFKC", joined).casefold()


def organisation_key(organiser: Organiser) -> str | None:
    """What makes two mentions the same organiser: the business id, else the name. None: no name."""
    if organiser.business_id:
        return f"business:{organiser.business_id}"
    name, _ = text_in(organiser.name, "fi")
    return f"name:{_folded(name)}" if name else None


def organisation_id(organiser: Organiser | None) -> UUID | None:
    """The id of an organiser's row, even in a database made anew. None: nobody is named."""
    key = organisation_key(organiser) if organiser else None
    return uuid5(NAMESPACE, f"organisation:{key}") if key else None


def place_key(place: Place) -> str | None:
    """What makes two mentions the same place: type, name, street, postal code. None: no name."""
    name, _ = text_in(place.name, "fi")
    street, _ = text_in(place.street_address, "fi")
    if not name and not street:
        return None
    return f"{place.type}:{_folded(name, street, place.postal_code or place.city)}"


def with_locked_fields(
    incoming: ListingContent, current: ListingContent, locked: Iterable[str]
) -> ListingContent:
    """What the feed tells, except for the fields that people have edited: those stay as they are."""
    kept = {name: getattr(current, name) for name in locked if name in ListingContent.model_fields}
    return incoming.model_copy(update=kept) if kept else incoming


def changed_fields(before: ListingContent, after: ListingContent) -> tuple[str, ...]:
    """Names of the fields of the document in which the two differ, in the document's order."""
    return tuple(n for n in ListingContent.model_fields if getattr(before, n) != getattr(after, n))


def review_due(content: ListingContent, today: date) -> date | None:
    """By when somebody should say that it still holds: at the latest when its season ends.

    An event ends by itself: None.
    """
    if content.kind == "event":
        return None
    informal = content.organiser is not None and content.organiser.kind == "informal_group"
    due = today + timedelta(days=INFORMAL_REVIEW_DAYS if informal else REVIEW_DAYS[content.kind])
    end = season_end(content)
    return min(due, end) if end is not None and end > today else due


def season_end(content: ListingContent) -> date | None:
    """The last day of the season, when every schedule tells one."""
    ends = [_last_day(one) for session in content.sessions for one in session.schedules]
    told = [end for end in ends if end is not None]
    return max(told) if told and len(told) == len(ends) else None


def _last_day(schedule: Schedule) -> date | None:
    until = read_rule(schedule.rrule).until if schedule.rrule else None
    last = until.date() if isinstance(until, datetime) else until
    return min((day for day in (schedule.valid_until, last) if day is not None), default=None)


def is_unchecked(due: date | None, today: date) -> bool:
    """Whether a review was due so long ago that nobody knows whether it still holds."""
    return due is not None and due + timedelta(days=UNCHECKED_AFTER_DAYS) <= today
