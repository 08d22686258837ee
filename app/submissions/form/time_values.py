"""Times: from schedules back to what is typed. What the form cannot tell stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import starmap

from app.catalogue.schedule import Schedule
from app.submissions.form.dates import clock_text, day_text
from app.submissions.form.fields import KEPT, NTHS, OPEN_FIELDS, WEEKDAYS
from app.submissions.form.times import A_WEEK, CODES, Asked, TimesError, read_schedules

WEEKLY = "FREQ=WEEKLY;BYDAY="
MONTHLY = "FREQ=MONTHLY;BYDAY="
EVERY_OTHER = "FREQ=WEEKLY;INTERVAL=2;BYDAY="


def typed_times(schedules: Sequence[Schedule], lang: str) -> dict[str, str]:
    """What would have been typed for these times. Single times that differ are beside the rule."""
    bare = tuple(plain_rule(one) for one in schedules)
    for write in WRITERS.values():
        typed = write(bare, lang)
        if typed is not None and _tells(typed, bare, lang):
            return typed
    return {"aika": KEPT if schedules else "ei_aikaa"}


def plain_rule(schedule: Schedule) -> Schedule:
    """A schedule without what was said of its single times."""
    return schedule.model_copy(update={"overrides": (), "exdates": ()})


def with_exceptions(new: Schedule, old: Schedule) -> Schedule:
    """A changed rule with what was said of the single times of the old one, of those that it still has."""
    if new.start is None or new.rrule is None:
        return new
    hour, days = new.start.time(), new.rrule.rpartition("BYDAY=")[2].split(",")

    def holds(moment: datetime) -> bool:
        return moment.time() == hour and not _names(moment.date()).isdisjoint(days)

    return new.model_copy(
        update={
            "overrides": tuple(one for one in old.overrides if holds(one.original)),
            "exdates": tuple(filter(holds, old.exdates)),
        }
    )


def _names(day: date) -> set[str]:
    """What rules may call a day: `TU`, in its month `2TU`, and perhaps `-1TU`."""
    code = CODES[day.weekday()]
    is_last = (day + timedelta(days=A_WEEK)).month != day.month
    return {code, f"{(day.day - 1) // A_WEEK + 1}{code}", *([f"-1{code}"] if is_last else [])}


def _tells(typed: Mapping[str, str], schedules: tuple[Schedule, ...], lang: str) -> bool:
    """Whether reading it again gives the same times: the anchor of a rule without a season may be any."""
    starts = [one.start.date() for one in schedules if one.start]
    try:
        again = read_schedules(Asked(typed, min(starts, default=date.min + timedelta(days=A_WEEK)), lang))
    except TimesError:
        return False
    if len(again) != len(schedules):
        return False
    return all(starmap(_same, zip(again, schedules, strict=True)))


def _same(one: Schedule, other: Schedule) -> bool:
    anchor = {"start": one.start}
    moved = one.rrule and one.valid_from is None and other.start and one.start
    if moved and one.start and other.start and one.start.time() == other.start.time():
        return one == other.model_copy(update=anchor)
    return one == other


def _once(schedules: tuple[Schedule, ...], _lang: str) -> dict[str, str] | None:
    if len(schedules) != 1 or schedules[0].start is None:
        return None
    return {"aika": "kerran", "paiva": day_text(schedules[0].start.date()), **_clocks(schedules[0])}


def _weekly(schedules: tuple[Schedule, ...], _lang: str) -> dict[str, str] | None:
    return _series(schedules, "viikoittain", WEEKLY)


def _every_other(schedules: tuple[Schedule, ...], _lang: str) -> dict[str, str] | None:
    return _series(schedules, "joka_toinen", EVERY_OTHER)


def _series(schedules: tuple[Schedule, ...], name: str, rule: str) -> dict[str, str] | None:
    if len(schedules) != 1 or not (schedules[0].rrule or "").startswith(rule):
        return None
    one = schedules[0]
    codes = [code.lstrip("-0123456789") for code in (one.rrule or "").removeprefix(rule).split(",")]
    days = {field: YES_TICK for field, code in WEEKDAYS.items() if code in codes}
    season = {"alkaen": day_text(one.valid_from), "asti": day_text(one.valid_until)}
    typed = {"aika": name, **days, **_clocks(one), **season, "tauot": _pauses(one)}
    return {field: text for field, text in typed.items() if text}


def _monthly(schedules: tuple[Schedule, ...], _lang: str) -> dict[str, str] | None:
    typed = _series(schedules, "kuukausittain", MONTHLY)
    if typed is None:
        return None
    codes = (schedules[0].rrule or "").removeprefix(MONTHLY).split(",")
    return typed | {
        field: YES_TICK for field, nth in NTHS.items() if any(code[:-2] == str(nth) for code in codes)
    }


def _pauses(schedule: Schedule) -> str:
    return "\n".join(
        day_text(one.start) if one.start == one.end else f"{day_text(one.start)}–{day_text(one.end)}"
        for one in schedule.breaks
    )


def _dates(schedules: tuple[Schedule, ...], _lang: str) -> dict[str, str] | None:
    if len(schedules) < 2:
        return None
    return {"aika": "paivat", "paivat": "\n".join(map(_line, schedules))}


def _line(schedule: Schedule) -> str:
    clocks = _clocks(schedule)
    hours = "–".join(filter(None, (clocks.get("alkaa"), clocks.get("paattyy"))))
    day = day_text(schedule.start.date()) if schedule.start else ""
    return f"{day} {hours}".strip()


def _open(schedules: tuple[Schedule, ...], _lang: str) -> dict[str, str] | None:
    if not schedules or any(one.kind != "opening_hours" or one.rrule is None for one in schedules):
        return None
    hours: dict[str, list[str]] = {}
    for one in schedules:
        clocks = _clocks(one)
        for code in (one.rrule or "").removeprefix(WEEKLY).split(","):
            hours.setdefault(code, []).append(f"{clocks.get('alkaa')}–{clocks.get('paattyy')}")
    typed = {field: ", ".join(hours[code]) for field, code in OPEN_FIELDS.items() if code in hours}
    pauses = _pauses(schedules[0])
    return {"aika": "auki", **typed, **({"tauot": pauses} if pauses else {})}


def _no_fixed(schedules: tuple[Schedule, ...], lang: str) -> dict[str, str] | None:
    if len(schedules) != 1:
        return None
    return {"aika": "ei_aikaa", "aika_sanoin": schedules[0].note.get(lang, "")}


def _clocks(schedule: Schedule) -> dict[str, str]:
    return dict(_clock_fields(schedule))


def _clock_fields(schedule: Schedule) -> Iterator[tuple[str, str]]:
    if schedule.start is None or schedule.all_day:
        return
    yield "alkaa", clock_text(schedule.start.time())
    if schedule.duration_minutes is not None:
        end: time = (schedule.start + timedelta(minutes=schedule.duration_minutes)).time()
        yield "paattyy", clock_text(end)


YES_TICK = "1"
Writer = Callable[[tuple[Schedule, ...], str], dict[str, str] | None]
WRITERS: Mapping[str, Writer] = {
    "auki": _open,
    "viikoittain": _weekly,
    "joka_toinen": _every_other,
    "kuukausittain": _monthly,
    "kerran": _once,
    "paivat": _dates,
    "ei_aikaa": _no_fixed,
}
