"""A stored card as one reader sees it at one moment."""

from datetime import UTC, datetime

import orjson
import pytest

from app.search.documents import document_of
from app.search.shown.cards import CARD_VERSION, Card, CardPlace, read_card
from tests.app.town import Town, at, id_of, local, once, weekly


def card(town: Town, key: str, lang: str = "fi", now: datetime | None = None) -> Card:
    stored = orjson.loads(orjson.dumps(document_of(town.details(key), town.now).card))
    return read_card(stored, lang, now or town.now)


def test_a_card_tells_what_a_result_shows(town: Town) -> None:
    town.add(
        "kuoro",
        title="Torikuoro",
        kind="activity",
        summary={"fi": "Lauletaan."},
        organiser={"name": {"fi": "Laulajat ry"}},
        prices=[{"type": "fixed", "amount_min": "5", "first_time_free": True}],
        first_visit={"may_come_alone": True, "may_watch": False},
        categories=["laula_ja_soita"],
        sessions=at(
            weekly("2026-11-24T18:00", "TU", 90),
            lat=61.7,
            lon=27.3,
            name={"fi": "Tori"},
            street_address={"fi": "Torikatu 1"},
            city="Mikkeli",
        ),
    )
    assert card(town, "kuoro") == Card(
        id=str(id_of("kuoro")),
        slug=town.slug("kuoro"),
        kind="activity",
        title="Torikuoro",
        summary="Lauletaan.",
        lang="fi",
        source="town_source",
        source_id="kuoro",
        organiser="Laulajat ry",
        place=CardPlace("Tori", "Torikatu 1, Mikkeli", 61.7, 27.3),
        start=local("2026-11-24 18:00").astimezone(UTC),
        end=local("2026-11-24 19:30").astimezone(UTC),
        all_day=False,
        recurs="tiistaisin klo\u00a018–19.30",
        price_type="fixed",
        price="5\u00a0€",
        categories=("laula_ja_soita",),
        signs=("come_alone", "first_time_free"),
        source_title="Kylän tapahtumat",
        verified_at=town.now.astimezone(UTC),
        verified_how="import",
    )


def test_texts_fall_back_to_what_there_is_and_tell_their_language(town: Town) -> None:
    town.add_all({"a": {"kind": "event", "title": {"en": "Chess"}, "summary": {"en": "Play", "fi": "Pelaa"}}})
    found = card(town, "a", "sv")
    assert (found.title, found.summary, found.lang) == ("Chess", "Play", "en")


@pytest.mark.parametrize("lang", ["uk", "ar", "zh-Hans"])
def test_a_reader_of_any_language_gets_a_card(town: Town, lang: str) -> None:
    town.add("a", title="Avoin kahvila", prices=[{"type": "free"}], sessions=at(once("2026-12-01T18:00")))
    found = card(town, "a", lang)
    assert (found.title, found.price, found.lang) == ("Avoin kahvila", "Maksuton", "fi")


def test_without_a_summary_the_card_begins_the_description(town: Town) -> None:
    town.add("a", description={"fi": "Pitkä juttu. " * 100})
    assert card(town, "a").summary == ("Pitkä juttu. " * 100)[:300]


def test_the_next_time_moves_on_with_the_clock(town: Town) -> None:
    town.add("a", kind="activity", sessions=at(weekly("2026-11-24T18:00", "TU")))
    during = card(town, "a", now=local("2026-11-24 18:30"))
    after = card(town, "a", now=local("2026-11-24 19:01"))
    assert (during.start, after.start) == (local("2026-11-24 18:00"), local("2026-12-01 18:00"))


def test_an_end_that_nobody_told_is_not_shown(town: Town) -> None:
    town.add("a", sessions=at(once("2026-12-01T18:00", None)))
    assert (card(town, "a").start, card(town, "a").end) == (local("2026-12-01 18:00"), None)


def test_a_card_without_place_times_or_record_reads_too(town: Town) -> None:
    town.add("a", kind="service", sessions=[])
    found = card(town, "a")
    assert (found.place, found.start, found.end, found.recurs, found.price) == (None, None, None, "", "")


def test_what_happens_once_does_not_recur(town: Town) -> None:
    town.add("once", sessions=at(once("2026-12-01T18:00")))
    town.add("twice", sessions=at(once("2026-12-01T18:00"), once("2026-12-08T18:00")))
    assert card(town, "once").recurs == ""
    assert card(town, "twice").recurs != ""


def test_a_card_of_another_shape_has_another_version(town: Town) -> None:
    """Whoever changes the names here gives CARD_VERSION another value: old cards cannot be read."""
    town.add("kuoro", sessions=at(once("2026-12-01T18:00"), name={"fi": "Tori"}))
    stored = document_of(town.details("kuoro"), town.now).card
    assert CARD_VERSION == "2"
    assert {name: sorted(part) for name, part in stored.items() if name in {"place", "price"}} == {
        "place": ["address", "city", "lat", "lon", "name", "type"],
        "price": ["text", "type"],
    }
    assert sorted(stored) == sorted(
        """id slug kind title summary description source source_id source_title organiser place times recurs
        price categories signs verified_at verified_how""".split()
    )
