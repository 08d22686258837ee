"""Listings at the desk: found, taken down, put back, checked, and unlocked."""

from app.catalogue.commands import edit_listing
from app.catalogue.models import Listing
from app.core.db import reading, writing
from tests.app.desk.conftest import Person
from tests.app.town import id_of
from tests.page_client import links, texts, words

LISTINGS = "/yllapito/tarjonta"


def listing(person: Person) -> Listing:
    with reading(person.town.database) as session:
        found = session.get_one(Listing, id_of("a"))
        session.expunge(found)
    return found


def here() -> str:
    return f"{LISTINGS}/{id_of('a')}"


def test_listings_are_found_by_words_and_hidden_ones_by_their_name(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    editor.town.add("b", title="Soppakeittiö")
    editor.town.index()

    assert links(editor.pages.get(f"{LISTINGS}?q=torikuoro"), ".desk-list a") == {"Torikuoro": here()}
    editor.post(f"{here()}/poista")
    editor.town.index()
    tree = editor.pages.get(f"{LISTINGS}?q=Torikuoro")
    assert (texts(tree, ".desk-list a"), texts(tree, ".desk-list p")) == (
        ["Torikuoro"],
        ["Poistettu näkyvistä"],
    )
    assert "Tällä sanalla ei löytynyt ilmoitusta." in words(editor.pages.get(f"{LISTINGS}?q=xyzzy"))


def test_a_listing_is_taken_down_and_put_back(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    public = f"/tarjonta/{editor.town.slug('a')}"
    answer = editor.post(f"{here()}/poista")

    assert answer.headers["location"] == f"{here()}?tehty=taken_down"
    assert editor.http.get(public).status_code == 410
    editor.post(f"{here()}/palauta")
    assert editor.http.get(public).status_code == 200
    assert editor.actions()[-2:] == ["taken_down", "put_back"]


def test_a_check_by_phone_is_told_to_residents(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    editor.post(f"{here()}/tarkistettu", tapa="phone")

    assert listing(editor).verified_how == "phone"
    tree = editor.pages.get(here())
    assert "Tarkistettu tänään, puhelimitse" in words(tree)
    assert "Tarkisti tiedot Torikuoro: puhelimitse" in words(tree.css_first(".desk-events"))
    assert editor.post(f"{here()}/tarkistettu", tapa="import").status_code == 422


def test_a_field_that_was_changed_by_hand_is_unlocked(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    with writing(editor.town.database) as session:
        content = editor.town.details("a").content.model_copy(update={"title": {"fi": "Toriväki laulaa"}})
        edit_listing(session, id_of("a"), content, editor.town.now)
    assert "Avaa: Nimi" in texts(editor.pages.get(here()), "main button")
    editor.post(f"{here()}/avaa-lukko", kentta="title")

    assert "Avaa: Nimi" not in texts(editor.pages.get(here()), "main button")
    assert editor.actions()[-1] == "unlocked"


def test_a_listing_tells_where_it_is_from(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    tree = editor.pages.get(here())

    assert links(tree)["Kylän tapahtumat"] == "https://example.org"
    assert "Se voi palata" not in words(tree)
    assert "se voi palata, kun lähde muuttaa sitä" in words(tree)


def test_an_unknown_listing_is_not_found(editor: Person) -> None:
    assert editor.http.get(here()).status_code == 404
    for action in ("poista", "palauta", "avaa-lukko"):
        assert editor.post(f"{here()}/{action}").status_code == 404
    assert editor.post(f"{here()}/tarkistettu", tapa="visit").status_code == 404
    assert editor.actions()[-1] == "signed_in"
