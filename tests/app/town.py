"""A small town for tests: a real database, a real index, and listings by short names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any, Protocol
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from fastapi import FastAPI
from sqlalchemy import Engine, func, select
from sqlmodel import col

from app.catalogue.commands import pass_time
from app.catalogue.content import ListingContent, to_json
from app.catalogue.feeds.ingest import Incoming, Origin, known_records, take_in, withdraw
from app.catalogue.models import Listing, Outbox, Source
from app.catalogue.queries import ListingDetails, details_of
from app.catalogue.rules import listing_id, slug_of
from app.catalogue.texts import text_in
from app.core.clock import local_day
from app.core.db import engine_for, reading, writing
from app.core.migrate import ensure_current
from app.core.settings import Settings
from app.main import create_app
from app.search.embedded.engine import TantivyEngine
from app.search.engine import SearchEngine, SearchResults
from app.search.indexer import Indexer
from app.search.parameters import parse_query
from app.search.query import SearchQuery
from app.search.shown.cards import read_card

HELSINKI = ZoneInfo("Europe/Helsinki")
FEED = "town"


def local(text: str) -> datetime:
    """An aware moment from the town's wall clock: "2026-11-24 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI)


def once(start: str, minutes: int | None = 60, **fields: Any) -> dict[str, Any]:
    """A schedule of one time."""
    return {"start": start, "duration_minutes": minutes, **fields}


def weekly(start: str, days: str, minutes: int | None = 60, **fields: Any) -> dict[str, Any]:
    """A schedule of some weekdays, from a first time on."""
    return once(start, minutes, rrule=f"FREQ=WEEKLY;BYDAY={days}", **fields)


def at(*schedules: dict[str, Any], **place: Any) -> list[dict[str, Any]]:
    """Sessions at one place; without any word of it, at no place."""
    return [{"place": place or None, "schedules": list(schedules)}]


class Searching(Protocol):
    """Whatever can be asked."""

    def search(self, query: SearchQuery, now: datetime) -> SearchResults: ...


@dataclass(slots=True)
class Town:
    """A catalogue and its index in a folder. `now` is what its clock says; tests set it."""

    var: Path
    now: datetime
    database: Engine
    engine: TantivyEngine
    indexer: Indexer

    @classmethod
    def found(cls, var: Path, now: datetime, empty: Path | None = None) -> "Town":
        """Make a town. `empty` is a migrated database to copy: it saves the migrations."""
        if empty is not None:
            copyfile(empty, var / "opastamo.db")
        database = engine_for(Settings(var=var).database)
        ensure_current(database)
        engine = TantivyEngine(var / "index")
        town = cls(var, now, database, engine, Indexer(database, engine, var / "index"))
        town.indexer = town.indexer_with(engine)
        with writing(database) as session:
            session.add(
                Source(
                    name="town_source",
                    title="Kylän tapahtumat",
                    publisher="Kylä",
                    licence="CC BY 4.0",
                    homepage="https://example.org",
                    contact="kyla@example.org",
                )
            )
        return town

    def indexer_with(self, engine: SearchEngine) -> Indexer:
        return Indexer(self.database, engine, self.var / "index", now=lambda: self.now)

    def add(self, key: str, *, title: str | None = None, kind: str = "event", **fields: Any) -> None:
        """Take in one listing, or tell it anew."""
        self.add_all({key: {"title": {"fi": title or key}, "kind": kind, **fields}})

    def add_all(self, contents: dict[str, dict[str, Any]]) -> None:
        incoming = []
        for key, fields in contents.items():
            fields.setdefault("sessions", at(once("2026-12-01T18:00")))
            stored = orjson.dumps(to_json(ListingContent.model_validate(fields)))
            incoming.append(Incoming(key, stored, str(hash(stored)), "1", 0))
        with writing(self.database) as session:
            known = known_records(session, FEED, self.now)
            take_in(session, Origin(FEED, "town_source"), incoming, known, self.now)

    def take_away(self, *keys: str) -> None:
        with writing(self.database) as session:
            known = known_records(session, FEED, self.now)
            withdraw(session, [known[key] for key in keys], self.now)

    def pass_time(self, now: datetime) -> None:
        self.now = now
        with writing(self.database) as session:
            pass_time(session, now)

    def index(self) -> None:
        """Bring the index up to the catalogue."""
        self.indexer.catch_up()

    def ask(self, engine: Searching | None = None, /, **parameters: Any) -> SearchResults:
        """Search as the API does. Every parameter must be understood."""
        given = {name: _texts(value) for name, value in parameters.items()}
        query, ignored = parse_query(given, "fi", local_day(self.now))
        assert ignored == ()
        return (engine or self.engine).search(query, self.now)

    def found_keys(self, engine: Searching | None = None, /, **parameters: Any) -> list[str]:
        """The keys of what is found, in their order."""
        hits = self.ask(engine, **parameters).hits
        return [str(read_card(hit.card, "fi", self.now).source_id) for hit in hits]

    def waiting(self) -> int:
        """Rows in the outbox."""
        with reading(self.database) as session:
            count: int = session.execute(select(func.count()).select_from(Outbox)).scalar_one()
        return count

    def details(self, key: str) -> ListingDetails:
        with reading(self.database) as session:
            listing = session.execute(select(Listing).where(col(Listing.id) == id_of(key))).scalar_one()
            (details,) = details_of(session, [listing])
            session.expunge_all()
        return details

    def slug(self, key: str) -> str:
        return self.details(key).listing.slug

    def app(self, **fields: Any) -> FastAPI:
        """The web app over this town. Its lifespan does not run: the town's own indexer writes."""
        chosen: dict[str, Any] = {"var": self.var, "page_seconds": 0} | fields
        return create_app(Settings(**chosen))


def id_of(key: str) -> UUID:
    """The id of a listing."""
    return listing_id(FEED, key)


def slug_for(key: str, title: str) -> str:
    """The slug of a listing that was taken in with a title."""
    return slug_of(text_in({"fi": title}, "fi")[0], id_of(key))


def search_url(**parameters: Any) -> str:
    """The address of the API's search."""
    pairs = [(name, text) for name, value in parameters.items() for text in _texts(value)]
    return f"/api/v1/search?{urlencode(pairs)}"


def _texts(value: Any) -> list[str]:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [str(one) for one in value]
    return [str(value)]


def days(count: float) -> timedelta:
    return timedelta(days=count)
