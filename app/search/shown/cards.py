"""What a result shows: kept in the index in all languages, read for one reader at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.catalogue.models import Occurrence
from app.catalogue.parts import Place
from app.catalogue.queries import ListingDetails
from app.catalogue.schedule import Schedule
from app.catalogue.texts import text_in
from app.catalogue.words.price_words import price_words
from app.catalogue.words.sentences import sentences
from app.search.facts.time_tokens import LONG
from app.search.fitting import fitting_time
from app.search.query import SearchQuery
from app.search.shown.signs import signs_of

CARD_VERSION = "2"
"""The shape of a card. An index of cards of another shape is built anew: a test holds the two together."""
LANGUAGES = ("fi", "sv", "en")
MAX_TIMES_SHOWN = 40
MAX_TEASER = 300


def card_of(
    details: ListingDetails, place: Place | None, ahead: Sequence[Occurrence], today: date
) -> dict[str, Any]:
    """The card of a listing, as JSON values."""
    listing, content = details.listing, details.content
    schedules = [schedule for session in content.sessions for schedule in session.schedules]
    return {
        "id": str(listing.id),
        "slug": listing.slug,
        "kind": content.kind,
        "title": content.title,
        "summary": content.summary,
        "description": {} if content.summary else {k: v[:MAX_TEASER] for k, v in content.description.items()},
        "source": details.record.source if details.record else None,
        "source_id": details.record.external_id if details.record else None,
        "source_title": details.source.title if details.source else "",
        "organiser": content.organiser.name if content.organiser else {},
        "place": _place_card(place) if place else None,
        "times": [_time_card(o) for o in ahead[:MAX_TIMES_SHOWN]],
        "recurs": _recurs(schedules, today),
        "price": {
            "type": content.prices[0].type if content.prices else "unknown",
            "text": {lang: price_words(content.prices, lang) for lang in LANGUAGES},
        },
        "categories": list(content.categories),
        "signs": list(signs_of(content)),
        "verified_at": int(listing.verified_at.timestamp()) if listing.verified_at else None,
        "verified_how": listing.verified_how,
    }


def _recurs(schedules: Sequence[Schedule], today: date) -> dict[str, str]:
    """When, as a rule, per language; nothing of what happens once: its one time tells it already."""
    first = schedules[0] if len(schedules) == 1 else None
    if first is not None and first.start is not None and not first.rrule and not first.rdates:
        return {}
    return {lang: "; ".join(sentences(schedules, lang, today)) for lang in LANGUAGES}


def _place_card(place: Place) -> dict[str, Any]:
    return {
        "type": place.type,
        "name": place.name,
        "address": place.street_address,
        "city": place.city,
        "lat": place.lat,
        "lon": place.lon,
    }


def _time_card(occurrence: Occurrence) -> list[int]:
    """[start, end, all day, end told], in unix seconds and 0 or 1."""
    start, end = int(occurrence.starts_at.timestamp()), int(occurrence.ends_at.timestamp())
    return [start, end, int(occurrence.all_day), int(occurrence.end_told)]


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where, for one reader."""

    name: str
    address: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Card:
    """A result as one reader sees it now. `lang` is the language that title and summary really are in.

    `start` and `end` are of the time that fits the question: the next one, or the one under way.
    """

    id: str
    slug: str
    kind: str
    title: str
    summary: str
    lang: str
    source: str | None
    source_id: str | None
    organiser: str
    place: CardPlace | None
    start: datetime | None
    end: datetime | None
    all_day: bool
    recurs: str
    price_type: str
    price: str
    categories: tuple[str, ...]
    signs: tuple[str, ...]
    source_title: str
    verified_at: datetime | None
    verified_how: str | None

    def goes_on_at(self, now: datetime) -> bool:
        """Whether it is something long, such as an exhibition, that has begun already."""
        return (
            self.start is not None
            and self.start < now
            and self.end is not None
            and self.end - self.start > LONG
        )


def read_card(card: Mapping[str, Any], lang: str, now: datetime, query: SearchQuery | None = None) -> Card:
    """Read a stored card for a reader of `lang` at `now`; its time is the one that fits the query."""
    title, title_lang = text_in(card["title"], lang)
    own = LANGUAGES[0] if lang not in LANGUAGES else lang
    when = fitting_time(card, query, now)
    return Card(
        id=card["id"],
        slug=card["slug"],
        kind=card["kind"],
        title=title,
        summary=text_in(card["summary"] or card["description"], title_lang)[0],
        lang=title_lang,
        source=card["source"],
        source_id=card["source_id"],
        organiser=text_in(card["organiser"], lang)[0],
        place=_place(card["place"], lang),
        start=when.start if when else None,
        end=when.end if when else None,
        all_day=when is not None and when.all_day,
        recurs=card["recurs"].get(own, ""),
        price_type=card["price"]["type"],
        price=card["price"]["text"][own],
        categories=tuple(card["categories"]),
        signs=tuple(card["signs"]),
        source_title=card["source_title"],
        verified_at=datetime.fromtimestamp(card["verified_at"], UTC) if card["verified_at"] else None,
        verified_how=card["verified_how"],
    )


def _place(place: Mapping[str, Any] | None, lang: str) -> CardPlace | None:
    if place is None:
        return None
    street = text_in(place["address"], lang)[0]
    address = ", ".join(part for part in (street, place["city"]) if part)
    return CardPlace(text_in(place["name"], lang)[0], address, place["lat"], place["lon"])
