"""What the counter writes down: needs that nothing met, and notes on listings."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from app.catalogue.taxonomy import taxonomy
from app.core.clock import local_day
from app.core.db import table_of
from app.core.errors import InvalidError
from app.kiosk.counter_models import ListingNote, UnmetNeed
from app.search.missed import names_somebody

COOKIE = "opastamo-tiski"
"""The name of the cookie of an open counter session; over HTTPS browsers want `__Host-` before it."""
MONTHS_KEPT = 13
MOST_WORDS = 80
MOST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Need:
    """Something that was asked and not found. `category` empty: none of them; `words` may be empty."""

    category: str
    words: str

    @classmethod
    def read(cls, category: str, words: str) -> "Need":
        """Check what was typed. Raises InvalidError, naming `aihe` or `sanat`."""
        told = " ".join(words.casefold().split())
        if category and category not in taxonomy().categories:
            raise InvalidError("There is no such category.", field="aihe")
        if len(told) > MOST_WORDS or names_somebody(told):
            raise InvalidError("Words that tell of nobody, and not many.", field="sanat")
        if not category and not told:
            raise InvalidError("A category or words.", field="sanat")
        return cls(category, told)


def record_need(session: Session, need: Need, kiosk: str, day: date) -> None:
    """Count a need once more on a day; several processes may."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    table = table_of(UnmetNeed)
    row = {"day": day, "kiosk": kiosk, "category": need.category, "words": need.words, "count": 1}
    session.execute(
        insert(table)
        .values(row)
        .on_conflict_do_update(
            index_elements=["day", "kiosk", "category", "words"], set_={"count": table.c["count"] + 1}
        )
    )


def needs_since(session: Session, first: date) -> list[UnmetNeed]:
    """What was asked in vain from a day on, the newest first."""
    query = select(UnmetNeed).where(col(UnmetNeed.day) >= first)
    return list(session.exec(query.order_by(col(UnmetNeed.day).desc(), col(UnmetNeed.category))))


def forget_old_needs(session: Session, now: datetime) -> None:
    """Forget needs of more than 13 months ago."""
    oldest = local_day(now) - relativedelta(months=MONTHS_KEPT)
    session.execute(delete(UnmetNeed).where(col(UnmetNeed.day) < oldest))


def note_on(session: Session, listing_id: UUID) -> ListingNote | None:
    """What staff wrote about a listing."""
    return session.get(ListingNote, listing_id)


def set_note(session: Session, listing_id: UUID, text: str, by: str, now: datetime) -> None:
    """Write a note anew; an empty one takes it away. Raises InvalidError when it is too long."""
    said = text.strip()
    if len(said) > MOST_NOTE:
        raise InvalidError(f"A note has {MOST_NOTE} characters at the most.", field="muistiinpano")
    note = note_on(session, listing_id)
    if note is not None and not said:
        session.delete(note)
    elif note is not None:
        note.text, note.by, note.at = said, by, now
    elif said:
        session.add(ListingNote(listing_id=listing_id, text=said, by=by, at=now))
