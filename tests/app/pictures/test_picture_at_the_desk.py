"""A picture at the desk: seen before it is public, compared, and left out."""

from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.core.db import writing
from app.pictures.commands import keep
from app.pictures.encoding import make
from tests.app.desk.conftest import Person
from tests.app.desk.sent import changes, knitting, letters, state, waits
from tests.app.pictures import hostile
from tests.page_client import attribute, links, texts


def pictured(person: Person, alt: str = "Viisi ihmistä neuloo.", **told: Any) -> ListingContent:
    with writing(person.town.database) as session:
        picture = keep(session, make(hostile.picture()), person.town.now)
    image = {"picture": picture, "alt": {"fi": alt}, "licence": "event_only", **told}
    return ListingContent.model_validate({**knitting().model_dump(), "image": image})


def test_the_desk_sees_the_picture_its_words_and_its_licence(editor: Person) -> None:
    one = waits(editor.town, pictured(editor, alt="<b>Neulojia</b>", credit="Aila"))
    tree = editor.pages.get(f"/yllapito/jono/{one}")
    told = dict(zip(texts(tree, ".desk-fields dt"), texts(tree, ".desk-fields dd"), strict=True))

    assert told["Kuva"] == "<b>Neulojia</b> Aila saa näyttää vain tässä ilmoituksessa"
    assert attribute(tree, ".desk-picture img", "alt") == "<b>Neulojia</b>"
    address = attribute(tree, ".desk-picture img", "src") or ""
    assert editor.http.get(address).headers["content-type"] == "image/webp"
    assert editor.http.get(address.partition("?")[0]).status_code == 404


def test_the_preview_of_the_desk_shows_the_picture(editor: Person) -> None:
    one = waits(editor.town, pictured(editor))
    tree = editor.pages.get(f"/yllapito/jono/{one}/esikatselu")

    assert editor.http.get(attribute(tree, ".listing-picture img", "src") or "").status_code == 200


def test_a_change_of_the_picture_is_seen_side_by_side(editor: Person) -> None:
    _, change = changes(editor.town, pictured(editor), pictured(editor, alt="Tyhjä huone."))
    tree = editor.pages.get(f"/yllapito/jono/{change}")

    alts = [node.attributes["alt"] for node in tree.css(".desk-picture .desk-field__side img")]
    assert alts == ["Viisi ihmistä neuloo.", "Tyhjä huone."]
    assert texts(tree, ".desk-field--two .desk-field__name") == ["Kuva"]


def test_a_picture_that_goes_is_seen_side_by_side_too(editor: Person) -> None:
    _, change = changes(editor.town, pictured(editor), knitting())
    tree = editor.pages.get(f"/yllapito/jono/{change}")

    assert len(tree.css(".desk-picture .desk-field__side img")) == 1
    assert "Julkaise ilman kuvaa" not in texts(tree, "button")


@pytest.mark.parametrize(("button", "has_picture"), [("julkaise", True), ("julkaise_kuvatta", False)])
def test_it_is_published_with_or_without(editor: Person, button: str, *, has_picture: bool) -> None:
    content = pictured(editor)
    one = waits(editor.town, content)
    answer = editor.post(f"/yllapito/jono/{one}", teko=button)

    assert answer.status_code == 303
    assert state(editor.town, one) == ("approved", "")
    action = "approved" if has_picture else "approved_without_picture"
    assert editor.actions()[-1] == action
    assert ("Kuva jäi pois." in letters(editor.town, "approved")[0][1]) is not has_picture
    picture = content.image.picture if content.image else ""
    status = editor.http.get(f"/kuvat/{picture}/iso.webp").status_code
    assert status == (200 if has_picture else 404)


def test_the_trail_tells_that_a_picture_was_left_out(editor: Person) -> None:
    one = waits(editor.town, pictured(editor))
    editor.post(f"/yllapito/jono/{one}", teko="julkaise_kuvatta")

    told = texts(editor.pages.get(f"/yllapito/jono/{one}"), ".desk-events li")
    assert any("Julkaisi ilman kuvaa" in line for line in told)
    assert links(editor.pages.get("/yllapito/jono"), ".desk-list a") == {}
