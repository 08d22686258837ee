"""Reading the payloads beside this file through the importer, and showing the outcome as plain JSON."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.catalogue.content import to_json
from importers.archive import Page
from importers.contract import Feed, ImportContext, Problem, RawRecord
from importers.sources.ptv.importer import IMPORTER

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def context(**options: Any) -> ImportContext:
    return ImportContext(Feed("ptv", "ptv", options=options), NOW)


def file_page(name: str) -> Page:
    return Page(name, (FOLDER / f"{name}.json").read_bytes(), "application/json", None)


def json_page(name: str, data: object) -> Page:
    return Page(name, json.dumps(data).encode(), "application/json", None)


def parsed(*pages: Page, **options: Any) -> list[RawRecord | Problem]:
    return list(IMPORTER.parse(pages, context(**options)))


def outcome(*pages: Page, **options: Any) -> list[dict[str, Any]]:
    """Content, problems and leftovers of each record of the pages; problems of parsing as such."""
    return [_shown(item, context(**options)) for item in parsed(*pages, **options)]


def _shown(item: RawRecord | Problem, told: ImportContext) -> dict[str, Any]:
    if isinstance(item, Problem):
        return {"problem": _problem(item)}
    if item.deleted:
        return {"external_id": item.external_id, "deleted": True}
    mapped = IMPORTER.map(item, told)
    return {
        "external_id": item.external_id,
        "content": None if mapped.content is None else to_json(mapped.content),
        "problems": [_problem(problem) for problem in mapped.problems],
        "leftovers": list(mapped.leftovers),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {name: value for name, value in dataclasses.asdict(problem).items() if value is not None}
