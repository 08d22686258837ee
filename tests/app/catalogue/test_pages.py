"""The page of a listing: what its template gets."""

from datetime import timedelta
from typing import Any

import pytest

from app.catalogue.items.time_items import TimeItem
from app.catalogue.pages import Named
from app.catalogue.words.place_words import PlaceWords
from app.catalogue.words.shown_text import Text, ours
from app.catalogue.words.verified_words import verified_words
from app.web.words import FINNISH_WORDS
from tests.app.catalogue.looking import lines, page, seen
from tests.app.town import Town, at, local, once, weekly


def test_a_listing_that_tells_only_its_title(town: Town) -> None:
    found = page(town, title="Tupa", kind="service", sessions=[])
    assert (found.title, found.kind) == (ours("Tupa"), "Palvelu tai paikka")
    assert (found.is_over, found.is_off) == (False, False)
    assert (found.origin.verified, found.origin.source, found.origin.licence) == (
        "Haettu julkaisijan tiedoista tänään",
        "Kylän tapahtumat",
        "CC BY 4.0",
    )
    empty = (found.summary, found.description, found.alert, found.status, found.price, found.url)
    assert not any(empty)
    lists = (found.places, found.price_notes, found.audience, found.languages, found.accessibility)
    more = (found.first_visit, found.companion, found.volunteer, found.registration, found.contacts)
    assert set(lists) | set(more) | {found.times.rules, found.times.first, found.categories} == {()}
    assert found.organiser is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("scheduled", ""),
        ("cancelled", "Peruttu"),
        ("postponed", "Siirretty myöhemmäksi"),
        ("rescheduled", "Aika on muuttunut"),
    ],
)
def test_a_change_of_plans_is_said(town: Town, status: str, words: str) -> None:
    assert page(town, status=status).status == words


def test_an_event_is_over_after_its_end(town: Town) -> None:
    assert not page(town, sessions=at(once("2026-11-24T08:00", 60))).is_over
    town.now = local("2026-11-24 09:01")
    assert seen(town).is_over


def test_rules_are_sentences_and_times_come_after_them(town: Town) -> None:
    overrides = [{"original": "2026-12-08T17:00", "state": "cancelled"}]
    found = page(
        town, kind="activity", sessions=at(weekly("2026-11-24T17:00", "TU", 120, overrides=overrides))
    ).times
    assert found.rules[0].startswith("Tiistaisin klo\u00a017–19")
    assert found.first == (
        TimeItem("tänään klo\u00a017–19", "ti", "24.11.", "", is_cancelled=False, key="2026-11-24T17:00"),
        TimeItem("ti 1.12. klo\u00a017–19", "ti", "1.12.", "", is_cancelled=False, key="2026-12-01T17:00"),
        TimeItem(
            "ti 8.12. klo\u00a017–19", "ti", "8.12.", "Peruttu", is_cancelled=True, key="2026-12-08T17:00"
        ),
    )
    assert (len(found.rest), found.are_many) == (5, True)


def test_what_has_begun_and_lasts_has_no_day_of_its_own(town: Town) -> None:
    found = page(town, sessions=at(once("2026-11-01T10:00", 60 * 24 * 60))).times
    assert [(one.words, one.day) for one in found.first] == [("käynnissä 31.12. asti", "")]


@pytest.mark.parametrize(
    ("override", "state"),
    [
        ({"state": "full"}, "Täynnä"),
        ({"state": "moved", "start": "2026-12-01T19:00"}, "Aika on muuttunut"),
        ({"duration_minutes": 90}, ""),
    ],
)
def test_a_time_that_differs_says_how(town: Town, override: dict[str, Any], state: str) -> None:
    overrides = [{"original": "2026-12-01T18:00", **override}]
    (item,) = page(town, sessions=at(once("2026-12-01T18:00", overrides=overrides))).times.first
    assert item.state == state


def test_what_the_organiser_says_of_one_time_is_told_while_it_is_ahead(town: Town) -> None:
    overrides = [
        {"original": "2026-11-17T17:00", "note": {"fi": "Mennyt."}},
        {"original": "2026-12-08T17:00", "note": {"fi": "Sali 2."}},
    ]
    found = page(town, sessions=at(weekly("2026-11-03T17:00", "TU", overrides=overrides)))
    assert lines(found.times.notes) == ("ti 8.12.: Sali 2.",)


