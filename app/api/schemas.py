"""The shapes of the API's answers."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A piece of an answer."""

    model_config = ConfigDict(frozen=True)


class PlaceShape(Shape):
    """Where. `distance_m` is there when `near` was asked."""

    name: str
    address: str
    lat: float | None
    lon: float | None
    distance_m: int | None = None


class TimeShape(Shape):
    """A time, with the town's own offset."""

    start: datetime
    end: datetime | None


class PriceShape(Shape):
    """What it costs. `type`: free, fixed, range, donation, membership, material or unknown."""

    type: str
    text: str


class ImageShape(Shape):
    """A picture. `licence`: `cc_by`, `cc0`, or `event_only`: it may be shown with this listing alone."""

    url: str
    small_url: str
    width: int
    height: int
    alt: str
    licence: str | None
    credit: str | None


class ItemShape(Shape):
    """One result. `lang` is the language that title and summary really are in."""

    id: str
    slug: str
    kind: str
    title: str
    summary: str
    lang: str
    url: str
    source: str | None
    source_id: str | None
    organiser: str
    place: PlaceShape | None
    next: TimeShape | None
    recurs: str
    price: PriceShape
    categories: tuple[str, ...]
    why: tuple[str, ...]
    image: ImageShape | None = None


class UnderstoodShape(Shape):
    """A word of the question that was understood as a wish."""

    slot: str
    value: str
    words: str


class CorrectedShape(Shape):
    """A spelling that was mended; `exact=1` looks for what was typed."""

    from_: str = Field(serialization_alias="from")
    to: str


class DidYouMeanShape(Shape):
    """A far commoner word than one that was typed; nothing was changed. `q` is the whole question with it."""

    from_: str = Field(serialization_alias="from")
    to: str
    q: str


class AlternativeShape(ItemShape):
    """Something near to what was asked, when just that was not found. `reason`: why, in plain words."""

    reason: str


class SearchShape(Shape):
    """The answer of a search. `alternatives` are no results, and are there only when there is none.

    `similar` are no results either: alike in meaning, when there are few or none.
    """

    items: tuple[ItemShape, ...]
    total: int
    page: int
    facets: dict[str, dict[str, int]]
    understood: tuple[UnderstoodShape, ...] = ()
    corrected: CorrectedShape | None = None
    did_you_mean: DidYouMeanShape | None = None
    alternatives: tuple[AlternativeShape, ...] = ()
    similar: tuple[ItemShape, ...] = ()


class ErrorDetail(Shape):
    """What went wrong."""

    code: str
    message: str
    field: str | None = None


class ErrorShape(Shape):
    """The one shape of errors."""

    error: ErrorDetail
