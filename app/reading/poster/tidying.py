"""Rules put in order: each time once, first days joined to their series, a programme cut to its beginning."""

from dataclasses import replace
from datetime import date

from app.reading.times import TimeRule
from app.reading.times.model import WEEKDAYS


def day_of_rule(rule: TimeRule) -> str:
    """The first day told, or ""."""
    return (rule.start or rule.from_ or "")[:10]


def each_once(rules: tuple[TimeRule, ...]) -> tuple[TimeRule, ...]:
    """An hour tells more than its day alone, and an end more than none."""
    timed = {day_of_rule(rule) for rule in rules if rule.start}
    hourly = {day for rule in rules if rule.weekly and (rule.at or rule.start) for day in rule.weekly}
    repeated = set(hourly)
    hourly |= {WEEKDAYS[date.fromisoformat(day).weekday()] for day in timed}
    ended = {rule.start for rule in rules if rule.end and rule.start}
    return tuple(
        rule
        for rule in rules
        if not (_is_bare_day(rule) and (day_of_rule(rule) in timed or _weekday_of(rule) in repeated))
        and not (rule.weekly and not (rule.at or rule.start) and hourly >= set(rule.weekly))
        and (rule.end or rule.start not in ended)
    )


def _weekday_of(rule: TimeRule) -> str:
    return WEEKDAYS[date.fromisoformat(day_of_rule(rule)).weekday()]


def is_doubled(rules: tuple[TimeRule, ...]) -> bool:
    """As in "klo 17.30 alkaen, ohjelma klo 18–20": one hour of a day has its end, another has none."""
    single = [rule for rule in rules if rule.start and not (rule.weekly or rule.monthly)]
    ended = {day_of_rule(rule) for rule in single if rule.end}
    return any(not rule.end and day_of_rule(rule) in ended for rule in single)


def first_of_each_day(rules: tuple[TimeRule, ...]) -> tuple[TimeRule, ...]:
    """When a day's programme has no ends, the day begins with its first hour."""
    if any(rule.weekly or rule.monthly for rule in rules) or all(rule.end for rule in rules):
        return rules
    firsts: dict[str, TimeRule] = {}
    for rule in rules:
        firsts.setdefault(day_of_rule(rule), rule)
    return tuple(firsts.values())


def with_first_day(rules: tuple[TimeRule, ...]) -> tuple[TimeRule, ...]:
    """As in "kurssi alkaa ti 12.1. klo 18, treenit ti klo 18": the day is the first of the weekly ones."""
    for single in rules:
        firsts = [rule for rule in rules if single.start and _is_first_of(single.start, rule)]
        if firsts:
            kept = (rule for rule in rules if rule is not single)
            return tuple(
                _from(rule, day_of_rule(single)) if rule.weekly and not rule.from_ else rule for rule in kept
            )
    return rules


def _is_first_of(start: str, rule: TimeRule) -> bool:
    day = WEEKDAYS[date.fromisoformat(start[:10]).weekday()]
    return day in rule.weekly and rule.at == start[11:] and rule.from_ is None


def _from(rule: TimeRule, day: str) -> TimeRule:
    return replace(rule, from_=day, except_=tuple(off for off in rule.except_ if off != f"{day}/{day}"))


def _is_bare_day(rule: TimeRule) -> bool:
    return not (rule.start or rule.weekly or rule.monthly) and rule.from_ == rule.until
