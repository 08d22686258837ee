"""Rules that the timetable reader found, made into schedules."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.schedule import DateRange, Schedule
from app.catalogue.times.occurrences import occurrences
from app.reading.schedules import schedules_of
from app.reading.times import MonthlyDay, TimeRule, TimesReading

at = datetime.fromisoformat
HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = at("2026-11-24T09:00+02:00")
FIRST, LAST = date(2026, 3, 1), date(2027, 4, 30)  # both changes of the clock and the turn after week 53
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVEN = ",".join(map(str, range(2, 53, 2)))


def schedule(rule: TimeRule) -> Schedule:
    (made,) = schedules_of(TimesReading((rule,)), now=NOW)
    return made


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            TimeRule(start="2026-11-28T22:00", end="02:00"),
            Schedule(start=at("2026-11-28T22:00"), duration_minutes=240),
        ),
        (TimeRule(start="2026-11-28T18:00"), Schedule(start=at("2026-11-28T18:00"))),
        (
            TimeRule(from_="2026-12-05", until="2026-12-05"),
            Schedule(start=at("2026-12-05T00:00"), all_day=True),
        ),
        (
            TimeRule(from_="2026-12-05", until="2026-12-07"),
            Schedule(start=at("2026-12-05T00:00"), duration_minutes=3 * 1440, all_day=True),
        ),
        (
            TimeRule(from_="2026-12-05", until="2026-12-07", at="10:00", end="15:00"),
            Schedule(
                start=at("2026-12-05T10:00"),
                duration_minutes=300,
                rrule="FREQ=DAILY",
                valid_from=date(2026, 12, 5),
                valid_until=date(2026, 12, 7),
            ),
        ),
        (
            TimeRule(weekly=("TU",), at="17:00", end="19:00"),
            Schedule(start=at("2024-01-02T17:00"), duration_minutes=120, rrule="FREQ=WEEKLY;BYDAY=TU"),
        ),
        (
            TimeRule(weekly=("TH", "MO"), at="00:00", end="00:00"),
            Schedule(start=at("2024-01-01T00:00"), duration_minutes=1440, rrule="FREQ=WEEKLY;BYDAY=MO,TH"),
        ),
        (
            TimeRule(
                weekly=("TU",), from_="2027-01-14", until="2027-05-11", except_=("2027-03-01/2027-03-07",)
            ),
            Schedule(
                start=at("2027-01-19T00:00"),
                all_day=True,
                rrule="FREQ=WEEKLY;BYDAY=TU",
                breaks=(DateRange(start=date(2027, 3, 1), end=date(2027, 3, 7)),),
                valid_from=date(2027, 1, 14),
                valid_until=date(2027, 5, 11),
            ),
        ),
        (
            TimeRule(weekly=("MO",), weeks="even", at="18:00"),
            Schedule(start=at("2024-01-08T18:00"), rrule=f"FREQ=YEARLY;BYWEEKNO={EVEN};BYDAY=MO"),
        ),
        (
            TimeRule(monthly=(MonthlyDay(2, "WE"), MonthlyDay(-1, "SU")), at="18:00"),
            Schedule(start=at("2024-01-10T18:00"), rrule="FREQ=MONTHLY;BYDAY=-1SU,2WE"),
        ),
        (
            TimeRule(weekly=("TU",), interval=2, from_="2027-01-12", at="18:00"),
            Schedule(
                start=at("2027-01-12T18:00"),
                rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                valid_from=date(2027, 1, 12),
            ),
        ),
    ],
)
def test_rule_becomes_a_schedule(rule: TimeRule, expected: Schedule) -> None:
    assert schedule(rule) == expected


@pytest.mark.parametrize("first", [None, "2027-01-13"])
def test_every_other_week_without_a_phase_is_only_said(first: str | None) -> None:
    made = schedule(TimeRule(weekly=("TU",), interval=2, from_=first, at="18:00", until="2027-05-31"))
    before, after = ("13.1.–31.5.2027 ", "") if first else ("", ", 31.5.2027 asti")
    season = {"sv": ", 13.1–31.5.2027", "en": ", 13 January – 31 May 2027"}
    end = {"sv": ", till 31.5.2027", "en": ", until 31 May 2027"}
    told = season if first else end

    assert (made.start, made.rrule) == (None, None)
    assert made.note == {
        "fi": f"{before}joka toinen tiistai klo\u00a018{after}",
        "sv": f"varannan tisdag kl.\u00a018{told['sv']}",
        "en": f"every other Tuesday at\u00a018:00{told['en']}",
    }


@pytest.mark.parametrize(
    "reading",
    [
        TimesReading(None, "the time is by agreement"),
        TimesReading(()),
        TimesReading((TimeRule(at="18:00"),)),
        TimesReading((TimeRule(weekly=("TU",), from_="2027-01-01", until="2026-01-01"),)),
    ],
)
def test_nothing_is_made_of_nothing(reading: TimesReading) -> None:
    assert schedules_of(reading, now=NOW) == ()


def test_same_text_gives_the_same_schedule_every_day() -> None:
    reading = TimesReading((TimeRule(weekly=("TU",), at="18:00"),))

    assert schedules_of(reading, now=NOW) == schedules_of(reading, now=NOW + timedelta(days=400))


hours = st.none() | st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 30]))
days = st.dates(FIRST, LAST)


@st.composite
def rules(draw: st.DrawFn) -> TimeRule:
    first, last = sorted(draw(st.tuples(days, days)))
    hour = draw(hours)
    end = draw(hours) if hour else None
    if draw(st.booleans()):
        start = f"{first}T{hour}" if hour else None
        return TimeRule(
            start=start, end=end, from_=None if start else str(first), until=None if start else str(first)
        )
    pauses = draw(st.lists(st.tuples(days, st.integers(0, 20)), max_size=2))
    weekly = draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=4))
    nths = st.builds(MonthlyDay, st.sampled_from([1, 2, 3, 4, 5, -1]), st.sampled_from(DAYS))
    monthly = tuple(draw(st.lists(nths, max_size=2)))
    return TimeRule(
        weekly=() if monthly else tuple(day for day in DAYS if day in weekly),
        monthly=monthly,
        weeks=None if monthly else draw(st.sampled_from([None, "even", "odd"])),
        at=hour,
        end=end,
        from_=draw(st.sampled_from([None, str(first)])),
        until=draw(st.sampled_from([None, str(last)])),
        except_=tuple(f"{day}/{day + timedelta(days=length)}" for day, length in pauses),
    )


def expand(rule: TimeRule) -> Iterator[tuple[datetime, datetime | None]]:
    """Go through the year day by day: the plainest reading of a rule that there is."""
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        if _has(rule, day):
            yield _moment(day, rule)


def _has(rule: TimeRule, day: date) -> bool:
    if rule.start:
        return day == at(rule.start).date()
    if (rule.from_ and str(day) < rule.from_) or (rule.until and str(day) > rule.until):
        return False
    if any(pause[:10] <= str(day) <= pause[11:] for pause in rule.except_):
        return False
    name = DAYS[day.weekday()]
    if rule.monthly:
        is_last = (day + timedelta(days=7)).month != day.month
        nths = {(day.day + 6) // 7, -1 if is_last else 0}
        return any(pick.day == name and pick.nth in nths for pick in rule.monthly)
    parity = {"even": 0, "odd": 1}.get(rule.weeks or "", day.isocalendar().week % 2)
    return (not rule.weekly or name in rule.weekly) and day.isocalendar().week % 2 == parity


def _moment(day: date, rule: TimeRule) -> tuple[datetime, datetime | None]:
    hour = rule.start[11:] if rule.start else rule.at
    if hour is None:
        return _utc(day, time.min), _utc(day + timedelta(days=1), time.min)
    first = time.fromisoformat(hour)
    if rule.end is None or (rule.end == hour and hour != "00:00"):
        return _utc(day, first), None
    last = time.fromisoformat(rule.end)
    length = datetime.combine(day + timedelta(days=last <= first), last) - datetime.combine(day, first)
    # An hour that the clocks skip in March begins an hour later, and is as long as told.
    begin = _utc(day, first).astimezone(HELSINKI).replace(tzinfo=None)
    ends = begin + length
    return _utc(day, first), _utc(ends.date(), ends.time())


def _utc(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, HELSINKI).astimezone(UTC)


@settings(max_examples=300)
@given(rule=rules())
def test_schedule_makes_the_times_of_its_rule(rule: TimeRule) -> None:
    window = _utc(FIRST, time.min), _utc(LAST + timedelta(days=1), time.min)
    made = [
        one for found in schedules_of(TimesReading((rule,)), now=NOW) for one in occurrences(found, *window)
    ]

    assert [(one.start, one.end) for one in made if one.start >= window[0]] == list(expand(rule))
