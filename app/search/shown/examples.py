"""Examples of questions for the home page, by the time of day: `data/home.toml`, read once per process."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from app.core.clock import LOCAL_ZONE
from app.search.understanding.tables import read_toml

FILE = Path(__file__).parents[3] / "data" / "home.toml"
NOON, AFTERNOON, SATURDAY = 11, 16, 5


def time_of(now: datetime) -> str:
    """The part of the week that the examples are for: morning, day, evening or weekend."""
    local = now.astimezone(LOCAL_ZONE)
    if local.weekday() >= SATURDAY:
        return "weekend"
    return "morning" if local.hour < NOON else "day" if local.hour < AFTERNOON else "evening"


def examples(lang: str, now: datetime) -> tuple[str, ...]:
    """Questions that somebody could ask now, in a language of the pages."""
    return tuple(_document()["examples"][time_of(now)][lang])


@cache
def _document() -> dict[str, Any]:
    return read_toml(FILE)
