"""One schedule written in many ways is read back as that schedule: every day with every hour and season."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.times import TimeRule, TimesReading, read_times
from app.reading.times.model import WEEKDAYS

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "writings.toml").read_text(encoding="utf-8")
)
LANGUAGES = ("fi", "sv", "en")
HOURS = {"fi": "klo 18–20", "sv": "kl. 18–20", "en": "6–8 pm"}
TUESDAYS = {"fi": "tiistaisin", "sv": "tisdagar", "en": "Tuesdays"}
HORIZON = 300  # days
Happening = tuple[str, str | None, str | None]


def happenings(rules: tuple[TimeRule, ...]) -> set[Happening]:
    """Day, start and end of every time within the horizon: equal writings are equal here."""
    return {one for rule in rules for one in _of_rule(rule)}


def _of_rule(rule: TimeRule) -> Iterator[Happening]:
    if not rule.weekly:
        yield (rule.start or rule.from_ or "")[:10], (rule.start or "")[11:] or None, rule.end
        return
    for number in range(-60, HORIZON):
        day = NOW.date() + timedelta(days=number)
        told = WEEKDAYS[day.weekday()] in rule.weekly and _holds(rule, day)
        if told and (number >= 0 or rule.from_):
            yield day.isoformat(), rule.at, rule.end


def _holds(rule: TimeRule, day: date) -> bool:
    text = day.isoformat()
    within = (rule.from_ or text) <= text <= (rule.until or text)
    return within and not any(off[:10] <= text <= off[11:] for off in rule.except_)


def _written(table: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    for meant in TABLES[table]:
        for lang in LANGUAGES:
            for text in meant.get(lang, []):
                yield meant, lang, text


def _reads(text: str, rules: tuple[TimeRule, ...]) -> str | None:
    """What is wrong with the reading of a text; None when it is right."""
    found: TimesReading = read_times(text, now=NOW)
    right = happenings(found.times or ()) == happenings(rules)
    return None if right else f"{text!r}: {found.times or found.problem}"


def _all_read(pairs: Iterator[tuple[str, tuple[TimeRule, ...]]]) -> None:
    wrong = [told for text, rules in pairs if (told := _reads(text, rules))]
    assert not wrong, "\n".join([f"{len(wrong)} are read wrong", *wrong[:20]])


def _of_days(days: list[str], at: str | None, end: str | None) -> tuple[TimeRule, ...]:
    if at is None:
        return tuple(TimeRule(from_=day, until=day) for day in days)
    return tuple(TimeRule(start=f"{day}T{at}", end=end) for day in days)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_hour_is_read_beside_a_weekday(lang: str) -> None:
    _all_read(
        (f"{TUESDAYS[lang]} {text}", (TimeRule(weekly=("TU",), at=meant["at"], end=meant.get("end")),))
        for meant, of, text in _written("hours")
        if of == lang
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_hour_is_read_beside_a_date(lang: str) -> None:
    _all_read(
        (f"la 5.12. {text}", _of_days(["2026-12-05"], meant["at"], meant.get("end")))
        for meant, of, text in _written("hours")
        if of == lang
    )


@pytest.mark.parametrize("shape", ["{days} {hours}", "{hours} {days}", "{days}\n{hours}", "{days}, {hours}"])
def test_every_row_of_weekdays_is_read(shape: str) -> None:
    _all_read(
        (
            shape.format(days=text, hours=HOURS[lang]),
            (TimeRule(weekly=tuple(meant["days"]), at="18:00", end="20:00"),),
        )
        for meant, lang, text in _written("weekly")
    )


@pytest.mark.parametrize("shape", ["{days} {hours}", "{days}, {hours}", "{days}\n{hours}"])
def test_every_row_of_dates_is_read(shape: str) -> None:
    _all_read(
        (shape.format(days=text, hours=HOURS[lang]), _of_days(meant["days"], "18:00", "20:00"))
        for meant, lang, text in _written("dates")
    )


@pytest.mark.parametrize(
    "shape",
    [
        "{days} {hours}, {season}",
        "{days} {hours} {season}",
        "{season} {days} {hours}",
        "{days} {season} {hours}",
    ],
)
def test_every_season_is_read(shape: str) -> None:
    _all_read(
        (
            shape.format(days=TUESDAYS[lang], hours=HOURS[lang], season=text),
            (
                TimeRule(
                    weekly=("TU",), at="18:00", end="20:00", from_=meant.get("from"), until=meant.get("until")
                ),
            ),
        )
        for meant, lang, text in _written("seasons")
    )


@pytest.mark.parametrize(
    "shape", ["{days} {hours}, {off}", "{days} {hours}\n{off}", "{days} {hours} ({off})"]
)
def test_every_exception_is_read(shape: str) -> None:
    _all_read(
        (
            shape.format(days=TUESDAYS[lang], hours=HOURS[lang], off=text.strip("()")),
            (TimeRule(weekly=("TU",), at="18:00", end="20:00", except_=(meant["off"],)),),
        )
        for meant, lang, text in _written("exceptions")
    )


def _one_of(table: str, lang: str) -> st.SearchStrategy[tuple[dict[str, Any], str]]:
    return st.sampled_from([(meant, text) for meant, of, text in _written(table) if of == lang])


@st.composite
def writings(draw: st.DrawFn) -> tuple[str, tuple[TimeRule, ...]]:
    """Two groups of weekdays with hours of their own, and perhaps a season that holds for both."""
    lang = draw(st.sampled_from(LANGUAGES))
    groups = draw(st.sampled_from([((0, 1), ("MO",), ("TU", "TH", "SA")), ((0, 4), ("MO",), ("SA", "SU"))]))
    first, second = (TABLES["weekly"][{0: 0, 1: 2, 4: 4}[at]] for at in groups[0])
    hours = [("17:00", "18:00"), ("18:30", "20:00")]
    rules = tuple(
        TimeRule(weekly=tuple(meant["days"]), at=at, end=end)
        for meant, (at, end) in zip((first, second), hours, strict=True)
    )
    joint = draw(st.sampled_from(["\n", ", ", "; ", " ja " if lang == "fi" else ", "]))
    word = {"fi": "klo ", "sv": "kl. ", "en": ""}[lang]
    told = [
        f"{draw(st.sampled_from(meant[lang]))} {word}{_as_hours(at, end)}"
        for meant, (at, end) in zip((first, second), hours, strict=True)
    ]
    season, text = draw(_one_of("seasons", lang))
    if not draw(st.booleans()):
        return joint.join(told), rules
    rules = tuple(replace(rule, from_=season.get("from"), until=season.get("until")) for rule in rules)
    return f"{text}\n{joint.join(told)}", rules


def _as_hours(at: str, end: str) -> str:
    return f"{at.replace(':', '.')}–{end.replace(':', '.')}"


@given(written=writings())
def test_groups_of_days_with_hours_of_their_own_are_read(written: tuple[str, tuple[TimeRule, ...]]) -> None:
    text, rules = written
    assert _reads(text, rules) is None
