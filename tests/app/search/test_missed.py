"""Words of searches that found nothing are written only once several people have asked with them."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from fastapi.testclient import TestClient
from sqlmodel import select

from app.core.db import engine_for, reading, writing
from app.search.missed import (
    MissedSearches,
    forget_old_misses,
    missed_words_since,
    misses_since,
    names_somebody,
)
from app.search.missed_models import MissedSearch
from tests.app.town import Town, days, local

BROWSER = [(b"user-agent", b"Mozilla/5.0")]
Rows = list[tuple[int, int, str]]


@pytest.fixture
def missed() -> MissedSearches:
    """A counter that takes everybody for a person."""
    return MissedSearches("key", lambda _: True)


def rows(town: Town) -> Rows:
    """Of each kind of words, by its place: the day of the month, from how many networks, the words."""
    with reading(town.database) as session:
        found = session.exec(select(MissedSearch).where(MissedSearch.words_hash != "")).all()
        return sorted((row.day.day, row.count, row.words) for row in found)


def ask(missed: MissedSearches, town: Town, words: str, networks: range, day: int = 0) -> None:
    now = town.now + days(day)
    for network in networks:
        missed.note(words, f"10.1.{network}.7", BROWSER, now)
    missed.write(town.database, now)


def test_words_of_four_networks_are_not_written(town: Town, missed: MissedSearches) -> None:
    ask(missed, town, "curling", range(4))
    assert rows(town) == [(24, 4, "")]
    with reading(town.database) as session:
        assert missed_words_since(session, town.now.date()) == []


def test_words_of_five_are(town: Town, missed: MissedSearches) -> None:
    ask(missed, town, "curling", range(4))
    ask(missed, town, " CURLING ", range(3, 5))
    assert rows(town) == [(24, 5, "curling")]
    with reading(town.database) as session:
        assert missed_words_since(session, town.now.date()) == [("curling", 5)]
        assert misses_since(session, town.now.date()) == [(town.now.date(), 6)]


def test_networks_of_several_days_add_up(town: Town, missed: MissedSearches) -> None:
    for day in range(3):
        ask(missed, town, "curling", range(2), day)
    assert rows(town) == [(24, 2, "curling"), (25, 2, "curling"), (26, 2, "curling")]


def test_one_person_who_asks_every_day_stays_alone(town: Town, missed: MissedSearches) -> None:
    for day in range(20):
        ask(missed, town, "maija virtasen osoite", range(1), day)
    for _ in range(9):  # as after restarts, or in several processes
        ask(MissedSearches("key", lambda _: True), town, "maija virtasen osoite", range(1), 20)
    assert {words for _, _, words in rows(town)} == {""}


def test_one_network_counts_once_a_day_however_often_it_asks(town: Town, missed: MissedSearches) -> None:
    for _ in range(30):
        missed.note("curling", "10.1.2.3", BROWSER, town.now)
        missed.note("curling", "10.1.2.99", BROWSER, town.now)
    missed.write(town.database, town.now)
    assert rows(town) == [(24, 1, "")]


def test_what_was_asked_long_ago_adds_up_no_more(town: Town, missed: MissedSearches) -> None:
    ask(missed, town, "curling", range(4))
    ask(missed, town, "curling", range(4), 91)
    assert {words for _, _, words in rows(town)} == {""}


@pytest.mark.parametrize("words", ["soita 040 123 4567", "teija@example.org", "010190-123A", "a" * 81, "  "])
def test_words_that_may_be_about_somebody_are_counted_without_a_hash(
    town: Town, missed: MissedSearches, words: str
) -> None:
    ask(missed, town, words, range(9))
    assert rows(town) == []
    with reading(town.database) as session:
        assert misses_since(session, town.now.date()) == [(town.now.date(), 9)]


def test_years_and_times_are_about_nobody() -> None:
    assert not names_somebody("uinti klo 17.30")
    assert not names_somebody("joulu 2026")


def test_the_table_has_no_address_and_no_hash_of_one(town: Town, missed: MissedSearches) -> None:
    assert set(MissedSearch.model_fields) == {"day", "words_hash", "count", "words"}
    ask(missed, town, "curling", range(2))
    with reading(town.database) as session:
        (one,) = session.exec(select(MissedSearch.words_hash).where(MissedSearch.words_hash != "")).all()
    ask(MissedSearches("another key", lambda _: True), town, "curling", range(2))
    with reading(town.database) as session:
        hashes = session.exec(select(MissedSearch.words_hash).where(MissedSearch.words_hash != "")).all()
    assert len({*hashes}) == 2
    assert one in hashes


def test_what_cannot_be_written_now_is_written_later(
    town: Town, missed: MissedSearches, tmp_path: Path
) -> None:
    missed.note("curling", "10.1.2.3", BROWSER, town.now)
    missed.write(engine_for(f"sqlite:///{tmp_path / 'no-tables.db'}"), town.now)
    missed.write(town.database, town.now)
    missed.write(town.database, town.now)
    assert rows(town) == [(24, 1, "")]
    with reading(town.database) as session:
        assert misses_since(session, town.now.date()) == [(town.now.date(), 1)]


def test_searches_are_forgotten_in_thirteen_months(town: Town, missed: MissedSearches) -> None:
    ask(missed, town, "curling", range(6))
    for moment, left in (("2027-12-24 09:00", 1), ("2027-12-25 09:00", 0)):
        with writing(town.database) as session:
            forget_old_misses(session, local(moment))
        assert len(rows(town)) == left


def test_the_page_of_results_counts_only_people_who_found_nothing(town: Town) -> None:
    town.add("choir", title="Kaikurannan kuoro")
    town.index()
    with time_machine.travel(town.now, tick=False):
        app = town.app()
        http = TestClient(app)
        for question in ("kuoro", "xyzzyplugh", "xyzzyplugh"):
            assert http.get(f"/haku?q={question}", headers={"user-agent": "Mozilla/5.0"}).status_code == 200
        http.get("/haku?q=xyzzyplugh", headers={"user-agent": "Examplebot/1.0"})
        app.state.missed.write(town.database, town.now)
    assert rows(town) == [(24, 1, "")]
    with reading(town.database) as session:
        assert misses_since(session, town.now.date() - timedelta(days=1)) == [(town.now.date(), 2)]
