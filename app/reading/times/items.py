"""What the tokens of a timetable mean, one by one; the composer puts them together."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from app.reading.times.almanac import Point
from app.reading.times.words import Habit, Part


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays, 0 is Monday. `once`: "tiistaina", which may mean the coming one alone."""

    days: tuple[int, ...]
    habit: Habit = "plain"
    part: Part | None = None
    weak: bool = False
    """Only a part of a name: "Sunnuntaikahvit"."""


@dataclass(frozen=True, slots=True)
class Monthly:
    """(nth, weekday) pairs; nth -1 is the last of the month."""

    picks: tuple[tuple[int, int], ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour, or two. A missing start ("klo 18 asti") is known by its end alone."""

    start: time | None
    end: time | None = None
    sure: bool = True
    bare: bool = False
    """True for "ma 18": a number that only its place makes an hour."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One day; `claim` is the weekday written beside it."""

    point: Point
    claim: int | None = None
    sure: bool = True
    joined: bool = False
    """A comma, "ja" or the like leads to it from another day."""
    stop: bool = False
    """Its full stop ends the sentence too."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period; `claims` are the weekdays written beside its two ends."""

    first: Point
    last: Point
    claims: tuple[int | None, int | None] = (None, None)
    sure: bool = True
    rough: bool = False
    """A month or a holiday time: dates right after it say it better."""
    joined: bool = False
    """As of a day."""
    stop: bool = False
    """As of a day."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a season starts or ends."""

    edge: Literal["start", "end"]
    date: Dated
    loose: bool = False
    """True for "alkaa 12.1.", which may also be the only day."""
    again: bool = False
    """True for "jatkamme 12.1.": what went before stopped in between."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every nth week, or even or odd weeks; interval 1 alone is "joka viikko"."""

    interval: int = 1
    weeks: Literal["even", "odd"] | None = None
    sure: bool = True
    alternate: bool = False
    """As in "vuoroviikoin": with two days it stays open which week is whose."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many times in all."""

    times: int


@dataclass(frozen=True, slots=True)
class Duration:
    """How long one time lasts."""

    minutes: int
    named: bool = False
    """A word for it ("kesto") stands before."""
    about: bool = False


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """As in "iltaisin", "aamulla"."""

    part: Part
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Negation:
    """Rules out what it stands with."""

    kind: Literal["not", "except", "closed", "cancelled", "break"]


@dataclass(frozen=True, slots=True)
class Hazard:
    """Something that makes the reading doubtful or impossible.

    hard: nothing may be proposed · open: what it stands with is not known ·
    phase: "once a month", which needs the weeks · maybe: what it stands with may not
    happen · doubt: worth a look.
    """

    level: Literal["hard", "open", "phase", "maybe", "doubt"]
    why: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line or sentence (`hard`), or a comma or "ja"."""

    hard: bool = False
    joins: bool = False
    column: bool = False
    """A semicolon, which may part the cells of a table."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A word whose place matters."""

    kind: Literal[
        "deadline",
        "by",
        "doors",
        "moved",
        "otherwise",
        "others",
        "or",
        "holidays",
        "subject",
        "season",
        "dash",
        "close",
        "eves",
    ]


@dataclass(frozen=True, slots=True)
class Word:
    """Anything else."""

    text: str
    capital: bool = False


Item = (
    Days | Monthly | Clock | Dated | Span | Bound | Rhythm | Count | Duration | PartOfDay
    | Negation | Hazard | Break | Marker | Word
)  # fmt: skip
