"""GET /api/v1/search."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.api.schemas import (
    AlternativeShape,
    CorrectedShape,
    DidYouMeanShape,
    ImageShape,
    ItemShape,
    PlaceShape,
    PriceShape,
    SearchShape,
    TimeShape,
    UnderstoodShape,
)
from app.catalogue.items.picture_items import size_of
from app.catalogue.parts import Image
from app.catalogue.texts import text_in
from app.core.clock import LOCAL_ZONE
from app.search.asking.plan import QueryPlan
from app.search.engine import Alternative, Hit, SearchResults
from app.search.query import SearchQuery
from app.search.shown.cards import Card, read_card
from app.search.shown.filter_labels import label_of
from app.web.languages import FINNISH, LANGUAGES
from app.web.links import listing_path, picture_path
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class Telling:
    """To whom listings are told. `site`: the beginning of our addresses. `pictures`: by ids of listings."""

    site: str
    lang: str
    now: datetime
    pictures: Mapping[UUID, Image]


def ids_of(results: SearchResults) -> list[UUID]:
    """The ids of all listings in an answer."""
    hits = (*results.hits, *results.similar, *(one.hit for one in results.alternatives))
    return [UUID(hit.card["id"]) for hit in hits]


def search_shape(query: SearchQuery, results: SearchResults, telling: Telling) -> SearchShape:
    """The answer for a query."""
    now = telling.now
    words = Words(LANGUAGES.get(query.lang, FINNISH))
    labels = [label_of(name, value, words) for name, value in query.filters]
    labels += [slot.label(query.lang) for slot in results.plan.slots if slot.hard]
    why = tuple(dict.fromkeys(labels))
    return SearchShape(
        items=tuple(
            _item(hit, read_card(hit.card, query.lang, now, results.plan.query), telling, why)
            for hit in results.hits
        ),
        total=results.total,
        page=query.page,
        understood=tuple(
            UnderstoodShape(slot=slot.name, value=slot.value, words=slot.words) for slot in results.plan.slots
        ),
        corrected=_corrected(results.plan),
        did_you_mean=_did_you_mean(results),
        similar=tuple(
            _item(hit, read_card(hit.card, query.lang, now), telling, ()) for hit in results.similar
        ),
        alternatives=tuple(_alternative(one, telling) for one in results.alternatives),
        facets={name: dict(counts) for name, counts in results.facets.items()},
    )


def _corrected(plan: QueryPlan) -> CorrectedShape | None:
    if plan.corrected is None:
        return None
    return CorrectedShape(from_=plan.corrected.typed, to=plan.corrected.used)


def _did_you_mean(results: SearchResults) -> DidYouMeanShape | None:
    meant = results.did_you_mean
    return DidYouMeanShape(from_=meant.typed, to=meant.meant, q=meant.question) if meant else None


def _alternative(one: Alternative, telling: Telling) -> AlternativeShape:
    item = _item(one.hit, read_card(one.hit.card, telling.lang, telling.now), telling, ())
    return AlternativeShape(**dict(item), reason=one.reason.text(telling.lang))


def _item(hit: Hit, card: Card, telling: Telling, why: tuple[str, ...]) -> ItemShape:
    return ItemShape(
        id=card.id,
        slug=card.slug,
        kind=card.kind,
        title=card.title,
        summary=card.summary,
        lang=card.lang,
        url=f"{telling.site}{listing_path(card.slug)}",
        source=card.source,
        source_id=card.source_id,
        organiser=card.organiser,
        place=_place(card, hit.distance_m),
        next=_next(card),
        recurs=card.recurs,
        price=PriceShape(type=card.price_type, text=card.price),
        categories=card.categories,
        why=why,
        image=_image(telling.pictures.get(UUID(card.id)), telling),
    )


def _image(image: Image | None, telling: Telling) -> ImageShape | None:
    if image is None or image.picture is None:
        return None
    width, height = size_of(image.picture)
    return ImageShape(
        url=f"{telling.site}{picture_path(image.picture, 'iso.jpg')}",
        small_url=f"{telling.site}{picture_path(image.picture, 'pieni.jpg')}",
        width=width,
        height=height,
        alt=text_in(image.alt, telling.lang)[0],
        licence=image.licence,
        credit=image.credit,
    )


def _place(card: Card, distance_m: int | None) -> PlaceShape | None:
    if card.place is None:
        return None
    place = card.place
    return PlaceShape(
        name=place.name, address=place.address, lat=place.lat, lon=place.lon, distance_m=distance_m
    )


def _next(card: Card) -> TimeShape | None:
    if card.start is None:
        return None
    end = card.end.astimezone(LOCAL_ZONE) if card.end else None
    return TimeShape(start=card.start.astimezone(LOCAL_ZONE), end=end)
