"""Two listings that are the same become one: one stays, the other's page leads to it. It can be undone.

The one that gives way keeps its content, its source record and its times: its feed goes on telling it, which
changes nothing that anybody sees, and neither brings it back nor makes another of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.catalogue.commands import edit_listing, register, renew_times, report_changes
from app.catalogue.content import ListingContent, content_hash, from_json, to_json
from app.catalogue.merging.merged import MERGED
from app.catalogue.merging.models import ListingMerge
from app.catalogue.models import Listing, SourceRecord
from app.core.errors import InvalidError, NotFoundError

NEEDED = ("kind", "title")
"""Fields that a content cannot be without: they are in its stored form always."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The listing that gives way, and the one that stays."""

    gone_id: UUID
    kept_id: UUID


def merge(
    session: Session, pair: Pair, by: str, now: datetime, *, take: Collection[str] = ()
) -> ListingMerge:
    """Let one listing give way to another. `take`: fields that the other takes over from it.

    Raises NotFoundError; InvalidError when one of them has given way already, when both are the same, or when
    the one that stays is not public. So there are no circles. Side effects: outbox, locks, occurrences.
    """
    gone, kept = _existing(session, pair.gone_id), _existing(session, pair.kept_id)
    if gone.id == kept.id:
        raise InvalidError("A listing cannot be merged into itself.")
    if MERGED in {gone.state, kept.state}:
        raise InvalidError("One of these was merged into another already.")
    if kept.state != "published":
        raise InvalidError("The one that stays must be public.")
    row = ListingMerge(
        gone_id=gone.id,
        kept_id=kept.id,
        state=gone.state,
        withdrawn_at=gone.withdrawn_at,
        by=by,
        at=now,
    )
    _take_over(session, gone, kept, row, take)
    session.add(row)
    gone.state, gone.changed_at = MERGED, now
    report_changes(session, [gone.id], now)
    session.flush()
    return row


def unmerge(session: Session, gone_id: UUID, now: datetime) -> ListingMerge:
    """Bring back a listing that gave way, and let the other one tell again what it told before.

    What people or feeds have changed since stays as they have it. Returns the row as it was.
    Raises NotFoundError when it has not given way. Side effects: outbox, locks, occurrences.
    """
    row = session.get(ListingMerge, gone_id)
    if row is None:
        raise NotFoundError("This listing was not merged.")
    gone, kept = _existing(session, gone_id), _existing(session, row.kept_id)
    gone.state, gone.withdrawn_at = _state_now(session, gone, row)
    gone.changed_at = now
    _give_back(session, kept, row, now)
    session.delete(row)
    session.flush()
    if gone.state == "published":
        renew_times(session, [gone], now)
    report_changes(session, [gone.id, kept.id], now)
    return row


def _take_over(
    session: Session, gone: Listing, kept: Listing, row: ListingMerge, take: Collection[str]
) -> None:
    fields = [name for name in ListingContent.model_fields if name in take]
    if not fields:
        return
    theirs, ours = from_json(gone.content), from_json(kept.content)
    before = {record.id: set(record.locked_fields) for record in _records(session, kept.id)}
    old = dict(kept.content)
    row.vouched = {
        "at": kept.verified_at.isoformat() if kept.verified_at else None,
        "how": kept.verified_how,
        "due": kept.review_due.isoformat() if kept.review_due else None,
    }
    wanted = ours.model_copy(update={name: getattr(theirs, name) for name in fields})
    for name in edit_listing(session, kept.id, wanted, row.at):
        row.taken = {**row.taken, name: [old.get(name), kept.content.get(name)]}
    for record in _records(session, kept.id):
        if added := sorted(set(record.locked_fields) - before[record.id]):
            row.locks = {**row.locks, str(record.id): added}


def _give_back(session: Session, kept: Listing, row: ListingMerge, now: datetime) -> None:
    """Only those fields that still tell what was taken over."""
    data = dict(kept.content)
    back = [name for name, (_, taken) in row.taken.items() if data.get(name) == taken]
    for name in back:
        _put(data, name, row.taken[name][0])
    for record in _records(session, kept.id):
        ours = set(row.locks.get(str(record.id), ())) & set(back)
        if ours:
            record.locked_fields = [name for name in record.locked_fields if name not in ours]
            record.payload_hash = ""  # its feed may have told something else since: it is read again
    if back:
        content = from_json(data)
        kept.content = to_json(content)
        kept.content_hash = content_hash(kept.content)
        kept.kind, kept.status, kept.changed_at = content.kind, content.status, now
        if kept.verified_at == row.at and row.vouched:  # nobody has vouched for it since
            _vouch_as_before(kept, row.vouched)
        session.flush()
        renew_times(session, [kept], now)
        register(session, kept, content)


def _vouch_as_before(kept: Listing, vouched: Mapping[str, str | None]) -> None:
    at, due = vouched["at"], vouched["due"]
    kept.verified_at, kept.verified_how = datetime.fromisoformat(at) if at else None, vouched["how"]
    kept.review_due = date.fromisoformat(due) if due else None


def _put(data: dict[str, Any], name: str, value: Any) -> None:
    if value is None and name not in NEEDED:
        data.pop(name, None)
    else:
        data[name] = value


def _state_now(session: Session, gone: Listing, row: ListingMerge) -> tuple[str, datetime | None]:
    """What it was before; a feed that has dropped it meanwhile has withdrawn it, as it would any other."""
    records = list(_records(session, gone.id))
    dropped = [record.gone_at for record in records if record.gone_at and record.gone_at >= row.at]
    over = gone.last_end is not None and bool(dropped) and gone.last_end < max(dropped)
    if row.state == "published" and records and len(dropped) == len(records) and not over:
        return "withdrawn", max(dropped)
    return row.state, row.withdrawn_at


def _records(session: Session, listing_id: UUID) -> Iterator[SourceRecord]:
    query = select(SourceRecord).where(col(SourceRecord.listing_id) == listing_id)
    yield from session.execute(query).scalars()


def _existing(session: Session, identity: UUID) -> Listing:
    listing = session.get(Listing, identity)
    if listing is None:
        raise NotFoundError("There is no such listing.")
    return listing
