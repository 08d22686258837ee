"""What the templates of merging get."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.catalogue.content import from_json
from app.catalogue.models import Listing
from app.catalogue.rules import changed_fields
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.listings.commands import records_of
from app.desk.listings.pages import STATE_WORDS
from app.desk.queue.field_rows import field_name, rows_of
from app.desk.queue.word_diff import Piece, diff, whole
from app.desk.shown import Frame, moment_words
from app.web.forms import Form
from app.web.links import listing_path
from app.web.words import Words

TAKE = "ota_"
"""Before the name of a field that the one that stays takes over from the other."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two listings that may be the same. `may_stay`: it is public."""

    id: str
    title: Text
    state: str
    may_stay: bool
    origin: str
    since: str
    desk_link: str
    public_link: str


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of both, in words. `name` is empty for what is alike; `lines`: label, left, right."""

    name: str
    label: str
    lines: tuple[tuple[str, tuple[Piece, ...], tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`/yllapito/tarjonta/{id}/yhdista?kanssa=…`."""

    desk: Frame
    form: Form
    action: str
    back: str
    other: str
    sides: tuple[Side, Side]
    stays: str
    can_merge: bool
    differing: tuple[FieldPair, ...]
    alike: tuple[FieldPair, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was looked for, and what there is, each with why it may be the same."""

    asked: str
    found: Sequence[tuple[Listing, str]]


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """A listing that may be the same as the one that is looked at."""

    title: Text
    link: str
    more: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """`/yllapito/tarjonta/{id}/yhdista`: it is the same as one of these."""

    desk: Frame
    title: Text
    action: str
    asked: str
    items: tuple[ChoiceItem, ...]
    back: str


def compare_page(
    session: Session, pair: tuple[Listing, Listing], form: Form, desk: Frame, reading: tuple[datetime, Words]
) -> ComparePage:
    """Make the page with two listings side by side."""
    now, words = reading
    one, other = pair
    sides = (_side(session, one, words), _side(session, other, words))
    differing, alike = _fields(pair, now, words)
    path = words.path(links.merge_path(one.id))
    return ComparePage(
        desk=desk,
        form=form,
        action=path,
        back=words.path(links.desk_listing_path(one.id)),
        other=str(other.id),
        sides=sides,
        stays=form.value("jaa") or next((side.id for side in _by_age(pair, sides) if side.may_stay), ""),
        can_merge=any(side.may_stay for side in sides) and "merged" not in {one.state, other.state},
        differing=differing,
        alike=alike,
    )


def choose_page(session: Session, listing: Listing, choice: Choice, desk: Frame, words: Words) -> ChoosePage:
    """Make the page that asks which listing it is the same as."""
    path = links.merge_path(listing.id)
    items = tuple(
        ChoiceItem(
            told(one.content["title"], words),
            words.path(links.merge_path(listing.id, one.id)),
            " · ".join(filter(None, (why, origin_words(session, one, words)))),
        )
        for one, why in choice.found
    )
    title, back = told(listing.content["title"], words), words.path(links.desk_listing_path(listing.id))
    return ChoosePage(desk, title, words.path(path), choice.asked, items, back)


def _side(session: Session, listing: Listing, words: Words) -> Side:
    return Side(
        id=str(listing.id),
        title=told(listing.content["title"], words),
        state=words.gettext(STATE_WORDS[listing.state]),
        may_stay=listing.state == "published",
        origin=origin_words(session, listing, words),
        since=moment_words(listing.created_at),
        desk_link=words.path(links.desk_listing_path(listing.id)),
        public_link=words.path(listing_path(listing.slug)),
    )


def _by_age(pair: tuple[Listing, Listing], sides: tuple[Side, Side]) -> list[Side]:
    """The older one first: its address has been told to more people."""
    return [side for _, side in sorted(zip(pair, sides, strict=True), key=lambda both: both[0].created_at)]


def origin_words(session: Session, listing: Listing, words: Words) -> str:
    """Where a listing comes from."""
    titles = [source.title for _, source in records_of(session, listing.id)]
    return ", ".join(titles) or words.gettext("Ilmoitettu lomakkeella")


def _fields(
    pair: tuple[Listing, Listing], now: datetime, words: Words
) -> tuple[tuple[FieldPair, ...], tuple[FieldPair, ...]]:
    contents = from_json(pair[0].content), from_json(pair[1].content)
    left, right = (
        {(row.field, row.label): row.text for row in rows_of(content, now, words)} for content in contents
    )
    labels: dict[str, list[str]] = {}
    for field, label in (*left, *right):
        if label not in labels.setdefault(field, []):
            labels[field].append(label)
    differs = set(changed_fields(*contents))
    made = [
        FieldPair(
            field if field in differs else "",
            field_name(field, words),
            tuple(_line(left.get((field, one), ""), right.get((field, one), ""), one) for one in found),
        )
        for field, found in labels.items()
    ]
    return tuple(one for one in made if one.name), tuple(one for one in made if not one.name)


def _line(left: str, right: str, label: str) -> tuple[str, tuple[Piece, ...], tuple[Piece, ...]]:
    if left == right or not left or not right:
        return label, whole(left), whole(right)
    return (label, *diff(left, right))


def taken_fields(values: Mapping[str, str]) -> Iterator[str]:
    """The fields that were ticked to be taken over."""
    return (name.removeprefix(TAKE) for name, text in values.items() if name.startswith(TAKE) and text)
