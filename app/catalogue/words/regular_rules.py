"""The rules that a list of times may follow, tried from the plainest on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import WEEKDAYS, read_rule

FEWEST_DATES: Final = 3
DATES_PER_EXCEPTION: Final = 4  # a rule with more exceptions than this says less than the dates do
MAX_EXTRA: Final = 2
EVEN_WEEKS: Final = ",".join(str(week) for week in range(2, 53, 2))
ODD_WEEKS: Final = ",".join(str(week) for week in range(1, 54, 2))


@dataclass(frozen=True, slots=True)
class FittingRule:
    """A rule from the first to the last of the times.

    `missing`: runs of times that the rule makes and the list lacks. `extra`: times beside the rule.
    """

    rrule: str
    missing: tuple[tuple[datetime, ...], ...]
    extra: tuple[datetime, ...]


def fitting_rule(moments: Sequence[datetime], zone: ZoneInfo) -> FittingRule | None:
    """Find the rule with the fewest exceptions for sorted moments of one hour; of equals the plainest."""
    if len(moments) < FEWEST_DATES:
        return None
    best: FittingRule | None = None
    for rrule in _candidates(moments):
        found = _fit(rrule, moments, zone)
        if found is None:
            continue
        if best is None or _exceptions(found) < _exceptions(best):
            best = found
        if not _exceptions(best):
            break
    return best


def _exceptions(rule: FittingRule) -> int:
    return len(rule.missing) + len(rule.extra)


def _candidates(moments: Sequence[datetime]) -> Iterator[str]:
    if len({moment.date() for moment in moments}) < len(moments):
        return
    if any(later - moment == timedelta(days=1) for moment, later in pairwise(moments)):
        yield "FREQ=DAILY"
    counts = Counter(moment.weekday() for moment in moments)
    repeated = sorted(weekday for weekday, count in counts.items() if count > 1)
    if not repeated:
        return
    days = ",".join(WEEKDAYS[weekday] for weekday in repeated)
    yield f"FREQ=WEEKLY;BYDAY={days}"
    yield f"FREQ=WEEKLY;INTERVAL=2;BYDAY={days}"
    yield f"FREQ=YEARLY;BYWEEKNO={EVEN_WEEKS};BYDAY={days}"
    yield f"FREQ=YEARLY;BYWEEKNO={ODD_WEEKS};BYDAY={days}"
    if len(repeated) == 1:
        yield from _monthly(moments, repeated[0])
    yield f"FREQ=WEEKLY;INTERVAL=3;BYDAY={days}"


def _monthly(moments: Sequence[datetime], weekday: int) -> Iterator[str]:
    on_day = [moment for moment in moments if moment.weekday() == weekday]
    nths = Counter((moment.day - 1) // 7 + 1 for moment in on_day)
    often = sorted(nth for nth, count in nths.items() if count > 1 and nth <= 4)
    if all((moment + timedelta(days=7)).month != moment.month for moment in on_day):
        yield f"FREQ=MONTHLY;BYDAY=-1{WEEKDAYS[weekday]}"
    if often:
        yield "FREQ=MONTHLY;BYDAY=" + ",".join(f"{nth}{WEEKDAYS[weekday]}" for nth in often)


def _fit(rrule: str, moments: Sequence[datetime], zone: ZoneInfo) -> FittingRule | None:
    first, last = moments[0], moments[-1]
    made = list(starts(read_rule(rrule), first, first, last + timedelta(seconds=1), zone))
    given = set(moments)
    extra = tuple(sorted(given.difference(made)))
    runs = groupby(made, key=given.__contains__)
    missing = tuple(tuple(run) for is_given, run in runs if not is_given)
    allowed = len(moments) // DATES_PER_EXCEPTION
    if len(made) < FEWEST_DATES or len(extra) > MAX_EXTRA or len(missing) + len(extra) > allowed:
        return None
    if any(run[0] <= moment <= run[-1] for run in missing for moment in extra):
        return None
    return FittingRule(rrule, missing, extra)
