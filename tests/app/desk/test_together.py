"""A listing at the desk from both sides, and the note that staff keep on it."""

import pytest
from sqlmodel import select

from app.core.db import reading
from app.feedback.models import Feedback
from tests.app.desk.conftest import Person
from tests.app.town import id_of
from tests.page_client import links, texts, words


@pytest.fixture
def path(editor: Person) -> str:
    """The page of a choir from both sides."""
    editor.town.add(
        "choir", title="Kaikurannan kuoro", kind="activity", contacts=[{"name": "Teija", "phone": "040 123"}]
    )
    editor.town.index()
    return f"/yllapito/tarjonta/{id_of('choir')}/yhdessa"


def test_the_page_of_a_listing_leads_to_it(editor: Person, path: str) -> None:
    page = editor.pages.get(path.removesuffix("/yhdessa"))
    assert links(page, ".desk-tabs a")["Katso yhdessä"] == path
    both = editor.pages.get(path)
    assert texts(both, "h1") == ["Kaikurannan kuoro"]
    assert "040 123" in words(both.css_first(".counter-side--tiski")).replace("\u00a0", " ")
    assert "Milloin" in words(both.css_first(".counter-side--vieras"))


def test_a_note_is_written_changed_and_taken_away(editor: Person, path: str) -> None:
    for note, shown in (("Soita ensin.", "Soita ensin."), ("Ovi pihalla.", "Ovi pihalla.")):
        answer = editor.post(f"{path}/muistiinpano", muistiinpano=note)
        assert answer.headers["location"] == f"{path}?tehty=note_saved"
        page = editor.pages.get(path)
        assert texts(page, ".counter-note") == [shown]
        assert texts(page, "textarea") == [note]
        assert note not in editor.http.get(f"/tarjonta/{editor.town.slug('choir')}").text
    editor.post(f"{path}/muistiinpano", muistiinpano=" ")
    assert texts(editor.pages.get(path), ".counter-note") == ["Tästä ei ole muistiinpanoa."]
    assert editor.actions()[-3:] == ["listing_noted"] * 3


def test_a_note_that_is_too_long_stays_in_its_field(editor: Person, path: str) -> None:
    answer = editor.post(f"{path}/muistiinpano", muistiinpano="a" * 501)
    assert answer.status_code == 422
    assert "a" * 501 in answer.text
    assert "Muistiinpanossa voi olla enintään 500 merkkiä." in answer.text


def test_a_mistake_goes_to_the_messages(editor: Person, path: str) -> None:
    assert editor.post(f"{path}/vaarin", syy="place").headers["location"] == f"{path}?tehty=wrong_noted"
    assert editor.post(f"{path}/vaarin", syy="x").status_code == 422
    with reading(editor.town.database) as session:
        assert [(one.reason, one.listing_id) for one in session.exec(select(Feedback))] == [
            ("place", id_of("choir"))
        ]


def test_what_is_not_public_has_no_such_page(editor: Person, path: str) -> None:
    editor.town.take_away("choir")
    assert editor.http.get(path).status_code == 404
    assert editor.post(f"{path}/muistiinpano", muistiinpano="x").status_code == 404
