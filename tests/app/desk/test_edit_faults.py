"""What cannot be stored is told, what was typed stays, and nobody's change is overrun."""

import pytest

from app.catalogue.commands import edit_listing
from app.core.db import writing
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.editing import SUMMER, content, filled, here, opened, sent
from tests.app.town import id_of
from tests.page_client import texts, words

FAULTS = [
    ({"otsikko": ""}, "Anna ilmoitukselle nimi."),
    ({"tiedote_fi": SUMMER}, "Kirjoita, mihin päivään asti tiedote näkyy."),
    ({"tiedote_asti": "3.12.2026"}, "Kirjoita tiedote, tai tyhjennä sen viimeinen päivä."),
    (
        {"tiedote_fi": SUMMER, "tiedote_asti": "joskus"},
        "Emme ymmärtäneet päivää. Kirjoita se näin: 3.12.2026",
    ),
    ({"tiivis_fi": "x" * 401}, "Tässä voi olla enintään 400 merkkiä. Lyhennä tekstiä."),
    ({"hinta": "fixed"}, "Kirjoita hinta numeroin, näin: 5 tai 7,50"),
    ({"alkaa": "kuudelta"}, "Emme ymmärtäneet kellonaikaa. Kirjoita se näin: 17.30"),
    ({"verkko": "ei ole"}, "Tarkista verkko-osoite. Kirjoita se näin: https://example.org"),
    ({"tilanne": "ehkä"}, "Jokin tiedoissa ei sovi yhteen. Tarkista ajat, hinta ja yhteystiedot."),
]


@pytest.mark.parametrize(("changes", "told"), FAULTS)
def test_a_fault_is_told_and_what_was_typed_stays(editor: Person, changes: dict[str, str], told: str) -> None:
    editor.town.add("a", title="Torikuoro")
    before = content(editor)
    values = opened(editor) | {"mukana": "Nuotit"} | changes
    answer = sent(editor, values)
    tree = tree_of(answer)

    assert (answer.status_code, texts(tree, ".error-summary li")) == (422, [told])
    shown = filled(tree)
    assert {name: shown[name] for name in ("mukana", *changes) if name != "tilanne"} == {
        name: values[name] for name in ("mukana", *changes) if name != "tilanne"
    }
    assert content(editor) == before


def test_what_a_feed_left_out_is_no_fault_of_the_desk(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro", description={"fi": "x" * 9_000})
    answer = sent(editor, opened(editor) | {"mukana": "Nuotit"})

    assert answer.headers["location"] == f"{here()}?tehty=edited"
    assert sent(editor, opened(editor) | {"kuvaus": "y" * 9_000}).status_code == 303


def test_what_somebody_else_changed_meanwhile_is_kept_too(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro", summary={"fi": "Lauletaan."})
    values = opened(editor) | {"tiivis_fi": "Minun sanani.", "mukana": "Nuotit"}
    with writing(editor.town.database) as session:
        theirs = content(editor).model_copy(
            update={"title": {"fi": "Heidän nimensä"}, "summary": {"fi": "Heidän sanansa."}}
        )
        edit_listing(session, id_of("a"), theirs, editor.town.now)
    answer = sent(editor, values)
    tree = tree_of(answer)

    assert answer.status_code == 409
    assert "Tämä on muuttunut sillä välin, kun kirjoitit." in words(tree)
    assert texts(tree, ".error-summary li") == [
        "Joku muu tai lähde muutti tätäkin. Nyt siinä lukee: Heidän sanansa."
    ]
    assert content(editor) == theirs
    again = filled(tree)
    assert (again["otsikko"], again["tiivis_fi"], again["mukana"]) == (
        "Heidän nimensä",
        "Minun sanani.",
        "Nuotit",
    )
    assert sent(editor, again).headers["location"] == f"{here()}?tehty=edited"
    saved = content(editor)
    assert (saved.title, saved.summary) == ({"fi": "Heidän nimensä"}, {"fi": "Minun sanani."})
