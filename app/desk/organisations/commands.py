"""Organisers at the desk: finding them, and what may be done to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import func
from sqlmodel import Session, col, select

from app.catalogue.merging.organisations import merge_organisations, survivors, undo_merge
from app.catalogue.models import Listing, Organisation
from app.catalogue.parts import Organiser
from app.catalogue.rules import slugify
from app.catalogue.texts import text_in
from app.catalogue.vouching import Word, vouch_for, withdraw_vouching
from app.core.errors import InvalidError, NotFoundError
from app.desk.events import note
from app.desk.models import DeskEvent
from app.submissions.models import Ownership, Publisher

PER_PAGE = 50
LISTINGS_SHOWN = 50
EVENTS_SHOWN = 50
MAX_NAME = 200
EDITED = ("name", "kind", "url", "phone", "email")
FORMS = frozenset({"ry", "rf", "oy", "ab", "sr", "osk", "rekisteroity", "yhdistys"})
"""Words of a name that tell what it is in law, and not who it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """An organiser and how many of its listings are public. `is_merged`: another one stands for it."""

    organisation: Organisation
    public: int
    is_merged: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of what was found that a page shows, and how many there are."""

    found: tuple[Found, ...]
    total: int


def name_of(organisation: Organisation) -> str:
    """What an organiser is called, in Finnish where it has such a name."""
    return text_in(organisation.details.get("name", {}), "fi")[0]


def find_organisations(session: Session, words: str, page: int = 1) -> Choice:
    """Organisers by words of their name, in the order of the alphabet. No words: all."""
    wanted = slugify(words)
    rows = [one for one in session.exec(select(Organisation)) if not words.strip() or _fits(one, wanted)]
    rows.sort(key=lambda one: name_of(one).casefold())
    shown = rows[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Choice(_found(session, shown), len(rows))


def like_this(session: Session, organisation: Organisation) -> tuple[Found, ...]:
    """Organisers that may be the same: their names differ only in such words as "ry"."""
    core = _core(name_of(organisation))
    rows = [
        one
        for one in session.exec(select(Organisation))
        if one.id != organisation.id and core and _core(name_of(one)) == core
    ]
    return tuple(one for one in _found(session, rows) if not one.is_merged)


def organisation_in(session: Session, identity: UUID) -> Organisation:
    """One organiser, merged or not. Raises NotFoundError."""
    if (found := session.get(Organisation, identity)) is None:
        raise NotFoundError("There is no such organiser.")
    return found


def listings_by(session: Session, identity: UUID) -> list[Listing]:
    """What an organiser has, public things first, the newest first."""
    query = select(Listing).where(Listing.organisation_id == identity)
    order = (col(Listing.state) != "published", col(Listing.changed_at).desc())
    return list(session.exec(query.order_by(*order).limit(LISTINGS_SHOWN)))


def publishers_for(session: Session, identity: UUID) -> list[Publisher]:
    """Who publishes for an organiser: whose own its listings are."""
    query = (
        select(Publisher)
        .join(Ownership, col(Ownership.publisher_id) == col(Publisher.id))
        .join(Listing, col(Listing.id) == col(Ownership.listing_id))
        .where(Listing.organisation_id == identity)
        .distinct()
    )
    return list(session.exec(query.order_by(col(Publisher.email))))


def events_about(session: Session, identity: UUID) -> list[DeskEvent]:
    """What was done to an organiser, the newest first."""
    query = select(DeskEvent).where(col(DeskEvent.details)["organisation"].as_string() == str(identity))
    return list(session.exec(query.order_by(col(DeskEvent.id).desc()).limit(EVENTS_SHOWN)))


def edit_organisation(
    session: Session, identity: UUID, details: dict[str, Any], by: str, now: datetime
) -> tuple[str, ...]:
    """Change what is told of an organiser; imports add nothing to the fields that changed.

    `details`: all of EDITED, None for nothing. Returns the changed fields. Raises NotFoundError;
    InvalidError for what cannot be told. Side effect: the audit trail.
    """
    organisation = organisation_in(session, identity)
    kept = {name: value for name, value in organisation.details.items() if name not in EDITED}
    told = kept | {name: details[name] for name in EDITED if details.get(name)}
    try:
        new = Organiser.model_validate(told).model_dump(mode="json", exclude_defaults=True)
    except ValidationError as error:
        field = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
        raise InvalidError("This cannot be told of an organiser.", field=field) from None
    if not text_in(new.get("name", {}), "fi")[0]:
        raise InvalidError("An organiser has a name.", field="name")
    fields = tuple(name for name in EDITED if new.get(name) != organisation.details.get(name))
    if fields:
        organisation.details = new
        organisation.locked_fields = sorted({*organisation.locked_fields, *fields})
        _note(session, organisation, "organisation_edited", by, now, fields=list(fields))
    return fields


def unlock_organisation(session: Session, identity: UUID, field: str, by: str, now: datetime) -> None:
    """Let feeds add to a field again; what it says now stays. Raises NotFoundError."""
    organisation = organisation_in(session, identity)
    if field in organisation.locked_fields:
        organisation.locked_fields = [one for one in organisation.locked_fields if one != field]
        _note(session, organisation, "organisation_unlocked", by, now, fields=[field])


def merge(session: Session, old_id: UUID, into_id: UUID, by: str, now: datetime) -> None:
    """Let one organiser stand for another. Raises NotFoundError, InvalidError; side effect: the trail."""
    merge_organisations(session, old_id, into_id, by, now)
    old, into = organisation_in(session, old_id), organisation_in(session, into_id)
    _note(session, into, "organisations_merged", by, now, other=name_of(old))


def undo(session: Session, old_id: UUID, by: str, now: datetime) -> UUID:
    """Take a merge back; returns the one that stood for it. Raises NotFoundError."""
    ends = survivors(session)
    old = organisation_in(session, old_id)
    undo_merge(session, old_id, now)
    _note(session, old, "organisations_unmerged", by, now)
    return ends[old_id]


def vouch_for_group(session: Session, identity: UUID, word: Word, now: datetime) -> None:
    """Say that staff know a group. Raises NotFoundError, InvalidError. Side effect: the audit trail.

    The note stays in the vouching: the trail is read by more people.
    """
    vouch_for(session, identity, word, now)
    _note(session, organisation_in(session, identity), "group_vouched", word.by, now)


def withdraw(session: Session, identity: UUID, by: str, now: datetime) -> None:
    """Take that back. Raises NotFoundError. Side effect: the audit trail."""
    withdraw_vouching(session, identity, by, now)
    _note(session, organisation_in(session, identity), "group_vouching_withdrawn", by, now)


def _fits(organisation: Organisation, wanted: str) -> bool:
    return bool(wanted) and (wanted in organisation.slug or wanted in slugify(name_of(organisation)))


def _core(name: str) -> str:
    return "-".join(word for word in slugify(name).split("-") if word not in FORMS)


def _found(session: Session, rows: list[Organisation]) -> tuple[Found, ...]:
    query = (
        select(Listing.organisation_id, func.count())
        .where(col(Listing.organisation_id).in_([one.id for one in rows]), Listing.state == "published")
        .group_by(col(Listing.organisation_id))
    )
    counts = {row[0]: row[1] for row in session.exec(query)}
    merged = survivors(session)
    return tuple(Found(one, counts.get(one.id, 0), one.id in merged) for one in rows)


def _note(
    session: Session, organisation: Organisation, action: str, by: str, now: datetime, **details: Any
) -> None:
    note(
        session,
        by,
        action,
        now,
        title=name_of(organisation),
        organisation=str(organisation.id),
        **details,
    )
