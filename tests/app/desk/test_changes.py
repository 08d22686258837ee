"""What the desk sees of a change: what differs, what may be the same, and no markup of strangers."""

import pytest

from app.catalogue.content import ListingContent
from app.core.db import writing
from app.submissions.links import Holder
from app.submissions.models import Submission
from app.submissions.own.commands import Owner, change_time
from tests import builders
from tests.app.desk.conftest import Person
from tests.app.desk.sent import changes, knitting, waits
from tests.page_client import texts, words

ATTACK = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def at(identity: object) -> str:
    return f"/yllapito/jono/{identity}"


def test_a_change_is_shown_side_by_side_with_the_changed_words_marked(editor: Person) -> None:
    old = knitting()
    new = old.model_copy(update={"description": {"fi": "Neulotaan yhdessä ja juodaan teetä."}})
    listing, change = changes(editor.town, old, new)
    tree = editor.pages.get(at(change))

    assert texts(tree, "h3") == ["Kuvaus (suomeksi)"]
    assert texts(tree, "main del") == ["kahvia."]
    assert texts(tree, "main ins") == ["teetä."]
    assert "Nimi (suomeksi)" in texts(tree, "dt")
    editor.post(at(change), teko="julkaise")
    page = editor.pages.get(f"/yllapito/tarjonta/{listing}")
    assert "Neulotaan yhdessä ja juodaan teetä." in words(page)


def test_a_change_that_words_do_not_show_is_told_as_one(editor: Person) -> None:
    old = knitting()
    new = old.model_copy(
        update={
            "keywords": ListingContent.model_validate(
                {"kind": "event", "title": {"fi": "x"}, "keywords": [{"label": {"fi": "neulonta"}}]}
            ).keywords
        }
    )
    _, change = changes(editor.town, old, new)

    tree = editor.pages.get(at(change))
    assert texts(tree, "h3") == ["Avainsanat"]
    assert texts(tree, ".desk-field--two")[0].endswith("Katso esikatselu.")


def test_a_change_of_something_that_has_moved_on_says_so(editor: Person) -> None:
    old = knitting()
    _, change = changes(editor.town, old, old.model_copy(update={"title": {"fi": "Silmukkakahvila"}}))
    with writing(editor.town.database) as session:
        session.get_one(Submission, change).base_hash = "older"

    assert "Vertaa huolella." in words(editor.pages.get(at(change)))


@pytest.mark.parametrize("is_older", [False, True])
def test_a_time_that_its_owner_calls_off_makes_no_change_look_old(editor: Person, *, is_older: bool) -> None:
    old = knitting()
    listing, change = changes(editor.town, old, old.model_copy(update={"title": {"fi": "Silmukkakahvila"}}))
    with writing(editor.town.database) as session:
        sent = session.get_one(Submission, change)
        sent.base_hash = "older" if is_older else sent.base_hash
        owner = Owner(Holder(sent.publisher_id, None), "https://opastamo.example", editor.town.now)
        change_time(session, listing, "2026-12-01T17:00", owner, cancelled=True)

    assert ("Vertaa huolella." in words(editor.pages.get(at(change)))) is is_older


def test_what_may_be_the_same_is_shown_with_the_reasons(editor: Person) -> None:
    place = {"name": {"fi": "Päämaja"}, "postal_code": "50100", "city": "Mikkeli"}
    sessions = [{"place": place, "schedules": [{"start": "2026-12-01T17:00", "duration_minutes": 60}]}]
    editor.town.add("a", title="Neulekahvila", sessions=sessions)
    editor.town.add("b", title="Neulekahvilat")
    editor.town.add("c", title="Kuoro")
    editor.town.index()
    tree = editor.pages.get(at(waits(editor.town)))

    found = [node for node in tree.css("h2") if words(node) == "Onko tämä jo olemassa?"]
    assert len(found) == 1
    assert texts(tree, ".desk-list a") == ["Neulekahvila", "Neulekahvilat"]
    assert texts(tree, ".desk-list p") == [
        "sama nimi, sama päivä, sama paikka",
        "melkein sama nimi, sama päivä",
    ]


def test_what_a_stranger_writes_is_never_markup(editor: Person) -> None:
    old, texts_ = knitting(), {"fi": ATTACK, "sv": ATTACK}
    where = builders.place(ATTACK)
    new = knitting(
        title=texts_,
        summary=texts_,
        description=texts_,
        organiser=builders.organiser(ATTACK),
        accessibility_note=texts_,
    ).model_copy(update={"sessions": (builders.at(builders.weekly("2026-12-01T17:00"), where=where),)})
    _, change = changes(editor.town, old, new)
    waits(editor.town, new, email="mallory@example.org")

    for path in ("/yllapito", "/yllapito/jono", at(change), f"{at(change)}/esikatselu"):
        tree = editor.pages.get(path)
        assert tree.css("main script:not([src]):not([type='application/ld+json']), main img[onerror]") == []
        assert "<script>alert" in words(tree.css_first("main"))
