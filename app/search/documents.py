"""A listing, flattened: what the index finds it by, filters it by, and shows of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.models import Occurrence
from app.catalogue.parts import Place
from app.catalogue.queries import ListingDetails
from app.catalogue.rules import is_unchecked
from app.catalogue.taxonomy import taxonomy
from app.catalogue.vocabulary import Vocabulary
from app.core.clock import local_day
from app.search.facts.ease import ease_of
from app.search.facts.signals import ages_of, price_from, signals_of
from app.search.facts.suggestion_terms import suggestion_terms
from app.search.facts.time_tokens import time_tokens
from app.search.fitting import CardTime, time_order
from app.search.language import IndexKeys, index_keys
from app.search.shown.cards import card_of

NO_TIME = 2**53


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One document of the index.

    - `title`, `tags`, `names`, `body`: texts to be found by, as (language, text) pairs; `tags` are categories
      and keywords, `names` organiser and place; `keys`: the same, analysed
    - `suggestions`: what it adds to them, as terms (`app.search.facts.suggestion_terms`)
    - `facets`: values to filter and count by; `times`: tokens `MO`, `evening`, `MO:evening`, `d739000`,
      `d739000:evening` (days as proleptic ordinals, local)
    - `next_start`: its place in the order of time; `last_end`; both unix seconds, NO_TIME when there is none
    - `checked`: when somebody last vouched for it, unix seconds; `ease`: how many things make going easy
    - `signals`, `price_from` (euros), `ages`: facts that only sentences ask for (`app.search.facts.signals`)
    - `card`: what a result shows, as JSON values
    """

    id: str
    title: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    body: tuple[tuple[str, str], ...]
    keys: IndexKeys
    suggestions: tuple[str, ...]
    facets: dict[str, tuple[str, ...]]
    signals: tuple[str, ...]
    price_from: float | None
    ages: tuple[int, int]
    times: tuple[str, ...]
    next_start: int
    last_end: int
    checked: int
    ease: int
    lat: float | None
    lon: float | None
    card: dict[str, Any]


def is_findable(details: ListingDetails, now: datetime) -> bool:
    """Whether a listing belongs in the results: published, on, not over, and vouched for by somebody."""
    listing = details.listing
    if details.record is None and is_unchecked(listing.review_due, local_day(now)):
        return False
    over = listing.last_end is not None and listing.last_end < now
    return listing.state == "published" and details.content.status != "cancelled" and not over


def document_of(details: ListingDetails, now: datetime) -> SearchDocument:
    """Flatten a listing. Pure but for `now`, which decides which times lie ahead."""
    listing, content = details.listing, details.content
    place = _place(content)
    ahead = [o for o in details.occurrences if o.state != "cancelled" and o.ends_at >= now]
    ages = ages_of(content)
    signals = signals_of(content, ages)
    title, tags, names = tuple(content.title.items()), tuple(_tags(content)), tuple(_names(content))
    body = (*content.summary.items(), *content.description.items())
    organiser = content.organiser.name if content.organiser else {}
    return SearchDocument(
        id=str(listing.id),
        title=title,
        tags=tags,
        names=names,
        body=body,
        keys=index_keys({"title": title, "tags": tags, "names": names, "body": body}),
        suggestions=suggestion_terms(title, tags, tuple(organiser.items())),
        facets=_facets(content),
        signals=signals,
        price_from=price_from(content),
        ages=ages,
        times=tuple(time_tokens(content, ahead, local_day(now))),
        next_start=_time_order(content, ahead, now),
        last_end=int(listing.last_end.timestamp()) if listing.last_end else NO_TIME,
        checked=int((listing.verified_at or listing.changed_at).timestamp()),
        ease=ease_of(content, signals),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        card=card_of(details, place, ahead, local_day(now)),
    )


def _time_order(content: ListingContent, ahead: Sequence[Occurrence], now: datetime) -> int:
    if not ahead:
        return NO_TIME
    first = ahead[0]
    return int(
        time_order(content.kind, CardTime(first.starts_at, first.ends_at, first.ends_at, first.all_day), now)
    )


def _place(content: ListingContent) -> Place | None:
    places = [_as_told(session.place) for session in content.sessions if session.place]
    return next((p for p in places if p.lat is not None), places[0] if places else None)


def _as_told(place: Place) -> Place:
    """A place without what may not be told: where a masked address is, is known to a kilometre or so."""
    if not place.address_masked:
        return place
    lat, lon = (None if value is None else round(value, 2) for value in (place.lat, place.lon))
    return place.model_copy(update={"street_address": {}, "lat": lat, "lon": lon})


def _tags(content: ListingContent) -> list[tuple[str, str]]:
    categories = taxonomy().categories
    tags = [pair for keyword in content.keywords for pair in keyword.label.items()]
    for code in categories.with_parents(_known(content.categories, categories)):
        tags.extend(categories[code].label.items())
        tags.extend((lang, word) for lang, words in categories[code].synonyms.items() for word in words)
    return tags


def _names(content: ListingContent) -> list[tuple[str, str]]:
    names = list(content.organiser.name.items()) if content.organiser else []
    for session in content.sessions:
        if session.place:
            place = _as_told(session.place)
            names.extend((*place.name.items(), *place.street_address.items()))
            names.extend([("fi", place.city)] if place.city else [])
    return names


def _known(codes: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Codes that may be shown: a town may have dropped a term, and needs of people are never told."""
    return tuple(code for code in codes if (term := vocabulary.get(code)) is not None and term.public)


def _facets(content: ListingContent) -> dict[str, tuple[str, ...]]:
    words = taxonomy()
    accessible = [fact.code for fact in content.accessibility if fact.value == "yes"]
    if any(session.place and session.place.type in {"virtual", "phone"} for session in content.sessions):
        accessible.append("remote")
    return {
        "kind": (content.kind,),
        "category": words.categories.with_parents(_known(content.categories, words.categories)),
        "price": tuple(sorted({_price_class(p.type) for p in content.prices} or {"unknown"})),
        "audience": _known(content.audience.groups, words.audiences),
        "language": tuple(dict.fromkeys(language.code for language in content.languages)),
        "accessible": _known(dict.fromkeys(accessible), words.accessibility),
        "companion": ("yes",) if content.companion and content.companion.offered != "none" else (),
    }


def _price_class(price_type: str) -> str:
    return price_type if price_type in {"free", "donation", "unknown"} else "paid"