def test_a_place_is_told_once_and_a_masked_address_not_at_all(town: Town) -> None:
    tupa: dict[str, Any] = {
        "name": {"fi": "Tupa"},
        "street_address": {"fi": "Torikatu 1"},
        "postal_code": "50100",
        "city": "Mikkeli",
        "lat": 61.7,
        "lon": 27.3,
    }
    sessions = [
        *at(once("2026-12-01T18:00"), **tupa),
        *at(once("2026-12-02T18:00"), **tupa),
        *at(once("2026-12-03T18:00"), **tupa | {"name": {"fi": "Turvatalo"}}, address_masked=True),
        *at(once("2026-12-04T18:00"), type="virtual", url="https://example.org/huone"),
    ]
    on_map = "https://www.openstreetmap.org/?mlat=61.70000&mlon=27.30000#map=17/61.70000/27.30000"
    assert page(town, sessions=sessions).places == (
        PlaceWords(ours("Tupa"), "Torikatu 1, 50100 Mikkeli", Text(), "", None, on_map),
        PlaceWords(ours("Turvatalo"), "50100 Mikkeli", Text(), "", None, ""),
        PlaceWords(ours("Verkossa"), "", Text(), "https://example.org/huone", None, ""),
    )


@pytest.mark.parametrize(
    ("price", "words", "notes"),
    [
        ({"type": "fixed", "amount_min": "5", "label": {"fi": "5 €"}}, "5\u00a0€", ()),
        (
            {"type": "fixed", "amount_min": "5.5", "label": {"fi": "Kahvi kuuluu hintaan"}},
            "5,50\u00a0€",
            ("Kahvi kuuluu hintaan",),
        ),
        ({"type": "free", "label": {"fi": "Ilmainen"}}, "Maksuton", ()),
        (
            {"type": "fixed", "amount_min": "5", "first_time_free": True, "gear_loan": True},
            "5\u00a0€",
            ("Ensimmäinen kerta on ilmainen.", "Saat välineet lainaksi."),
        ),
        ({"type": "fixed", "amount_min": "5", "cards": ["kaikukortti"]}, "5\u00a0€", ("Kaikukortti käy.",)),
        ({"type": "unknown", "cards": ["unheard_of"]}, "", ()),
    ],
)
def test_prices_and_reliefs_are_words(
    town: Town, price: dict[str, Any], words: str, notes: tuple[str, ...]
) -> None:
    found = page(town, prices=[price])
    assert (found.price, lines(found.price_notes)) == (words, notes)


def test_texts_in_another_language_tell_which(town: Town) -> None:
    town.add_all({"a": {"kind": "event", "title": {"sv": "Kör"}, "description": {"en": "One.\n\nTwo."}}})
    found = seen(town)
    assert found.title == Text(("Kör",), "sv")
    assert found.summary == Text(("One.", "Two."), "en")
    assert seen(town, language="sv").title == ours("Kör")


def test_a_short_description_is_read_first_and_a_long_one_in_its_place(town: Town) -> None:
    found = page(town, description={"fi": "Lauletaan."})
    assert (found.summary, found.description) == (ours("Lauletaan."), Text())
    found = page(town, description={"fi": "La " * 200})
    assert (found.summary, bool(found.description)) == (Text(), True)


def test_a_notice_ends_by_itself(town: Town) -> None:
    alert = {"text": {"fi": "Ovi on rikki."}, "until": "2026-11-24"}
    assert page(town, alert=alert).alert == ours("Ovi on rikki.")
    town.now = local("2026-11-25 00:01")
    assert seen(town).alert == Text()


def test_categories_that_are_known_are_ways_on(town: Town) -> None:
    assert page(town, categories=["liiku", "dropped"]).categories == (Named(ours("Liiku"), "/aiheet/liiku"),)


def test_what_a_feed_tells_again_is_as_fresh_as_the_feed(town: Town) -> None:
    told = town.now + timedelta(days=20)
    town.add("a")
    town.now = told + timedelta(days=1)
    assert seen(town, told).origin.verified == "Haettu julkaisijan tiedoista eilen"


@pytest.mark.parametrize(
    ("days", "how", "words"),
    [
        (0, "import", "Haettu julkaisijan tiedoista tänään"),
        (1, "phone", "Tarkistettu eilen, puhelimitse"),
        (13, "visit", "Tarkistettu 13 päivää sitten, käymällä paikalla"),
        (21, "owner_link", "Tarkistettu 3 viikkoa sitten, järjestäjältä"),
        (90, "staff_desk", "Tarkistettu 3 kuukautta sitten, infopisteellä"),
        (400, None, "Tarkistettu yli vuosi sitten"),
        (None, None, "Tieto on tarkistamatta – soita ensin"),
    ],
)
def test_when_somebody_vouched_for_it(days: int | None, how: str | None, words: str) -> None:
    now = local("2026-11-24 09:00")
    at_ = None if days is None else now - timedelta(days=days)
    assert verified_words(at_, how, now, FINNISH_WORDS) == words


@pytest.mark.parametrize(
    ("kind", "prices", "is_there"),
    [("event", [], True), ("volunteering", [], False), ("volunteering", [{"type": "free"}], True)],
)
def test_helping_asks_for_no_price_that_nobody_told(
    town: Town, kind: str, prices: list[dict[str, Any]], is_there: bool
) -> None:
    assert page(town, kind=kind, prices=prices).has_price == is_there
