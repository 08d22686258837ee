"""Views are counted for pages of listings that people look at, kept ones too, and for nothing else."""

import threading
from collections import Counter
from datetime import date
from uuid import UUID

import pytest
import time_machine
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import select

from app.catalogue.publishing import publish
from app.core.db import reading, writing
from app.views.commands import add_views, forget_old
from app.views.counter import ViewCounter, is_person, slug_in
from app.views.models import ListingView
from app.views.queries import Views, views_of
from tests import builders
from tests.app.town import Town, id_of, local

PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
DAY = date(2026, 11, 24)


def looked(town: Town) -> list[tuple[str, str, int]]:
    with reading(town.database) as session:
        return [(one.span, one.begins.isoformat(), one.count) for one in session.exec(select(ListingView))]


@pytest.fixture
def app(town: Town) -> FastAPI:
    town.add("choir", title="Torikuoro")
    return town.app(page_seconds=30)


def browser(app: FastAPI, agent: str = PERSON) -> TestClient:
    return TestClient(app, headers={"user-agent": agent}, follow_redirects=False)


def test_pages_are_counted_in_every_language_and_when_the_cache_answers(town: Town, app: FastAPI) -> None:
    path, http = f"/tarjonta/{town.slug('choir')}", browser(app)
    mark = http.get(path).headers["etag"]
    http.get(path)
    http.get(f"/sv{path}")
    assert http.get(path, headers={"if-none-match": mark}).status_code == 304
    with time_machine.travel(local("2026-11-24 23:50"), tick=False):
        app.state.views.write(town.database)
    http.get(path)
    with time_machine.travel(local("2026-11-25 00:10"), tick=False):
        app.state.views.write(town.database)
        app.state.views.write(town.database)

    assert looked(town) == [("day", "2026-11-24", 4), ("day", "2026-11-25", 1)]


def test_what_is_no_person_looking_at_a_listing_is_not_counted(town: Town, app: FastAPI) -> None:
    path, http = f"/tarjonta/{town.slug('choir')}", browser(app)
    http.head(path)
    http.get(f"{path}.ics")
    http.get(f"{path}/virhe")
    http.get(f"/tarjonta/vanha-nimi-{id_of('choir').hex[:8]}")
    http.get("/tarjonta/olematon-00000000")
    http.get("/haku?q=/tarjonta/")
    http.get(path, headers={"sec-purpose": "prefetch"})
    http.get(path, headers={"purpose": "prefetch"})
    for agent in (
        "Googlebot/2.1",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "curl/8.5",
        "python-httpx/0.28",
        "",
    ):
        browser(app, agent).get(path)
    app.state.views.write(town.database)

    assert looked(town) == []


def test_a_listing_that_is_gone_is_not_counted(town: Town, app: FastAPI) -> None:
    path = f"/tarjonta/{town.slug('choir')}"
    town.take_away("choir")
    assert browser(app).get(path).status_code == 410
    app.state.views.write(town.database)

    assert looked(town) == []


def test_counts_are_written_when_the_server_ends(town: Town) -> None:
    town.add("choir", title="Torikuoro")
    with TestClient(town.app(), headers={"user-agent": PERSON}) as http:
        http.get(f"/tarjonta/{town.slug('choir')}")
        assert looked(town) == []

    assert [count for _, _, count in looked(town)] == [1]


@pytest.mark.parametrize(
    "agent", [PERSON, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1"]
)
def test_browsers_are_people(agent: str) -> None:
    assert is_person([(b"host", b"x"), (b"user-agent", agent.encode())])


def test_who_does_not_say_what_they_are_is_no_person() -> None:
    assert not is_person([(b"host", b"x")])
    assert not is_person([(b"user-agent", b"")])


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/tarjonta/a-1", "a-1"),
        ("/selko/tarjonta/a-1", "a-1"),
        ("/tarjonta/", ""),
        ("/tarjonta/a-1.ics", ""),
        ("/tarjonta/a-1/virhe", ""),
        ("/yllapito/tarjonta/a-1", ""),
        ("/xx/tarjonta/a-1", ""),
    ],
)
def test_only_the_page_itself_has_a_slug(path: str, slug: str) -> None:
    assert slug_in(path) == slug


@pytest.fixture
def listings(town: Town) -> dict[str, str]:
    town.add_all({key: {"title": {"fi": key}, "kind": "event"} for key in ("a", "b")})
    return {key: town.slug(key) for key in ("a", "b")}


def test_several_workers_add_up(town: Town, listings: dict[str, str]) -> None:
    counters = [ViewCounter(town.app()) for _ in range(4)]

    def count(counter: ViewCounter) -> None:
        for _ in range(25):
            counter._counts[listings["a"]] += 1
            counter.write(town.database)

    threads = [threading.Thread(target=count, args=(one,)) for one in counters]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert [row[2] for row in looked(town)] == [100]


def test_what_cannot_be_written_is_written_later(town: Town, listings: dict[str, str]) -> None:
    counter = ViewCounter(town.app())
    counter._counts[listings["a"]] += 3
    with writing(town.database) as session:
        session.connection().exec_driver_sql("ALTER TABLE listing_view RENAME TO elsewhere")
    counter.write(town.database)
    with writing(town.database) as session:
        session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO listing_view")
    counter.write(town.database)

    assert [row[2] for row in looked(town)] == [3]


def test_weeks_begin_on_monday(town: Town, listings: dict[str, str]) -> None:
    with writing(town.database) as session:
        for day, count in ((15, 100), (16, 1), (22, 2), (23, 10), (24, 20)):
            add_views(session, {listings["a"]: count, "unknown": 7}, date(2026, 11, day))
    with reading(town.database) as session:
        found = views_of(session, [id_of("a"), id_of("b")], DAY)

    assert found == {id_of("a"): Views(3, 30), id_of("b"): Views()}


def test_old_days_become_months_and_old_months_are_forgotten(town: Town, listings: dict[str, str]) -> None:
    days = (date(2025, 9, 30), date(2025, 10, 2), date(2026, 9, 1), date(2026, 9, 22), date(2026, 9, 23))
    with writing(town.database) as session:
        for number, day in enumerate(days):
            add_views(session, {listings["a"]: 10 + number}, day)
        forget_old(session, town.now)
        forget_old(session, town.now)

    assert Counter(looked(town)) == Counter(
        [("month", "2025-10-01", 11), ("month", "2026-09-01", 12 + 13), ("day", "2026-09-23", 14)]
    )


def test_both_databases_add_up(engine: Engine) -> None:
    now = local("2026-11-24 09:00")
    with writing(engine) as session:
        listing = publish(session, UUID(int=7), builders.listing(), now)
        for day in (DAY, DAY, date(2026, 11, 17), date(2026, 9, 2), date(2026, 9, 1)):
            add_views(session, {listing.slug: 2, "nowhere": 1}, day)
        forget_old(session, now)
        forget_old(session, now)
    with reading(engine) as session:
        assert views_of(session, [UUID(int=7)], DAY) == {UUID(int=7): Views(2, 4)}
        months = [one.count for one in session.exec(select(ListingView)) if one.span == "month"]
    assert months == [4]
