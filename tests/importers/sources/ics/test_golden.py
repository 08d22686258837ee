"""A whole calendar against the content that it must become."""

import json
from typing import Any

from app.catalogue.content import to_json
from importers.contract import Problem
from importers.sources.ics.importer import IMPORTER
from tests.importers.sources.ics.calendar_text import FOLDER, context, parsed

OPTIONS = {"read_prices": True, "read_ages": True, "place": "Taimenkujan talo, Taimenkuja 3, 50130 Mikkeli"}
PAYLOAD = (FOLDER / "payload.ics").read_bytes()
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def _told(problem: Problem) -> dict[str, str]:
    names = ("reason", "record", "field", "value", "lookup", "severity")
    return {name: getattr(problem, name) for name in names if getattr(problem, name)}


def results(body: bytes) -> dict[str, Any]:
    records, problems = parsed(body, options=OPTIONS)
    found = [(record.external_id, IMPORTER.map(record, context(OPTIONS))) for record in records]
    return {
        "problems": [_told(problem) for problem in problems],
        "records": [
            {
                "external_id": external_id,
                "content": to_json(became.content) if became.content else None,
                "problems": [_told(problem) for problem in became.problems],
                "leftovers": list(became.leftovers),
            }
            for external_id, became in found
        ],
    }


def test_calendar_becomes_exactly_the_expected_listings() -> None:
    assert results(PAYLOAD) == EXPECTED


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    assert results(b"\xef\xbb\xbf" + PAYLOAD.replace(b"\n", b"\r\n")) == EXPECTED
    assert results(PAYLOAD.decode().encode("utf-16")) == EXPECTED


def test_lines_folded_within_a_letter_are_joined() -> None:
    folded = PAYLOAD.replace("käsityöt".encode(), b"k\xc3\r\n \xa4sity\xc3\n\t\xb6t")
    assert results(folded) == EXPECTED
