"""What the template of the list of duplicates gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.catalogue.merging.models import ListingMerge
from app.catalogue.models import Listing
from app.catalogue.queries import listings_of
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.listings.commands import listing_in
from app.desk.listings.pages import STATE_WORDS
from app.desk.merging.commands import stranded
from app.desk.merging.pages import origin_words
from app.desk.merging.suspects import Suspect
from app.desk.shown import Frame
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class PairItem:
    """Two listings that may be the same."""

    titles: tuple[Text, Text]
    origins: tuple[str, str]
    ids: tuple[str, str]
    why: str
    link: str


@dataclass(frozen=True, slots=True)
class StrandedItem:
    """A merge of which the one that stayed has gone."""

    gone: Text
    kept: Text
    link: str
    state: str


@dataclass(frozen=True, slots=True)
class SuspectsPage:
    """`/yllapito/kaksoiskappaleet`."""

    desk: Frame
    action: str
    pairs: tuple[PairItem, ...]
    stranded: tuple[StrandedItem, ...]
    listings_link: str


def suspects_page(session: Session, found: Sequence[Suspect], desk: Frame, words: Words) -> SuspectsPage:
    """Make the list of pairs in the whole catalogue."""
    ids = [identity for one in found for identity in one.ids]
    known = {one.id: one for one in listings_of(session, ids)}
    return SuspectsPage(
        desk,
        words.path(links.DUPLICATES),
        tuple(_pair(session, one, known, words) for one in found),
        tuple(_stranded(session, row, words) for row in stranded(session)),
        words.path(links.LISTINGS),
    )


def _pair(session: Session, one: Suspect, known: Mapping[UUID, Listing], words: Words) -> PairItem:
    first, second = (known[identity] for identity in one.ids)
    return PairItem(
        (told(first.content["title"], words), told(second.content["title"], words)),
        (origin_words(session, first, words), origin_words(session, second, words)),
        (str(first.id), str(second.id)),
        ", ".join(words.gettext(reason) for reason in one.reasons),
        words.path(links.merge_path(first.id, second.id)),
    )


def _stranded(session: Session, row: ListingMerge, words: Words) -> StrandedItem:
    gone, kept = listing_in(session, row.gone_id), listing_in(session, row.kept_id)
    return StrandedItem(
        told(gone.content["title"], words),
        told(kept.content["title"], words),
        words.path(links.desk_listing_path(gone.id)),
        words.gettext(STATE_WORDS[kept.state]),
    )
