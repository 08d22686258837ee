"""Single kinds of writing, each with the part of the notice that it is there for: prices, places, scans."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.settings import settings
from app.reading.poster import Poster, read_poster
from app.search.finnish.base_form import base_form_with
from app.search.finnish.location import lexicon_path
from app.search.finnish.reader import Lexicon
from tests.app.reading.poster.measure import price_of

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
CASES = tomllib.loads((Path(__file__).parent / "parts_told.toml").read_text(encoding="utf-8"))["cases"]


def _parts(poster: Poster) -> dict[str, Any]:
    ages = poster.audience
    return {
        "times": [_told(rule.as_json()) for rule in poster.times],
        "price": price_of(poster),
        "place": (poster.place.name or "").casefold(),
        "address": (poster.place.address or "").casefold(),
        "phone": "".join(char for char in poster.contact.phone or "" if char.isdigit()),
        "kind": poster.kind,
        "by": str(poster.registration_by or ""),
        "ages": "-".join("" if age is None else str(age) for age in (ages.min_age, ages.max_age)),
        "cancelled": poster.cancelled,
    }


def _told(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule without its defaults."""
    return {name: value for name, value in rule.items() if value not in (None, 1, [])}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_parts_of_a_notice_are_read(case: dict[str, Any]) -> None:
    base_form = base_form_with(Lexicon.open(lexicon_path(settings().lexicon)))
    parts = _parts(read_poster(case["text"], now=NOW, base_form=base_form))

    wanted = {name: value for name, value in case.items() if name != "text"}
    for name in {"place", "address"} & wanted.keys():
        wanted[name] = wanted[name].casefold()
    assert {name: parts[name] for name in wanted} == wanted
