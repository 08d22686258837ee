"""Reading lists through the importer, and showing the outcome as plain JSON."""

import dataclasses
import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.catalogue.content import to_json
from importers.archive import Page
from importers.contract import Feed, ImportContext, Problem, RawRecord
from importers.sources.spreadsheet.importer import IMPORTER

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def context(**options: Any) -> ImportContext:
    return ImportContext(Feed("lists", "spreadsheet", options=options), NOW)


def parsed(body: bytes, **options: Any) -> list[RawRecord | Problem]:
    return list(IMPORTER.parse([Page("list", body, "", None)], context(**options)))


def outcome(body: bytes, **options: Any) -> list[dict[str, Any]]:
    """Content, problems and leftovers of each record; problems of parsing as such."""
    return [_shown(item, context(**options)) for item in parsed(body, **options)]


def _shown(item: RawRecord | Problem, told: ImportContext) -> dict[str, Any]:
    if isinstance(item, Problem):
        return {"problem": _plain(item)}
    mapped = IMPORTER.map(item, told)
    return {
        "external_id": item.external_id,
        "content": to_json(mapped.content) if mapped.content else None,
        "problems": [_plain(problem) for problem in mapped.problems],
        "leftovers": list(mapped.leftovers),
    }


def _plain(problem: Problem) -> dict[str, Any]:
    return {name: value for name, value in dataclasses.asdict(problem).items() if value is not None}


def one(header: str, row: str, **options: Any) -> dict[str, Any]:
    """The outcome of a list of one row, cells apart by "|"."""
    (found,) = outcome(f"{header}\n{row}\n".encode(), **options)
    return found


def content(header: str, row: str, **options: Any) -> dict[str, Any]:
    """The content alone, of a list of one row."""
    return dict(one(header, row, **options)["content"])


def problems(header: str, row: str) -> list[tuple[str, str]]:
    """Column and reason of each problem, of a list of one row."""
    return [(problem["field"], problem["reason"]) for problem in one(header, row)["problems"]]


def expected(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()
