"""A list with one feed, a calendar on the loopback, and a room for the imports of `opastamo work`."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from app.catalogue.feeds.run_decisions import ask_run
from app.catalogue.feeds.run_models import FeedPlan, ImportRequest
from app.catalogue.models import ImportRun, Listing
from app.core.clock import utc_now
from app.core.db import engine_for, reading, writing
from app.core.migrate import ensure_current
from app.core.settings import Settings, settings
from importers.work import step
from tests.command_line import machine
from tests.importers.feed_server import Answer, Exchange, FeedServer, reply

SLOW_SECONDS = 60.0
BY = "maija@example.org"
ALL, FEW = range(20), range(8)


def calendar(numbers: range) -> bytes:
    """A calendar with an event a number, all in a month."""
    day = f"{utc_now() + timedelta(days=30):%Y%m%d}"
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:ilta{n}@example.org\r\nDTSTAMP:20260101T000000Z\r\n"
        f"DTSTART;TZID=Europe/Helsinki:{day}T180000\r\nDTEND;TZID=Europe/Helsinki:{day}T200000\r\n"
        f"SUMMARY:Ilta numero {n}\r\nLOCATION:Kattila\\, Kattilankatu 1\\, Mikkeli\r\nEND:VEVENT\r\n"
        for n in numbers
    )
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tests//FI\r\n"
    return f"{head}{events}END:VCALENDAR\r\n".encode()


def slowly(asked: threading.Event) -> Answer:
    """An answer that does not come."""

    def answer(exchange: Exchange) -> None:
        asked.set()
        exchange.stopping.wait(SLOW_SECONDS)

    return answer


@dataclass(frozen=True)
class Place:
    """What the job works with: this process's settings, and a clock."""

    now: Callable[[], datetime] = utc_now
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def settings(self) -> Settings:
        return settings()

    @property
    def database(self) -> Engine:
        return engine_for(settings().database)


@dataclass(frozen=True)
class Town:
    """The feed `town` and what became of it."""

    folder: Path
    server: FeedServer

    def serve(self, numbers: range) -> None:
        self.server.answer("/town.ics", reply(200, calendar(numbers), Content_Type="text/calendar"))

    def listed(self, every: str = "") -> None:
        rhythm = f'every = "{every}"\n' if every else ""
        text = f'[feeds.town]\nsource = "ics"\nurl = "{self.server.url("/town.ics")}"\n{rhythm}'
        (self.folder / "feeds.toml").write_text(text, encoding="utf-8")

    def runs(self) -> list[ImportRun]:
        with reading(engine_for(settings().database)) as session:
            found = list(session.exec(select(ImportRun).order_by(col(ImportRun.started_at))))
            session.expunge_all()
        return found

    def states(self) -> list[str]:
        return [run.state for run in self.runs()]

    def request(self) -> tuple[str, str]:
        """The state and outcome of what was asked last."""
        with reading(engine_for(settings().database)) as session:
            row = session.exec(select(ImportRequest).order_by(col(ImportRequest.id).desc())).first()
            assert row is not None
            return row.state, row.outcome

    def plan(self) -> FeedPlan:
        with reading(engine_for(settings().database)) as session:
            plan = session.get_one(FeedPlan, "town")
            session.expunge_all()
        return plan


@contextmanager
def feed_of_town(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A fresh machine whose list has one feed, with twenty events and no rhythm."""
    with FeedServer() as server, machine(folder, monkeypatch):
        monkeypatch.setenv("OPASTAMO_FETCH_ALLOW", f"127.0.0.1:{server.port}")
        ensure_current(Place().database)
        found = Town(folder, server)
        found.listed()
        found.serve(ALL)
        yield found


def asked_to_run() -> None:
    with writing(Place().database) as session:
        ask_run(session, "town", BY, utc_now())


def read_now() -> None:
    step(Place())  # the list becomes plans
    asked_to_run()
    assert step(Place())


def published() -> int:
    with reading(Place().database) as session:
        return len(session.exec(select(Listing.id).where(col(Listing.state) == "published")).all())
