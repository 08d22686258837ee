"""Notices of many styles, each with the times that it tells: doors, breaks, moves, rows of days, groups."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.reading.poster import read_poster

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
CASES = tomllib.loads((Path(__file__).parent / "times_told.toml").read_text(encoding="utf-8"))["cases"]


def _told(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule without its defaults."""
    return {name: value for name, value in rule.items() if value not in (None, 1, [])}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_times_of_a_notice_are_read(case: dict[str, Any]) -> None:
    poster = read_poster(case["text"], now=NOW)

    assert [_told(rule.as_json()) for rule in poster.times] == case["times"]
