"""The queue: what waits, what is shown of it, and what a decision does."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from app.catalogue.content import ListingContent
from app.core.db import writing
from app.desk.event_items import ACTION_WORDS
from app.desk.queue.field_rows import FIELD_WORDS
from app.desk.queue.pages import DOUBT_WORDS
from app.submissions.decisions import Decider, mark_spam
from app.submissions.models import Submission
from app.submissions.suspicion import _table
from app.web.form_token import FIELD
from tests.app.desk.conftest import OURS, Person, tree_of
from tests.app.desk.sent import BASE, knitting, letters, listings, speaks, state, waits
from tests.page_client import attribute, links, texts, words


def at(identity: object) -> str:
    return f"/yllapito/jono/{identity}"


def test_what_waits_is_shown_the_oldest_first_and_what_is_doubtful_last(editor: Person) -> None:
    waits(editor.town, knitting(title={"fi": "Casino viagra"}), minutes=90)
    waits(editor.town, knitting(title={"fi": "Toinen"}), minutes=10)
    waits(editor.town, knitting(title={"fi": "Ensimmäinen"}), minutes=60)
    tree = editor.pages.get("/yllapito/jono")

    assert texts(tree, ".desk-list a") == ["Ensimmäinen", "Toinen", "Casino viagra"]
    (warning,) = texts(tree, ".desk-warning")
    assert warning.startswith("Epäilyttää: Sanoja, joita roskaviesteissä on usein")


def test_the_first_page_counts_what_there_is_to_do(editor: Person) -> None:
    waits(editor.town)
    tree = editor.pages.get("/yllapito")

    waiting = ["1 ilmoitus odottaa", "0 palautetta on auki", "0 soittoa odottaa"]
    assert texts(tree, ".desk-counts a") == waiting
    assert texts(tree, ".desk-list a") == ["Neulekahvila"]


def test_a_submission_is_told_in_words(editor: Person) -> None:
    tree = editor.pages.get(at(waits(editor.town)))
    told = dict(zip(texts(tree, ".desk-fields dt"), texts(tree, ".desk-fields dd"), strict=True))

    assert told["Nimi (suomeksi)"] == "Neulekahvila"
    assert told["Järjestäjä"] == "Silmukat"
    assert told["Paikka"] == "Päämaja, 50100 Mikkeli"
    assert told["Aika"].startswith("Tiistaisin klo 17–18.30, 1.12. alkaen ti 1.12. klo 17–18.30")
    assert "aila@example.org" in links(tree)
    assert "{" not in words(tree.css_first("main"))


def test_the_preview_is_the_real_page(editor: Person) -> None:
    tree = editor.pages.get(f"{at(waits(editor.town))}/esikatselu")

    assert texts(tree, "h1") == ["Neulekahvila"]
    assert "Neulotaan yhdessä ja juodaan kahvia." in words(tree)
    assert listings(editor.town) == []


def test_publishing_makes_it_public_and_goes_on_to_the_next(editor: Person) -> None:
    first, second = waits(editor.town, minutes=5), waits(editor.town, email="b@example.org")
    answer = editor.post(at(first), teko="julkaise")

    assert (answer.status_code, answer.headers["location"]) == (303, f"{at(second)}?tehty=approved")
    assert texts(editor.pages.get(answer.headers["location"]), ".desk-done") == ["Ilmoitus on julkaistu."]
    assert (state(editor.town, first)[0], listings(editor.town)) == ("approved", ["published"])
    assert [to for to, _ in letters(editor.town, "approved")] == ["aila@example.org"]
    assert editor.actions()[-1] == "approved"
    (event,) = texts(editor.pages.get(at(first)), ".desk-events li")
    assert event == "24.11.2026 9.00 · editor@example.org Julkaisi Neulekahvila"


def test_the_last_one_leads_back_to_the_empty_queue(editor: Person) -> None:
    answer = editor.post(at(waits(editor.town)), teko="roskaa")

    assert answer.headers["location"] == "/yllapito/jono?tehty=spam"
    assert "Jono on tyhjä. Hienoa!" in words(editor.pages.get("/yllapito/jono"))


def test_a_change_is_asked_for_in_the_desks_words(editor: Person) -> None:
    identity = waits(editor.town)
    editor.post(at(identity), teko="pyyda", pyynto="Kerro vielä hinta.")

    assert state(editor.town, identity) == ("change_asked", "Kerro vielä hinta.")
    ((to, text),) = letters(editor.town, "change_asked")
    assert to == "aila@example.org"
    assert "Kerro vielä hinta." in text


def test_a_ready_reason_is_told_in_the_senders_language_with_ones_own_words(editor: Person) -> None:
    identity = waits(editor.town)
    speaks(editor.town, "sv")
    editor.post(at(identity), teko="hylkaa", syy="double", peruste="Se listan.")

    assert state(editor.town, identity) == ("rejected", "Samma annons finns redan i Opastamo.\n\nSe listan.")
    assert len(letters(editor.town, "rejected")) == 1


def test_spam_is_put_away_without_a_word(editor: Person) -> None:
    identity = waits(editor.town)
    editor.post(at(identity), teko="roskaa")

    assert state(editor.town, identity)[0] == "spam"
    assert letters(editor.town, "rejected") == []
    assert (editor.actions()[-1], listings(editor.town)) == ("spam", [])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"teko": "pyyda"}, "pyynto"),
        ({"teko": "hylkaa", "peruste": "  "}, "peruste"),
        ({"teko": "pyyda", "pyynto": "a" * 5001}, "pyynto"),
    ],
)
def test_a_message_that_is_missing_or_too_long_is_told_at_its_field(
    editor: Person, values: dict[str, str], field: str
) -> None:
    identity = waits(editor.town)
    answer = editor.post(at(identity), **values)

    assert answer.status_code == 422
    assert list(links(tree_of(answer), ".error-summary a").values()) == [f"#{field}"]
    assert state(editor.town, identity)[0] == "waiting"
    assert editor.actions()[-1] == "signed_in"


def test_what_somebody_else_decided_meanwhile_is_told_and_nothing_typed_is_lost(editor: Person) -> None:
    identity = waits(editor.town)
    with writing(editor.town.database) as session:
        mark_spam(session, identity, Decider("other@example.org", BASE, editor.town.now))
    answer = editor.post(at(identity), teko="pyyda", pyynto="Pitkä ja harkittu viesti.")
    tree = tree_of(answer)

    assert answer.status_code == 409
    assert texts(tree, ".error-summary li")[0].startswith("Joku muu ehti päättää tästä ensin.")
    assert "Pitkä ja harkittu viesti." in texts(tree, ".desk-quote")
    assert "other@example.org" in words(tree.css_first("main"))
    assert (state(editor.town, identity)[0], tree.css("[name=teko]")) == ("spam", [])


def test_of_two_who_decide_at_once_one_decides_and_the_other_is_told(editor: Person) -> None:
    identity = waits(editor.town)
    token = attribute(editor.pages.get(at(identity)), f"main [name={FIELD}]", "value")

    def press(_: int) -> int:
        values = {FIELD: token, "teko": "julkaise"}
        return editor.http.post(at(identity), data=values, headers=OURS, follow_redirects=False).status_code

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(press, range(4))) == [303, 409, 409, 409]
    assert editor.actions().count("approved") == 1
    assert (listings(editor.town), len(letters(editor.town, "approved"))) == (["published"], 1)


def test_a_submission_that_nobody_has_confirmed_is_not_there(editor: Person) -> None:
    identity = waits(editor.town)
    with writing(editor.town.database) as session:
        session.get_one(Submission, identity).state = "unconfirmed"

    for unknown in (identity, uuid4()):
        assert editor.http.get(at(unknown)).status_code == 404
        assert editor.post(at(unknown), teko="julkaise").status_code == 404


def test_every_reason_field_and_action_has_its_words(editor: Person) -> None:
    assert set(DOUBT_WORDS) == set(_table()["points"])
    assert set(FIELD_WORDS) == set(ListingContent.model_fields)
    assert {"approved", "change_asked", "rejected", "spam"} <= ACTION_WORDS.keys()
