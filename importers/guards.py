"""When in doubt, stop before anything changes: a feed that empties itself must not empty the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from app.catalogue.content import ListingContent

MAX_GONE = 5
MAX_GONE_SHARE = 0.20
MAX_FALL = 0.30
MIN_FOR_RATES = 20
FILLED_FIELDS = (
    "summary",
    "description",
    "organiser",
    "sessions",
    "place",
    "times",
    "prices",
    "categories",
    "contacts",
    "url",
)


def filled_bits(content: ListingContent) -> int:
    """Which of FILLED_FIELDS hold something, as bits: the first field is bit 0."""
    present = {
        "place": any(session.place for session in content.sessions),
        "times": any(session.schedules for session in content.sessions),
    }
    bits = 0
    for position, name in enumerate(FILLED_FIELDS):
        if present.get(name, bool(getattr(content, name, None))):
            bits |= 1 << position
    return bits


def fill_rates(bits: Sequence[int]) -> dict[str, float]:
    """The share of records (0–1) that have each field."""
    total = len(bits) or 1
    return {name: sum(b >> i & 1 for b in bits) / total for i, name in enumerate(FILLED_FIELDS)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run beside what the catalogue holds of the feed.

    `before` and `after` are the filled bits of each living record; `gone`, how many would be withdrawn;
    `failed`, records that were there but could not be read at all.
    """

    before: Sequence[int]
    after: Sequence[int]
    gone: int
    failed: int
    minimum: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to stop: its kind and its figures.

    `number` of `whole`; for `too_few` the whole is what is expected at least; for `field_lost` they are the
    percents before and now of the field `name`.
    """

    code: Literal["too_few", "too_many_gone", "too_many_failed", "field_lost"]
    number: int
    whole: int
    name: str = ""

    def stored(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        """From JSON values."""
        return cls(**stored)

    def is_within(self, accepted: Iterable["Doubt"]) -> bool:
        """Whether somebody has accepted this, or worse of the same."""
        alike = [one for one in accepted if (one.code, one.name) == (self.code, self.name)]
        fewer_is_worse = self.code == "too_few"
        return any(self.number >= one.number if fewer_is_worse else self._is_no_worse(one) for one in alike)

    def _is_no_worse(self, accepted: "Doubt") -> bool:
        if self.code == "field_lost":
            return self.whole >= accepted.whole
        return self.number <= accepted.number

    def __str__(self) -> str:
        number, whole = self.number, self.whole
        if self.code == "too_few":
            return f"The feed gave {number} listings; at least {whole} are expected."
        if self.code == "too_many_gone":
            share = round(100 * number / whole)
            return f"{number} of {whole} listings ({share} %) would disappear; up to 20 % is normal."
        if self.code == "too_many_failed":
            return f"{number} of {whole} records could not be read; the feed may have changed its shape."
        return (
            f"'{self.name}' was told for {number}% of the listings and now for {whole}%; "
            "the feed may have changed its shape."
        )


def doubts(comparison: Comparison) -> list[Doubt]:
    """Reasons to stop; none: go on."""
    return [reason for reason in _reasons(comparison) if reason]


def _reasons(c: Comparison) -> Iterable[Doubt | None]:
    yield _too_few(c)
    yield _too_many_gone(c)
    yield _too_many_failed(c)
    yield from _rates_fell(c)


def _too_few(c: Comparison) -> Doubt | None:
    if not c.complete or len(c.after) >= c.minimum:
        return None
    return Doubt("too_few", len(c.after), c.minimum)


def _too_many_gone(c: Comparison) -> Doubt | None:
    if c.gone <= MAX_GONE or c.gone <= MAX_GONE_SHARE * len(c.before):
        return None
    return Doubt("too_many_gone", c.gone, len(c.before))


def _too_many_failed(c: Comparison) -> Doubt | None:
    read = len(c.after) + c.failed
    if c.failed <= MAX_GONE or c.failed <= MAX_GONE_SHARE * read or not c.before:
        return None
    return Doubt("too_many_failed", c.failed, read)


def _rates_fell(c: Comparison) -> Iterable[Doubt]:
    if len(c.before) < MIN_FOR_RATES or len(c.after) < MIN_FOR_RATES or not c.complete:
        return
    before, after = fill_rates(c.before), fill_rates(c.after)
    for name in FILLED_FIELDS:
        if round(before[name] - after[name], 6) > MAX_FALL:
            yield Doubt("field_lost", _percent(before[name]), _percent(after[name]), name)


def _percent(rate: float) -> int:
    return int(f"{100 * rate:.0f}")
