"""A question, planned: what must be found, by which keys, and what only ranks. The same for every engine."""

from dataclasses import dataclass, field

from app.search.query import SearchQuery
from app.search.understanding import Slot


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find a word: all `keys` in one field. `is_beginning`: the key begins a word of the field."""

    field: str
    keys: tuple[str, ...]
    weight: float
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """Near a point: WGS 84 degrees and metres."""

    lat: float
    lon: float
    radius: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that was asked for: any of the ways, or lying within the circle, finds it.

    `loose` are weaker ways, tried when nothing else is left. `required`: never left out, whatever else is.
    `main`: it says what the question is about, so what lacks it is no answer.
    """

    words: str
    ways: tuple[Way, ...]
    loose: tuple[Way, ...] = ()
    circle: Circle | None = None
    required: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Hard wishes that the query string has no filter for. `ages`: both ends included.

    `ids`: nothing but these listings; of none, any.
    """

    price_max: int | None = None
    ages: tuple[int, int] | None = None
    signals: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """A spelling that was mended: as typed, and as it was looked for."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """A far commoner word beside one that was typed, and the whole question with it."""

    typed: str
    meant: str
    question: str


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """What an engine carries out.

    `query` has the filters, those of the sentence included; `asked`, each of which should be found; `soft`
    only ranks; what has an `excluded` key or an `unwanted` fact is not found. `slots` are what the sentence
    was understood to wish, and `dropped` those of them that were softened because nothing was left.
    `names_subject`: a sentence may have nothing but wishes ("sunnuntaina ilmaista").
    """

    query: SearchQuery
    asked: tuple[Asked, ...] = ()
    soft: tuple[Way, ...] = ()
    limits: Limits = field(default_factory=Limits)
    excluded: tuple[str, ...] = ()
    unwanted: tuple[Way, ...] = ()
    slots: tuple[Slot, ...] = ()
    dropped: tuple[Slot, ...] = ()
    corrected: Corrected | None = None
    help_now: bool = False
    names_subject: bool = True

    @property
    def centre(self) -> tuple[float, float] | None:
        """Near which point (latitude, longitude): the one that was given, or the place that was named."""
        if self.query.near is not None:
            return self.query.near
        circles = (one.circle for one in self.asked if one.circle is not None)
        return next(((circle.lat, circle.lon) for circle in circles), None)
