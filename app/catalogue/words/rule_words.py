"""A recurrence rule in words: "joka toinen tiistai", "joka kuun toinen keskiviikko"."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from app.catalogue.times.recurrence_rule import RecurrenceRule
from app.catalogue.words.date_words import day_words, listed
from app.catalogue.words.sentence_words import Words

_EVEN: Final = frozenset(range(2, 53, 2))
_ODD: Final = frozenset(range(1, 52, 2))
_RUN: Final = 3  # from three days in a row on, "ma–ke"
_ANY_YEAR: Final = 2000


def rule_words(rule: RecurrenceRule, words: Words, *, short: bool = False) -> str | None:
    """Say an anchored rule, or give None when there is no plain way to say it."""
    rule = _simplified(rule)
    if rule.positions or rule.year_days or len(rule.times()) > 1:
        return None
    if rule.frequency == "DAILY":
        return _daily(rule, words)
    if rule.frequency == "WEEKLY":
        return _weekly(rule, words, short=short)
    if rule.frequency == "MONTHLY":
        return _monthly(rule, words)
    return _yearly(rule, words, short=short)


def plain_weekdays(rule: RecurrenceRule) -> frozenset[int] | None:
    """Give the weekdays of a rule that says nothing but "every week on these days"; None for any other."""
    rule = _simplified(rule)
    others = (rule.positions, rule.year_days, rule.month_days, rule.months, rule.week_numbers)
    if any(others) or rule.nth_weekdays or rule.interval > 1 or len(rule.times()) > 1:
        return None
    if rule.frequency == "DAILY" and not rule.weekdays:
        return frozenset(range(7))
    return rule.weekdays if rule.frequency == "WEEKLY" else None


def weekdays_words(weekdays: Iterable[int], words: Words, *, short: bool = False) -> str:
    """Say weekdays: "tiistaisin", "ma–pe", "joka päivä"; short: "ti", "ma, ke ja pe"."""
    days = sorted(weekdays)
    if len(days) == 7:
        return words.every_day
    names = words.short_weekdays
    runs = _runs(days)
    if not short and all(len(run) < _RUN for run in runs):
        return listed([words.on_weekdays[day] for day in days], words)
    parts: list[str] = []
    for run in runs:
        parts += [f"{names[run[0]]}–{names[run[-1]]}"] if len(run) >= _RUN else [names[day] for day in run]
    return listed(parts, words)


def _runs(days: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _simplified(rule: RecurrenceRule) -> RecurrenceRule:
    """Say the same more plainly: daily on weekdays is weekly; the second of the Wednesdays is "2WE"."""
    if rule.frequency == "DAILY" and rule.interval == 1 and rule.weekdays:
        return replace(rule, frequency="WEEKLY")
    if rule.frequency == "MONTHLY" and rule.positions and len(rule.weekdays) == 1 and not rule.nth_weekdays:
        weekday = next(iter(rule.weekdays))
        nth = frozenset((place, weekday) for place in rule.positions)
        return replace(rule, positions=frozenset(), weekdays=frozenset(), nth_weekdays=nth)
    return rule


def _daily(rule: RecurrenceRule, words: Words) -> str | None:
    if rule.weekdays or rule.months or rule.month_days or rule.week_numbers:
        return None
    if rule.interval == 1:
        return words.every_day
    return words.every_other_day if rule.interval == 2 else words.every_n_days.format(n=rule.interval)


def _weekly(rule: RecurrenceRule, words: Words, *, short: bool) -> str | None:
    if rule.months or rule.month_days or rule.week_numbers:
        return None
    if rule.interval == 1:
        return weekdays_words(rule.weekdays, words, short=short)
    if rule.interval == 2 and len(rule.weekdays) == 1:
        return words.every_other_weekday.format(weekday=words.weekdays[min(rule.weekdays)])
    template = words.every_other_week if rule.interval == 2 else words.every_n_weeks
    return template.format(n=rule.interval, weekdays=weekdays_words(rule.weekdays, words))


def _monthly(rule: RecurrenceRule, words: Words) -> str | None:
    if rule.interval > 1 or rule.months or rule.week_numbers or rule.weekdays:
        return None
    if rule.month_days and not rule.nth_weekdays:
        return _month_days(rule, words)
    if rule.month_days or any(nth not in words.ordinals for nth, _ in rule.nth_weekdays):
        return None
    by_weekday: dict[int, list[int]] = defaultdict(list)
    for nth, weekday in sorted(rule.nth_weekdays, key=lambda pair: (pair[0] < 0, *pair)):
        by_weekday[weekday].append(nth)
    days = [
        f"{listed([words.ordinals[nth] for nth in nths], words)} {words.the_weekdays[weekday]}"
        for weekday, nths in by_weekday.items()
    ]
    return words.monthly.format(days=listed(days, words))


def _month_days(rule: RecurrenceRule, words: Words) -> str | None:
    if len(rule.month_days) > 1:
        return None
    day = min(rule.month_days)
    if day == -1:
        return words.monthly_last_day
    return words.monthly_day.format(n=day) if day > 0 else None


def _yearly(rule: RecurrenceRule, words: Words, *, short: bool) -> str | None:
    if rule.interval > 1 or rule.nth_weekdays:
        return None
    if rule.week_numbers and rule.weekdays and not rule.months and not rule.month_days:
        days = weekdays_words(rule.weekdays, words, short=short and len(rule.weekdays) > 1)
        if rule.week_numbers == _EVEN:
            return words.even_weeks.format(weekdays=days)
        return words.odd_weeks.format(weekdays=days) if rule.week_numbers - {53} == _ODD else None
    if rule.week_numbers or rule.weekdays or len(rule.months) != 1 or len(rule.month_days) != 1:
        return None
    month, day = min(rule.months), min(rule.month_days)
    if day < 1 or (month == 2 and day > 29) or (day > 30 and month in (4, 6, 9, 11)):
        return None
    named = date(_ANY_YEAR, month, day)
    return words.yearly.format(day=day_words(named, words, named))
