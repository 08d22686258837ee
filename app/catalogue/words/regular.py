"""The simplest true rule for a list of times: "Tuesdays at 18, not 24 December" instead of thirty dates.

A rule is used only if its expansion gives exactly the times it was made from; otherwise the dates stay dates.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.catalogue.schedule import DateRange, Override, Schedule
from app.catalogue.times.occurrences import MAX_OCCURRENCES, occurrences
from app.catalogue.words.regular_rules import fitting_rule

Time = tuple[datetime, int | None]
"""A local wall time without an offset, and the length in minutes (None: the end was not told)."""


def regular_schedules(
    times: Sequence[Time],
    *,
    cancelled: Sequence[datetime] = (),
    timezone: str = "Europe/Helsinki",
    all_day: bool = False,
) -> tuple[Schedule, ...]:
    """Give one schedule for each hour and length, in order of the first time.

    Every time of `times` comes out of the schedules once, and nothing else does. `cancelled` are starts that
    were called off, whether or not `times` has them too.
    """
    groups: dict[tuple[time, int | None], set[datetime]] = defaultdict(set)
    for moment, minutes in times:
        groups[moment.time(), minutes].add(moment)
    called_off: dict[tuple[time, int | None], list[datetime]] = defaultdict(list)
    for moment in sorted(set(cancelled)):
        key = _group_of(moment, groups)
        groups[key].add(moment)
        called_off[key].append(moment)
    schedules = [
        regular_schedule(
            [(moment, key[1]) for moment in moments],
            cancelled=called_off[key],
            timezone=timezone,
            all_day=all_day,
        )
        for key, moments in groups.items()
    ]
    return tuple(sorted(schedules, key=_sort_key))


def regular_schedule(
    times: Sequence[Time],
    *,
    cancelled: Sequence[datetime] = (),
    timezone: str = "Europe/Helsinki",
    all_day: bool = False,
) -> Schedule:
    """Give one schedule that makes exactly these times; of equal starts the first one's length holds.

    Raises `ValueError` when there are no times at all.
    """
    lengths: dict[datetime, int | None] = {}
    for moment, minutes in times:
        lengths.setdefault(moment.replace(microsecond=0), minutes)
    usual = _usual_length(lengths.values())
    called_off = {moment.replace(microsecond=0) for moment in cancelled}
    moments = sorted({*lengths, *called_off})
    if not moments:
        raise ValueError("a schedule needs at least one time")
    dates = Schedule(
        timezone=timezone,
        start=moments[0],
        duration_minutes=usual,
        all_day=all_day,
        rdates=tuple(moments[1:]),
        overrides=tuple(_overrides(moments, lengths, usual, called_off)),
    )
    return _as_rule(dates, moments) or dates


def _group_of(
    moment: datetime, groups: dict[tuple[time, int | None], set[datetime]]
) -> tuple[time, int | None]:
    """Find the group that a cancelled time belongs to: the one that has it, else the largest of its hour."""
    same_hour = [key for key in groups if key[0] == moment.time()]
    if not same_hour:
        return moment.time(), None
    return max(same_hour, key=lambda key: (moment in groups[key], len(groups[key])))


def _sort_key(schedule: Schedule) -> tuple[datetime, int]:
    assert schedule.start is not None
    return schedule.start, schedule.duration_minutes or 0


def _usual_length(lengths: Iterable[int | None]) -> int | None:
    """Give the commonest length; None if any is unknown, because an override cannot say "not told"."""
    known = Counter(lengths)
    if not known or None in known:
        return None
    return known.most_common(1)[0][0]


def _overrides(
    moments: Sequence[datetime],
    lengths: dict[datetime, int | None],
    usual: int | None,
    called_off: set[datetime],
) -> Iterable[Override]:
    for moment in moments:
        minutes = lengths.get(moment, usual)
        differs = minutes if minutes != usual else None
        if moment in called_off:
            yield Override(original=moment, state="cancelled", duration_minutes=differs)
        elif differs is not None:
            yield Override(original=moment, duration_minutes=differs)


def _as_rule(dates: Schedule, moments: Sequence[datetime]) -> Schedule | None:
    """Say the dates as a rule with its breaks, or None when no simple rule makes exactly them."""
    if len(moments) > MAX_OCCURRENCES or len({moment.time() for moment in moments}) > 1:
        return None
    found = fitting_rule(moments, ZoneInfo(dates.timezone))
    if found is None:
        return None
    rule = dates.model_copy(
        update={
            "rrule": found.rrule,
            "rdates": found.extra,
            "exdates": tuple(run[0] for run in found.missing if len(run) == 1),
            "breaks": tuple(
                DateRange(start=run[0].date(), end=run[-1].date()) for run in found.missing if len(run) > 1
            ),
            "valid_from": moments[0].date(),
            "valid_until": moments[-1].date(),
        }
    )
    return rule if _expanded(rule, moments) == _expanded(dates, moments) else None


def _expanded(schedule: Schedule, moments: Sequence[datetime]) -> list[tuple[datetime, datetime | None, str]]:
    zone = ZoneInfo(schedule.timezone)
    first = moments[0].replace(tzinfo=zone) - timedelta(days=2)
    last = moments[-1].replace(tzinfo=zone) + timedelta(days=2)
    return [(found.start, found.end, found.state) for found in occurrences(schedule, first, last)]
