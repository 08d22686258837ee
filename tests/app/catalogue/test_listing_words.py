"""Whom a listing suits, its languages, and what one wonders before going: in words."""

from typing import Any

import pytest

from app.catalogue.words.shown_text import NamedText, Text, ours
from tests.app.catalogue.looking import lines, page
from tests.app.town import Town


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ({"min_age": 7, "max_age": 12}, ("7–12-vuotiaille.",)),
        ({"min_age": 18}, ("18 vuotta täyttäneille.",)),
        ({"max_age": 12}, ("Alle 13-vuotiaille.",)),
        ({"min_age": 7, "max_age": 7}, ("7-vuotiaille.",)),
        ({"min_age": 0, "max_age": 3}, ("Alle 4-vuotiaille.",)),
        ({"gender": "women"}, ("Naisille.",)),
        ({"level": "beginner"}, ("Sopii aloittelijalle.",)),
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
    assert lines(page(town, audience=audience).audience) == words


def test_languages_and_how_much_finnish_one_needs(town: Town) -> None:
    languages = [{"code": "fi", "use": "practice"}, {"code": "uk"}, {"code": "xx"}]
    found = page(town, languages=languages, finnish_needed="some_words")
    assert found.languages == (
        "Suomi: harjoittelemme yhdessä",
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
    assert lines(found.accessibility) == (
        "Hissi.",
        "Induktiosilmukka: ei.",
        "Esteetön sisäänkäynti: osittain.",
        "Yksi porras.",
        "Pyörätuolilla pääsee: kysy järjestäjältä.",
        "Kysy vahtimestarilta.",
    )


def test_the_first_visit_answers_what_people_wonder(town: Town) -> None:
    visit = {
        "may_come_alone": True,
        "may_leave_early": False,
        "bring": {"fi": "Oma muki"},
        "who_meets": {"sv": "Aino"},
    }
    assert page(town, first_visit=visit).first_visit == (
        NamedText("Kuka ottaa sinut vastaan?", Text(("Aino",), "sv")),
        NamedText("Voitko tulla yksin?", ours("Voit tulla yksin.")),
        NamedText("Voitko lähteä kesken?", ours("Toivomme, että olet loppuun asti.")),
        NamedText("Mitä otat mukaan?", ours("Oma muki")),
    )


@pytest.mark.parametrize(
    ("companion", "words"),
    [
        (None, ()),
        ({"offered": "none"}, ()),
        ({"offered": "always"}, ("Joku on aina vastassa.",)),
        (
            {"offered": "on_request"},
            ("Saat kaverin mukaan, kun pyydät.", "Kysy järjestäjältä, niin se järjestyy."),
        ),
        (
            {"offered": "on_request", "note": {"fi": "Soita Ainolle."}},
            ("Saat kaverin mukaan, kun pyydät.", "Soita Ainolle."),
        ),
    ],
)
def test_a_companion(town: Town, companion: dict[str, Any] | None, words: tuple[str, ...]) -> None:
    assert lines(page(town, companion=companion).companion) == words


def test_what_a_volunteer_does(town: Town) -> None:
    role = {
        "task": {"fi": "Kaadat kahvia."},
        "commitment": "once",
        "hours_per_time": "1.50",
        "supported": True,
        "remote": False,
    }
    assert lines(page(town, kind="volunteering", volunteer_role=role).volunteer) == (
        "Kaadat kahvia.",
        "Yksi kerta riittää.",
        "Aikaa menee noin 1,5 tuntia kerralla.",
        "Saat tukea ja opastusta.",
    )
