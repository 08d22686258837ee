"""Whole answers of both kinds against the content that they must become."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.catalogue.content import to_json
from importers.contract import ImportContext, Problem, RawRecord
from importers.sources.mikkelinyt.importer import IMPORTER
from tests.importers.sources.mikkelinyt.calendar_feed import EVENTZ, FOLDER, LEGACY, parsed

EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FEEDS = {"legacy": LEGACY, "eventz": EVENTZ}


def _told(problem: Problem) -> dict[str, str]:
    names = ("reason", "record", "field", "value", "lookup", "severity")
    return {name: getattr(problem, name) for name in names if getattr(problem, name)}


def results(name: str, context: ImportContext) -> list[dict[str, Any]]:
    """What becomes of each entry, in the order of the feed; of a problem alone, the problem."""
    found: list[dict[str, Any]] = []
    for record in parsed((FOLDER / f"{name}.json").read_bytes(), context=context):
        if not isinstance(record, RawRecord):
            found.append({"problem": _told(record)})
            continue
        became = IMPORTER.map(record, context)
        found.append(
            {
                "external_id": record.external_id,
                "content": to_json(became.content) if became.content else None,
                "problems": [_told(problem) for problem in became.problems],
                "leftovers": list(became.leftovers),
            }
        )
    return found


@pytest.mark.parametrize("name", FEEDS)
def test_answer_becomes_exactly_the_expected_listings(name: str) -> None:
    assert results(name, FEEDS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", FEEDS)
def test_content_does_not_depend_on_the_day_of_the_import(name: str) -> None:
    later = replace(FEEDS[name], now=FEEDS[name].now + timedelta(days=200))
    assert results(name, later) == EXPECTED[name]
