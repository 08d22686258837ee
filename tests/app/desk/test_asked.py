"""The desk sees what was asked and not found: by category, by week, and the words of several."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.core.db import reading, writing
from app.desk.asked.queries import asked_lately
from app.kiosk.counter import Need, forget_old_needs, record_need
from app.kiosk.counter_models import UnmetNeed
from app.search.missed import MissedSearches
from tests.app.desk.conftest import Person
from tests.app.town import Town, local
from tests.page_client import texts, words

BROWSER = [(b"user-agent", b"Mozilla/5.0")]
MONDAY = date(2026, 11, 23)


@pytest.fixture
def asked(editor: Person) -> Person:
    """Somebody at a desk where needs and searches of two weeks are."""
    missed = MissedSearches("key", lambda _: True)
    with writing(editor.town.database) as session:
        for day, category, said, times in (
            (date(2026, 11, 24), "liiku.uinti", "avantouinti", 2),
            (date(2026, 11, 23), "liiku.uinti", "", 1),
            (date(2026, 11, 22), "liiku.uinti", "vesijumppa", 1),
            (date(2026, 11, 24), "", "mopojen korjaus", 1),
        ):
            for _ in range(times):
                record_need(session, Need.read(category, said), "oletus", day)
    for network in range(6):
        missed.note("Curling", f"10.0.{network}.1", BROWSER, editor.town.now)
    missed.note("salaisuus", "10.0.0.1", BROWSER, editor.town.now)
    missed.write(editor.town.database, editor.town.now)
    return editor


def test_needs_are_counted_by_category_and_week(asked: Person) -> None:
    with reading(asked.town.database) as session:
        found = asked_lately(session, MONDAY)
    assert found.totals == (("liiku.uinti", 4), ("", 1))
    assert [(week.monday, week.count, week.searches) for week in found.weeks] == [
        (MONDAY, 4, 7),
        (MONDAY - timedelta(days=7), 1, 0),
    ]
    (swimming, other) = found.weeks[0].needs
    assert (swimming.count, swimming.words) == (3, (("avantouinti", 2),))
    assert (other.category, other.count, other.words) == ("", 1, (("mopojen korjaus", 1),))


def test_the_page_tells_them_in_words(asked: Person) -> None:
    page = asked.pages.get("/yllapito/kysytty")
    assert texts(page, "main h3") == ["Viikko 48: 23.11.–29.11.", "Viikko 47: 16.11.–22.11."]
    shown = words(page.css_first("main"))
    assert "Uinti ja vesiliikunta 3: avantouinti (2)" in shown
    assert "Jokin muu 1: mopojen korjaus" in shown
    assert "7 hakua ei löytänyt mitään." in shown
    assert "curling 6" in shown
    assert "salaisuus" not in shown


def test_an_empty_page_says_so(editor: Person) -> None:
    assert "Täällä ei ole nyt mitään." in words(editor.pages.get("/yllapito/kysytty"))


def test_needs_are_forgotten_in_thirteen_months(asked: Person) -> None:
    def left(town: Town) -> int:
        with reading(town.database) as session:
            return len(session.exec(select(UnmetNeed)).all())

    for moment, count in (("2027-12-22 09:00", 4), ("2027-12-24 09:00", 2), ("2027-12-25 09:00", 0)):
        with writing(asked.town.database) as session:
            forget_old_needs(session, local(moment))
        assert left(asked.town) == count
