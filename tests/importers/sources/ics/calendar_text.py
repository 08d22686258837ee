"""Small calendars for the tests, and what becomes of them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import occurrences
from app.core.clock import LOCAL_ZONE
from importers.archive import Page
from importers.contract import Feed, ImportContext, Mapped, Problem, RawRecord
from importers.sources.ics.importer import IMPORTER

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
EVENING = "DTSTART;TZID=Europe/Helsinki:20260901T180000\nDTEND;TZID=Europe/Helsinki:20260901T193000"


def context(options: Mapping[str, Any] | None = None, url: str | None = None) -> ImportContext:
    return ImportContext(Feed("kerho", "ics", url=url, options=options or {}), NOW)


def event(lines: str = EVENING, *, uid: str = "a@example.org", title: str | None = "Kuoro") -> str:
    summary = "" if title is None else f"SUMMARY:{title}\n"
    return f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20260801T080000Z\n{summary}{lines.strip()}\nEND:VEVENT\n"


def calendar(*components: str, head: str = "") -> bytes:
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(components)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def parsed(*bodies: bytes, options: Mapping[str, Any] | None = None) -> tuple[list[RawRecord], list[Problem]]:
    pages = (Page(f"{number:03}", body, "text/calendar", None) for number, body in enumerate(bodies, 1))
    items = list(IMPORTER.parse(pages, context(options)))
    return (
        [item for item in items if isinstance(item, RawRecord)],
        [item for item in items if isinstance(item, Problem)],
    )


def mapped(*components: str, head: str = "", **options: Any) -> Mapped:
    """The outcome of a calendar that is one listing."""
    records, _ = parsed(calendar(*components, head=head), options=options)
    (record,) = records
    return IMPORTER.map(record, context(options))


def content(*components: str, head: str = "", **options: Any) -> ListingContent:
    found = mapped(*components, head=head, **options).content
    assert found is not None
    return found


def schedules(*components: str, head: str = "", **options: Any) -> tuple[Schedule, ...]:
    return tuple(
        s for session in content(*components, head=head, **options).sessions for s in session.schedules
    )


def reasons(found: Mapped) -> list[tuple[str | None, str]]:
    return [(problem.field, problem.reason) for problem in found.problems]


def local_times(found: tuple[Schedule, ...], days: int = 400) -> list[str]:
    """The times that are not called off, by the town's clocks, of `days` from the first one."""
    first = min(schedule.start for schedule in found if schedule.start).replace(tzinfo=UTC) - timedelta(
        days=2
    )
    times = [o for s in found for o in occurrences(s, first, first + timedelta(days=days))]
    return sorted(f"{t.start.astimezone(LOCAL_ZONE):%Y-%m-%d %H:%M}" for t in times if t.state != "cancelled")
