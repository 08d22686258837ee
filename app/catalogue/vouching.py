"""Groups without a business id that staff know: who says so, how they know, and what residents are told."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.merging.organisations import merged_into
from app.catalogue.models import Organisation
from app.catalogue.organisation_models import Vouching
from app.core.clock import local_day
from app.core.errors import InvalidError, NotFoundError
from app.web.words import Words

WAYS = ("visited", "called", "met")
MAX_NOTE = 500


def can_be_vouched(organisation: Organisation) -> bool:
    """Whether it is a group that no register knows: then somebody's word is worth something."""
    return not organisation.details.get("business_id")


@dataclass(frozen=True, slots=True)
class Word:
    """Somebody's word for a group. `how` is one of WAYS; `note` tells more, for the desk alone."""

    how: str
    note: str
    by: str


def vouch_for(session: Session, identity: UUID, word: Word, now: datetime) -> Vouching:
    """Note that staff know a group; who vouched before stays in the history.

    Raises NotFoundError; InvalidError for one with a business id, another way, or a note that says nothing.
    """
    organisation = session.get(Organisation, identity)
    if organisation is None:
        raise NotFoundError("There is no such organiser.")
    if not can_be_vouched(organisation):
        raise InvalidError("It has a business id: nobody needs to vouch for it.", field="tapa")
    if word.how not in WAYS:
        raise InvalidError("Tell how you know the group.", field="tapa")
    if not word.note.strip() or len(word.note) > MAX_NOTE:
        raise InvalidError("Tell in a sentence how you know the group.", field="muistiinpano")
    _end_all(session, [identity], word.by, now)
    made = Vouching(organisation_id=identity, how=word.how, note=word.note.strip(), by=word.by, at=now)
    session.add(made)
    session.flush()
    return made


def withdraw_vouching(session: Session, identity: UUID, by: str, now: datetime) -> None:
    """Take the word back, also that of a group that was merged into this one. Raises NotFoundError."""
    if not _end_all(session, [identity, *merged_into(session, identity)], by, now):
        raise NotFoundError("Nobody vouches for this group.")


def vouching_of(session: Session, identity: UUID | None) -> Vouching | None:
    """The word that holds for a group, or for one that was merged into it; the newest one."""
    if identity is None:
        return None
    query = (
        select(Vouching)
        .where(
            col(Vouching.organisation_id).in_([identity, *merged_into(session, identity)]),
            col(Vouching.withdrawn_at).is_(None),
        )
        .order_by(col(Vouching.at).desc())
    )
    return session.exec(query).first()


def vouchings_of(session: Session, identity: UUID) -> list[Vouching]:
    """All that was ever said for a group, the newest first."""
    ids = [identity, *merged_into(session, identity)]
    query = select(Vouching).where(col(Vouching.organisation_id).in_(ids))
    return list(session.exec(query.order_by(col(Vouching.at).desc(), col(Vouching.id).desc())))


def vouched_on(session: Session, identity: UUID | None) -> date | None:
    """The day on which somebody said that they know the group; None: nobody says so now."""
    found = vouching_of(session, identity)
    return local_day(found.at) if found else None


def vouched_words(day: date | None, words: Words) -> str:
    """What residents are told: "Opastamon väki tuntee tämän ryhmän (24.11.2026)". Empty: nothing."""
    if day is None:
        return ""
    told = f"{day.day}.{day.month}.{day.year}"
    return words.gettext("Opastamon väki tuntee tämän ryhmän (%(day)s).", day=told)


def _end_all(session: Session, ids: list[UUID], by: str, now: datetime) -> int:
    query = select(Vouching).where(
        col(Vouching.organisation_id).in_(ids), col(Vouching.withdrawn_at).is_(None)
    )
    ended = list(session.exec(query))
    for one in ended:
        one.withdrawn_at, one.withdrawn_by = now, by
    session.flush()
    return len(ended)
