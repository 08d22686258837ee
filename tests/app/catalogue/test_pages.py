"""The page of a listing: what its template gets."""

from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.catalogue.listing_words import NamedText, PlaceWords
from app.catalogue.pages import ContactItem, ListingPage, Text, TimeItem, listing_page
from app.catalogue.verified_words import verified_words
from tests.app.town import Town, at, local, once, weekly


def page(town: Town, told: datetime | None = None, **listing: Any) -> ListingPage:
    town.add("a", **listing)
    return listing_page(town.details("a"), told, town.now)


def test_a_listing_that_tells_only_its_title(town: Town) -> None:
    empty = {field.name: "" for field in fields(ListingPage)}
    lists = ("rules", "times", "places", "audience", "languages", "accessibility", "first_visit")
    found = page(town, title="Tupa", kind="service", sessions=[])
    expected: dict[str, Any] = {
        **empty,
        **dict.fromkeys((*lists, "registration", "contacts", "categories"), ()),
        **dict.fromkeys(("summary", "description", "price_label"), Text((), "fi")),
        "title": "Tupa",
        "title_lang": "fi",
        "kind": "Palvelu",
        "is_over": False,
        "verified": "Haettu julkaisijan tiedoista tänään",
        "source": "Kylän tapahtumat",
        "licence": "CC BY 4.0",
    }
    assert replace(found, kind="Palvelu") == ListingPage(**expected)


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
    assert listing_page(town.details("a"), None, town.now).is_over


def test_rules_are_sentences_and_times_come_after_them(town: Town) -> None:
    overrides = [{"original": "2026-12-08T17:00", "state": "cancelled"}]
    found = page(
        town, kind="activity", sessions=at(weekly("2026-11-24T17:00", "TU", 120, overrides=overrides))
    )
    assert found.rules[0].startswith("Tiistaisin klo\u00a017–19")
    assert found.times[:3] == (
        TimeItem("tänään klo\u00a017–19", cancelled=False),
        TimeItem("ti 1.12. klo\u00a017–19", cancelled=False),
        TimeItem("ti 8.12. klo\u00a017–19", cancelled=True),
    )
    assert len(found.times) == 8


def test_a_place_is_told_once_and_a_masked_address_not_at_all(town: Town) -> None:
    tupa = {
        "name": {"fi": "Tupa"},
        "street_address": {"fi": "Torikatu 1"},
        "postal_code": "50100",
        "city": "Mikkeli",
    }
    sessions = [
        *at(once("2026-12-01T18:00"), **tupa),
        *at(once("2026-12-02T18:00"), **tupa),
        *at(once("2026-12-03T18:00"), **tupa | {"name": {"fi": "Turvatalo"}}, address_masked=True),
        *at(once("2026-12-04T18:00"), type="virtual", url="https://example.org/huone"),
    ]
    assert page(town, sessions=sessions).places == (
        PlaceWords("Tupa", "Torikatu 1, 50100 Mikkeli", "", ""),
        PlaceWords("Turvatalo", "50100 Mikkeli", "", ""),
        PlaceWords("Verkossa", "", "", "https://example.org/huone"),
    )


def test_prices_are_words_and_the_organisers_own_words_are_not_repeated(town: Town) -> None:
    found = page(town, prices=[{"type": "fixed", "amount_min": "5", "label": {"fi": "5 €"}}])
    assert (found.price, found.price_label) == ("5\u00a0€", Text((), "fi"))
    found = page(
        town, prices=[{"type": "fixed", "amount_min": "5.5", "label": {"fi": "Kahvi kuuluu hintaan"}}]
    )
    assert (found.price, found.price_label) == ("5,50\u00a0€", Text(("Kahvi kuuluu hintaan",), "fi"))


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ({"min_age": 7, "max_age": 12}, ("7–12-vuotiaille",)),
        ({"min_age": 18}, ("18 vuotta täyttäneille",)),
        ({"max_age": 12}, ("Alle 13-vuotiaille",)),
        ({"min_age": 7, "max_age": 7}, ("7-vuotiaille",)),
        ({"min_age": 0, "max_age": 3}, ("Alle 4-vuotiaille",)),
        ({"gender": "women"}, ("Naisille",)),
        ({"level": "beginner"}, ("Sopii aloittelijalle",)),
        ({"groups": ["families"]}, ("Tule lasten kanssa",)),
        ({"groups": ["lonely"]}, ("Porukkaan on helppo tulla yksin",)),
        ({"groups": ["seniors", "martians"]}, ("Seniorit",)),
        ({"conditions": {"fi": "Oma matto mukaan"}}, ("Oma matto mukaan",)),
        ({}, ()),
    ],
)
def test_whom_it_suits_is_an_open_door_and_never_a_label(
    town: Town, audience: dict[str, Any], words: tuple[str, ...]
) -> None:
    assert page(town, audience=audience).audience == words


