"""Timetable texts as people write them, each with its exact reading (defaults left out)."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.reading.times import read_times

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
CASES = Path(__file__).parent / "cases"
DEFAULTS: dict[str, Any] = {
    "start": None,
    "end": None,
    "weekly": [],
    "interval": 1,
    "from": None,
    "until": None,
    "at": None,
    "except": [],
    "weeks": None,
    "monthly": [],
}


def _cases(name: str) -> list[Any]:
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"][:60]) for case in table["cases"]]


def _expected(case: dict[str, Any], guesses: list[str]) -> dict[str, Any]:
    times = [DEFAULTS | rule for rule in case["times"]]
    return {"times": times, "problem": None, "guesses": guesses}


@pytest.mark.parametrize("case", _cases("weekly"))
def test_weekly_hours_are_read(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, [])


@pytest.mark.parametrize("case", _cases("dates"))
def test_dates_are_read(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, [])


@pytest.mark.parametrize("case", _cases("seasons"))
def test_seasons_are_read(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, [])


@pytest.mark.parametrize("case", _cases("rhythms"))
def test_rhythms_are_read(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, [])


@pytest.mark.parametrize("case", _cases("monthly"))
def test_weekdays_of_the_month_are_read(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, [])


@pytest.mark.parametrize("case", _cases("exceptions"))
def test_exceptions_are_read(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, [])


@pytest.mark.parametrize("case", _cases("doubtful"))
def test_doubtful_times_are_proposed_and_marked(case: dict[str, Any]) -> None:
    assert read_times(case["text"], now=NOW).as_json() == _expected(case, ["times"])


@pytest.mark.parametrize("case", _cases("problems"))
def test_what_cannot_be_known_is_a_problem(case: dict[str, Any]) -> None:
    expected = {"times": None, "problem": case["problem"], "guesses": []}
    assert read_times(case["text"], now=NOW).as_json() == expected
