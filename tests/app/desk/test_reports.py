"""What people tell us: reading it, answering it, and marking it as done."""

from uuid import UUID

import pytest

from app.core.db import reading, writing
from app.feedback.commands import keep
from app.feedback.models import Feedback
from app.feedback.rules import Message
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.sent import letters
from tests.app.town import id_of
from tests.page_client import links, texts, words

REPORTS = "/yllapito/palautteet"


def told(
    person: Person, *, contact: str = "", listing: UUID | None = None, text: str = "Ovi oli kiinni."
) -> UUID:
    kind, reason = ("report", "time") if listing else ("general", "")
    with writing(person.town.database) as session:
        return keep(session, Message(kind, reason, text, contact), listing, "sv", person.town.now)  # type: ignore[arg-type]  # one of two


def state(person: Person, identity: UUID) -> str:
    with reading(person.town.database) as session:
        return session.get_one(Feedback, identity).state


def test_open_messages_name_the_listing_and_what_is_wrong(editor: Person) -> None:
    editor.town.add("a", title="Kuoro")
    identity = told(editor, listing=id_of("a"))
    tree = editor.pages.get(REPORTS)

    assert links(tree, ".desk-list a") == {"Aika on väärin: Kuoro": f"{REPORTS}/{identity}"}
    page = editor.pages.get(f"{REPORTS}/{identity}")
    assert links(page)["Kuoro"] == f"/yllapito/tarjonta/{id_of('a')}"
    assert texts(page, ".desk-quote") == ["Ovi oli kiinni."]


def test_a_message_is_marked_as_done_with_a_remark_and_can_be_opened_again(editor: Person) -> None:
    identity = told(editor)
    answer = editor.post(f"{REPORTS}/{identity}/hoidettu", huomio="Soitin paikalle.")

    assert (answer.headers["location"], state(editor, identity)) == (f"{REPORTS}?tehty=handled", "handled")
    assert texts(editor.pages.get(f"{REPORTS}?tila=hoidetut"), ".desk-list a") == ["Palaute"]
    page = editor.pages.get(f"{REPORTS}/{identity}")
    assert "Merkitsi palautteen hoidetuksi: Soitin paikalle." in words(page.css_first(".desk-events"))
    editor.post(f"{REPORTS}/{identity}/avaa")
    assert state(editor, identity) == "new"
    assert editor.actions()[-2:] == ["feedback_handled", "feedback_opened"]


def test_an_answer_is_a_letter_in_the_language_of_the_page_it_was_sent_from(editor: Person) -> None:
    identity = told(editor, contact="aila@example.org")
    editor.post(f"{REPORTS}/{identity}/vastaa", vastaus="Tack, vi rättar det.")

    ((to, text),) = letters(editor.town, "feedback:")
    assert to == "aila@example.org"
    assert "Tack för att du skrev till Opastamo." in text
    assert "Tack, vi rättar det." in text
    assert "Ovi oli kiinni." in text
    assert (state(editor, identity), editor.actions()[-1]) == ("handled", "feedback_answered")


@pytest.mark.parametrize("said", ["", "   ", "a" * 5001])
def test_an_answer_without_words_or_with_too_many_is_not_sent(editor: Person, said: str) -> None:
    identity = told(editor, contact="aila@example.org")
    answer = editor.post(f"{REPORTS}/{identity}/vastaa", vastaus=said)

    assert answer.status_code == 422
    assert links(tree_of(answer), ".error-summary a")
    assert (letters(editor.town, "feedback:"), state(editor, identity)) == ([], "new")


@pytest.mark.parametrize("contact", ["", "040 123 4567"])
def test_who_left_no_address_is_not_written_to(editor: Person, contact: str) -> None:
    identity = told(editor, contact=contact)
    assert editor.pages.get(f"{REPORTS}/{identity}").css("#vastaus") == []

    assert editor.post(f"{REPORTS}/{identity}/vastaa", vastaus="Hei").status_code == 422
    assert letters(editor.town, "feedback:") == []


def test_a_message_is_never_markup(editor: Person) -> None:
    identity = told(editor, text="<script>alert(1)</script>", contact="a@example.org")
    for path in (REPORTS, f"{REPORTS}/{identity}"):
        tree = editor.pages.get(path)
        assert "<script>alert(1)</script>" in words(tree.css_first("main"))
