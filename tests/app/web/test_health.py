"""Alive, and able to serve."""

import time

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from app.core.db import writing
from tests.app.town import Town

OK = {"status": "ok", "database": "ok", "search": "ok", "work": "not seen lately"}


def test_a_process_that_answers_is_alive(town: Town) -> None:
    answer = TestClient(town.app()).get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_it_is_ready_once_the_index_is_made(town: Town) -> None:
    http = TestClient(town.app())
    before = http.get("/health/ready")
    assert (before.status_code, before.json()) == (503, OK | {"status": "not ready", "search": "not ready"})
    assert before.headers["cache-control"] == "no-store"
    town.index()
    after = http.get("/health/ready")
    assert (after.status_code, after.json()) == (200, OK)


@pytest.mark.parametrize("change", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_database_of_another_shape_is_not_ready(town: Town, change: str) -> None:
    town.index()
    with writing(town.database) as session:
        session.execute(text(change))
    answer = TestClient(town.app()).get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, OK | {"status": "not ready", "database": "not ready"})


def test_a_database_that_cannot_be_read_is_not_ready_and_no_bug(town: Town) -> None:
    town.index()
    town.database.dispose()
    for path in town.var.glob("opastamo.db*"):
        path.unlink()
    (town.var / "opastamo.db").write_text("this is no database" * 100)
    answer = TestClient(town.app()).get("/health/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, "not ready")


def test_the_app_makes_its_own_index_at_start(town: Town) -> None:
    town.add("a")
    with TestClient(town.app()) as http:
        deadline = time.monotonic() + 20
        while http.get("/health/ready").status_code != 200:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    town.engine.rebuild(iter(()))  # the app has let go of the index