def test_languages_and_how_much_finnish_one_needs(town: Town) -> None:
    languages = [{"code": "fi", "use": "practice"}, {"code": "uk"}, {"code": "xx"}]
    found = page(town, languages=languages, finnish_needed="some_words")
    assert found.languages == (
        "Suomi (harjoittelemme yhdessä)",
        "Ukraina",
        "Xx",
        "Muutama sana suomea riittää.",
    )


def test_accessibility_tells_what_is_known_and_claims_nothing_else(town: Town) -> None:
    facts = [
        {"code": "lift"},
        {"code": "induction_loop", "value": "no"},
        {"code": "step_free", "value": "partly", "detail": {"fi": "Yksi porras."}},
        {"code": "wheelchair", "value": "unknown"},
        {"code": "teleport"},
    ]
    found = page(town, accessibility=facts, accessibility_note={"fi": "Kysy vahtimestarilta."})
    first, second, third, last = found.accessibility
    assert ":" not in first
    assert second.endswith(": ei")
    assert third.endswith(": osittain. Yksi porras.")
    assert last == "Kysy vahtimestarilta."


def test_the_first_visit_answers_what_people_wonder(town: Town) -> None:
    visit = {"may_come_alone": True, "may_leave_early": False, "bring": {"fi": "Oma muki"}}
    assert page(town, first_visit=visit).first_visit == (
        NamedText("Voinko tulla yksin?", "Voit tulla yksin."),
        NamedText("Voinko lähteä kesken?", "Toivomme, että olet loppuun asti."),
        NamedText("Mitä otan mukaan?", "Oma muki"),
    )


@pytest.mark.parametrize(
    ("companion", "words"),
    [
        (None, ""),
        ({"offered": "none"}, ""),
        ({"offered": "always"}, "Saat halutessasi jonkun mukaasi. Kysy järjestäjältä."),
        ({"offered": "on_request", "note": {"fi": "Soita Ainolle."}}, "Soita Ainolle."),
    ],
)
def test_a_companion(town: Town, companion: dict[str, Any] | None, words: str) -> None:
    assert page(town, companion=companion).companion == words


def test_registration_by_any_way(town: Town) -> None:
    ways = {"url": "https://example.org/i", "phone": "015 123 456", "email": "a@example.org"}
    found = page(town, registration=ways)
    assert found.registration == (
        ContactItem("Ilmoittaudu verkossa", "https://example.org/i"),
        ContactItem("015 123 456", "tel:015123456"),
        ContactItem("a@example.org", "mailto:a@example.org"),
    )


@pytest.mark.parametrize(
    ("registration", "note"),
    [
        ({}, ""),
        ({"required": False}, "Ei ilmoittautumista: voit vain tulla."),
        ({"required": True, "note": {"fi": "Viimeistään ma."}}, "Viimeistään ma."),
    ],
)
def test_the_note_of_registration(town: Town, registration: dict[str, Any], note: str) -> None:
    assert page(town, registration=registration).registration_note == note


def test_contacts_are_told_once_and_those_of_forms_only_never(town: Town) -> None:
    organiser = {"name": {"fi": "Seura"}, "phone": "015 1", "email": "seura@example.org"}
    contacts = [
        {"name": "Aino", "phone": "040 1", "email": "seura@example.org"},
        {"name": "Salainen", "phone": "040 999", "form_only": True},
    ]
    assert page(town, organiser=organiser, contacts=contacts).contacts == (
        ContactItem("040 1, Aino", "tel:0401"),
        ContactItem("015 1", "tel:0151"),
        ContactItem("seura@example.org", "mailto:seura@example.org"),
    )


def test_texts_in_another_language_tell_which(town: Town) -> None:
    town.add_all({"a": {"kind": "event", "title": {"sv": "Kör"}, "description": {"en": "One.\n\nTwo."}}})
    found = listing_page(town.details("a"), None, town.now)
    assert (found.title, found.title_lang) == ("Kör", "sv")
    assert found.description == Text(("One.", "Two."), "en")


def test_a_notice_ends_by_itself(town: Town) -> None:
    alert = {"text": {"fi": "Ovi on rikki."}, "until": "2026-11-24"}
    assert page(town, alert=alert).alert == "Ovi on rikki."
    town.now = local("2026-11-25 00:01")
    assert listing_page(town.details("a"), None, town.now).alert == ""


def test_categories_that_are_known_are_ways_on(town: Town) -> None:
    assert page(town, categories=["liiku", "dropped"]).categories == (("liiku", "Liiku"),)


def test_what_a_feed_tells_again_is_as_fresh_as_the_feed(town: Town) -> None:
    told = town.now + timedelta(days=20)
    town.add("a")
    found = listing_page(town.details("a"), told, told + timedelta(days=1))
    assert found.verified == "Haettu julkaisijan tiedoista eilen"


@pytest.mark.parametrize(
    ("days", "how", "words"),
    [
        (0, "import", "Haettu julkaisijan tiedoista tänään"),
        (1, "phone", "Tarkistettu eilen, soittamalla"),
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
    assert verified_words(at_, how, now) == words
