"""When in doubt, stop before anything changes: a feed that empties itself must not empty the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def doubts(comparison: Comparison) -> list[str]:
    """Reasons to stop, in plain words; none: go on."""
    return [reason for reason in _reasons(comparison) if reason]


def _reasons(c: Comparison) -> Iterable[str | None]:
    yield _too_few(c)
    yield _too_many_gone(c)
    yield _too_many_failed(c)
    yield from _rates_fell(c)


def _too_few(c: Comparison) -> str | None:
    if not c.complete or len(c.after) >= c.minimum:
        return None
    return f"The feed gave {len(c.after)} listings; at least {c.minimum} are expected."


def _too_many_gone(c: Comparison) -> str | None:
    if c.gone <= MAX_GONE or c.gone <= MAX_GONE_SHARE * len(c.before):
        return None
    share = round(100 * c.gone / len(c.before))
    return f"{c.gone} of {len(c.before)} listings ({share} %) would disappear; up to 20 % is normal."


def _too_many_failed(c: Comparison) -> str | None:
    read = len(c.after) + c.failed
    if c.failed <= MAX_GONE or c.failed <= MAX_GONE_SHARE * read or not c.before:
        return None
    return f"{c.failed} of {read} records could not be read; the feed may have changed its shape."


def _rates_fell(c: Comparison) -> Iterable[str]:
    if len(c.before) < MIN_FOR_RATES or len(c.after) < MIN_FOR_RATES or not c.complete:
        return
    before, after = fill_rates(c.before), fill_rates(c.after)
    for name in FILLED_FIELDS:
        if round(before[name] - after[name], 6) > MAX_FALL:
            yield (
                f"'{name}' was told for {before[name]:.0%} of the listings and now for {after[name]:.0%}; "
                "the feed may have changed its shape."
            )
