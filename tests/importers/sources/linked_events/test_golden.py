"""Whole payloads against the content that they must become."""

import json
from typing import Any

import pytest

from app.catalogue.content import to_json
from importers.contract import Problem, RawRecord
from importers.sources.linked_events.importer import IMPORTER
from tests.importers.sources.linked_events.le_feed import CONTEXT, FOLDER, file_pages

EXPECTED: list[dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def _told(problem: Problem) -> dict[str, str]:
    names = ("reason", "field", "value", "lookup", "severity")
    return {name: getattr(problem, name) for name in names if getattr(problem, name)}


def _results(*names: str) -> dict[str, dict[str, Any]]:
    results = {}
    for record in IMPORTER.parse(file_pages(*names), CONTEXT):
        assert isinstance(record, RawRecord), record
        found = IMPORTER.map(record, CONTEXT)
        result: dict[str, Any] = {
            "external_id": record.external_id,
            "content": to_json(found.content) if found.content else None,
        }
        if found.problems:
            result["problems"] = [_told(problem) for problem in found.problems]
        if found.leftovers:
            result["leftovers"] = list(found.leftovers)
        results[record.external_id] = result
    return results


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, Any]]:
    return _results("payload.json", "related.json") | _results("festival.json")


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["external_id"])
def test_event_becomes_exactly_the_expected_listing(
    expected: dict[str, Any], results: dict[str, dict[str, Any]]
) -> None:
    assert results[expected["external_id"]] == expected


def test_golden_payloads_hold_no_other_listings(results: dict[str, dict[str, Any]]) -> None:
    assert sorted(results) == sorted(expected["external_id"] for expected in EXPECTED)


def test_content_does_not_depend_on_the_day_of_the_import(results: dict[str, dict[str, Any]]) -> None:
    assert _results("payload.json", "related.json") | _results("festival.json") == results
