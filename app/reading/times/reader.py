"""Reads a short timetable text: tokens, items, entries, rules; never raises, whatever the text."""

import re
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.reading.times.almanac import FIRST_YEAR, LAST_YEAR
from app.reading.times.completing import complete
from app.reading.times.composer import compose
from app.reading.times.counting import parity_holds
from app.reading.times.entries import Composition
from app.reading.times.model import WEEKDAYS, TimeRule, TimesReading
from app.reading.times.parser import parse
from app.reading.times.rules import rules_of
from app.reading.times.spelling import plainly_spelt
from app.reading.times.windows import Calendar

MAX_LENGTH = 2000
MAX_RULES = 200
HELSINKI = ZoneInfo("Europe/Helsinki")

_NOTHING = 'No time was found: write the day and the hour, for example "ti klo 18-19".'
_NO_DAY = 'The day is missing: write, for example, "ti klo 18" or "5.12. klo 18".'
_SEASONS = 'The seasons need their dates: write, for example, "1.6.-31.8. ma-pe 8-15".'
_CANCELLED = "Only cancelled times were found."
_LIKELY = re.compile(
    r"\b(?:klo|kello|kl)\b|\d[.:]\d\d\b|\d{1,2}\.\d{1,2}\.|\d{4}-\d\d-\d\d|\b(?:vk|vko|viikolla|viikot)\b"
    r"|\b(?:maanant|tiista|keskivi|torsta|perjant|lauant|sunnunt|arkisin|viikonlop|päivittäin)"
    r"|\b(?:ma|ti|ke|to|pe|la|su)\b[\s\-–]{0,3}(?:\d|klo|ma|ti|ke|to|pe|la|su)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mån|tis|ons|tors|fre|lör|sön)dag",
    re.IGNORECASE,
)


def looks_like_times(text: str) -> bool:
    """Whether the text may be worth reading: a cheap look at its first 20,000 characters."""
    return _LIKELY.search(text[:20_000]) is not None


def read_times(text: str, *, now: datetime) -> TimesReading:
    """The rules of the text, seen from now (aware); without rules `times` is None and the problem told."""
    if len(text) > MAX_LENGTH:
        return TimesReading(None, f"The text is too long for a timetable: {MAX_LENGTH} characters at most.")
    today = now.astimezone(HELSINKI).date()
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        return TimesReading(None, "The current time given is out of range.")
    made = compose(parse(plainly_spelt(text), today))
    if made.phase and not any(entry.monthly or entry.dated for entry in made.entries):
        made.impossible = made.phase
    if made.seasons > 1:
        made.impossible = _SEASONS
    if made.impossible is not None:
        return TimesReading(None, made.impossible)
    calendar = Calendar(today)
    entries = complete(made, today)
    rules = [rule for entry in entries for rule in rules_of(entry, made, calendar)][: MAX_RULES + 1]
    rules = list(dict.fromkeys(rules))
    if calendar.doubts.impossible is not None:
        return TimesReading(None, calendar.doubts.impossible)
    problem = _problem(rules, made)
    if problem is not None:
        return TimesReading(None, problem)
    rules, overridden = _overridden(rules)
    doubtful = made.doubtful or calendar.doubts.doubtful or overridden
    return TimesReading(tuple(rules), None, ("times",) if doubtful else ())


def _problem(rules: list[TimeRule], made: Composition) -> str | None:
    if len(rules) > MAX_RULES:
        return "There are too many times for one timetable."
    if rules and not (made.blocked and not any(_is_told(rule) for rule in rules)):
        return None
    if made.blocked:
        return made.blocked
    if made.cancelled:
        return _CANCELLED
    return _NO_DAY if made.anything else _NOTHING


def _is_told(rule: TimeRule) -> bool:
    """An hour is told, or at least the one day."""
    return bool(rule.at or rule.start) or (rule.from_ is not None and rule.from_ == rule.until)


def _overridden(rules: list[TimeRule]) -> tuple[list[TimeRule], bool]:
    """As in "ma-pe 9-18, 24.12. klo 9-13": the single day holds instead of the weekly rule."""
    days = sorted({rule.start[:10] for rule in rules if rule.start and not rule.weekly})
    found: list[TimeRule] = []
    for rule in rules:
        off = {f"{day}/{day}" for day in days if _happens(rule, day)}
        found.append(replace(rule, except_=tuple(sorted({*rule.except_, *off}))) if off else rule)
    kept = [rule for rule in found if not _narrowed(rule, found)]
    return kept, kept != rules


def _narrowed(rule: TimeRule, rules: list[TimeRule]) -> bool:
    """As in "28.-29.11. klo 10-15 (su 11-14)": other hours were told for one of several days."""
    if rule.weekly or not (rule.start and rule.end):
        return False
    day, hours = rule.start[:10], (rule.start[11:], rule.end)
    more = any(other is not rule and _hours(other) == hours and not other.weekly for other in rules)
    later = rules[rules.index(rule) + 1 :]
    own = (
        other for other in later if other.start and other.end and other.start[:10] == day and not other.weekly
    )
    return more and any(_meet(hours, _hours(other)) for other in own)


def _hours(rule: TimeRule) -> tuple[str, str]:
    return (rule.start or "")[11:], rule.end or ""


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one != other and one[0] < other[1] and other[0] < one[1]


def _happens(rule: TimeRule, day: str) -> bool:
    if (
        not rule.weekly
        or not rule.at
        or (rule.from_ and day < rule.from_)
        or (rule.until and day > rule.until)
    ):
        return False
    if any(off[:10] <= day <= off[11:] for off in rule.except_):
        return False
    known = date.fromisoformat(day)
    return WEEKDAYS[known.weekday()] in rule.weekly and parity_holds(known, rule.weeks)
