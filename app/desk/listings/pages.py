"""What the templates of the listings at the desk get."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.catalogue.content import from_json
from app.catalogue.merging.merged import merges_into
from app.catalogue.merging.models import ListingMerge
from app.catalogue.models import Listing, Source, SourceRecord
from app.catalogue.words.shown_text import Text, told
from app.catalogue.words.verified_words import verified_words
from app.desk import links
from app.desk.event_items import EventItem, event_items
from app.desk.events import About, events_of
from app.desk.listings.commands import listing_in, records_of
from app.desk.queue.field_rows import Row, field_name, rows_of
from app.desk.shown import Frame, moment_words
from app.web.links import listing_path
from app.web.words import N_, Words

STATE_WORDS = {
    "published": N_("Näkyy"),
    "withdrawn": N_("Järjestäjä tai syöte on ottanut tämän pois"),
    "removed": N_("Poistettu näkyvistä"),
    "archived": N_("Arkistoitu: kukaan ei ole vahvistanut"),
    "merged": N_("Yhdistetty toiseen"),
}


@dataclass(frozen=True, slots=True)
class ListingItem:
    """One that was found."""

    title: Text
    link: str
    state: str


@dataclass(frozen=True, slots=True)
class ListingsPage:
    """`/yllapito/tarjonta`."""

    desk: Frame
    action: str
    asked: str
    items: tuple[ListingItem, ...]
    duplicates_link: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A field that people have edited: the feed leaves it alone."""

    field: str
    name: str


@dataclass(frozen=True, slots=True)
class OriginItem:
    """Where a listing comes from."""

    source: str
    homepage: str
    feed: str
    key: str
    since: str
    gone: str
    locks: tuple[Lock, ...]


@dataclass(frozen=True, slots=True)
class MergedItem:
    """Another listing that this is the same as. `undo`: where the merge is undone."""

    title: Text
    link: str
    undo: str
    at: str


@dataclass(frozen=True, slots=True)
class DeskListingPage:
    """`/yllapito/tarjonta/{id}`."""

    desk: Frame
    title: Text
    state: str
    is_public: bool
    stands_for_it: MergedItem | None
    took_in: tuple[MergedItem, ...]
    edit_link: str
    merge_link: str
    together_link: str
    verified: str
    review: str
    public_link: str
    here: str
    back: str
    origins: tuple[OriginItem, ...]
    rows: tuple[Row, ...]
    events: tuple[EventItem, ...]


def listings_page(found: list[Listing], asked: str, desk: Frame, words: Words) -> ListingsPage:
    """Make the page that finds listings."""
    items = tuple(_item(one, words) for one in found)
    return ListingsPage(desk, words.path(links.LISTINGS), asked, items, words.path(links.DUPLICATES))


def desk_listing_page(
    session: Session, listing: Listing, desk: Frame, now: datetime, words: Words
) -> DeskListingPage:
    """Make the page of a listing at the desk."""
    due = listing.review_due
    return DeskListingPage(
        desk=desk,
        title=told(listing.content["title"], words),
        state=_state(listing, words),
        is_public=listing.state == "published",
        stands_for_it=_stands_for(session, listing, words),
        took_in=tuple(_merged(session, row, row.gone_id, words) for row in merges_into(session, listing.id)),
        edit_link=words.path(links.desk_edit_path(listing.id)),
        merge_link=words.path(links.merge_path(listing.id)),
        together_link=words.path(links.together_path(listing.id)),
        verified=verified_words(listing.verified_at, listing.verified_how, now, words),
        review=f"{due.day}.{due.month}.{due.year}" if due else "",
        public_link=words.path(listing_path(listing.slug)),
        here=words.path(links.desk_listing_path(listing.id)),
        back=words.path(links.LISTINGS),
        origins=tuple(_origin(record, source, words) for record, source in records_of(session, listing.id)),
        rows=rows_of(from_json(listing.content), now, words),
        events=event_items(events_of(session, About(listing_id=listing.id)), words),
    )


def _item(listing: Listing, words: Words) -> ListingItem:
    link = words.path(links.desk_listing_path(listing.id))
    return ListingItem(told(listing.content["title"], words), link, _state(listing, words))


def _stands_for(session: Session, listing: Listing, words: Words) -> MergedItem | None:
    row = session.get(ListingMerge, listing.id)
    return _merged(session, row, row.kept_id, words) if row else None


def _merged(session: Session, row: ListingMerge, other: UUID, words: Words) -> MergedItem:
    undo = words.path(f"{links.desk_listing_path(row.gone_id)}/erota")
    title = told(listing_in(session, other).content["title"], words)
    return MergedItem(title, words.path(links.desk_listing_path(other)), undo, moment_words(row.at))


def _state(listing: Listing, words: Words) -> str:
    return words.gettext(STATE_WORDS[listing.state])


def _origin(record: SourceRecord, source: Source, words: Words) -> OriginItem:
    return OriginItem(
        source=source.title,
        homepage=source.homepage,
        feed=record.feed,
        key=record.external_id,
        since=moment_words(record.first_seen_at),
        gone=moment_words(record.gone_at) if record.gone_at else "",
        locks=tuple(Lock(field, field_name(field, words)) for field in record.locked_fields),
    )
