"""Organisers at the desk: found, edited, merged and taken apart."""

import pytest
from sqlmodel import select

from app.catalogue.merging.organisations import survivors
from app.catalogue.models import Listing
from app.core.db import reading
from app.submissions.models import Ownership
from tests import builders
from tests.app.desk import sent
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.organisers import DESK, add, choir, organisation, owner, path
from tests.app.town import id_of
from tests.page_client import attribute, links, texts, words


def test_organisers_are_found_by_words_of_their_name(editor: Person) -> None:
    add(editor.town, "a", choir())
    add(editor.town, "b", choir("Äänekoski-seura"))

    assert texts(editor.pages.get(DESK), ".desk-list a") == ["Torikuoro ry", "Äänekoski-seura"]
    assert texts(editor.pages.get(f"{DESK}?q=äänekoski"), ".desk-list a") == ["Äänekoski-seura"]
    assert texts(editor.pages.get(f"{DESK}?q=--"), ".desk-list a") == []
    assert editor.pages.http.get(f"{DESK}?sivu=0").status_code == 422


def test_the_page_tells_what_it_has_and_who_publishes_for_it(editor: Person) -> None:
    town = editor.town
    sent.changes(town, sent.knitting(), sent.knitting(title={"fi": "Neuleilta"}))
    tree = editor.pages.get(path(town, "silmukat"))

    assert "aila@example.org" in links(tree)
    assert "Neulekahvila" in links(tree, ".desk-list a")
    assert "Y-tunnus ei ole" in words(tree)


def test_an_edit_stands_against_imports(editor: Person) -> None:
    town = editor.town
    add(town, "a", choir(phone="015 1", email="vanha@example.org"))
    here = path(town, "torikuoro ry")
    form = editor.pages.get(f"{here}/muokkaa")
    assert attribute(form, "[name=puhelin]", "value") == "015 1"
    values = {"nimi_fi": "Torin kuoro", "laji": "association", "sahkoposti": "uusi@example.org"}
    assert editor.post(f"{here}/muokkaa", **values).headers["location"] == f"{here}?tehty=organisation_edited"

    add(town, "b", choir(phone="015 2", url="https://kuoro.example"))
    found = organisation(town, "torikuoro ry")
    assert found.details == {
        "name": {"fi": "Torin kuoro"},
        "kind": "association",
        "email": "uusi@example.org",
        "url": "https://kuoro.example",
    }
    assert found.locked_fields == ["email", "name", "phone"]
    public = editor.pages.get(f"/jarjestajat/{found.slug}")
    assert words(public.css_first("h1")) == "Torin kuoro"
    assert "015 1" not in words(public)

    editor.post(f"{here}/avaa-lukko", kentta="phone")
    add(town, "c", choir(phone="015 3"))
    assert organisation(town, "torikuoro ry").details["phone"] == "015 3"
    assert editor.actions()[-2:] == ["organisation_edited", "organisation_unlocked"]
    assert "Muutti järjestäjän tietoja Torin kuoro: Nimi, Puhelin, Sähköposti" in words(
        editor.pages.get(here)
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nimi_fi", ""),
        ("laji", "boss"),
        ("verkkosivu_osoite", "javascript:alert(1)"),
        ("sahkoposti", "ei osoite"),
    ],
)
def test_what_cannot_be_told_is_shown_again(editor: Person, field: str, value: str) -> None:
    add(editor.town, "a", choir())
    here = path(editor.town, "torikuoro ry")
    typed = {"nimi_fi": "Uusi nimi", "puhelin": "015 555", field: value}
    answer = editor.post(f"{here}/muokkaa", **typed)

    assert answer.status_code == 422
    tree = tree_of(answer)
    assert len(tree.css(".error-summary li")) == 1
    assert attribute(tree, "[name=puhelin]", "value") == "015 555"
    assert organisation(editor.town, "torikuoro ry").details["name"] == {"fi": "Torikuoro ry"}


def test_merged_organisers_are_one_everywhere_and_imports_do_not_part_them(editor: Person) -> None:
    town = editor.town
    add(town, "a", choir())
    add(town, "b", choir("Torikuoro"))
    old, stays = organisation(town, "torikuoro"), organisation(town, "torikuoro ry")
    page = editor.pages.get(f"{DESK}/{stays.id}")
    assert "Torikuoro" in links(page, ".desk-list a")
    answer = editor.post(f"{DESK}/{stays.id}/yhdista", toinen=str(old.id), jaa="tama")
    assert answer.headers["location"] == f"{DESK}/{stays.id}?tehty=organisations_merged"

    for prefix in ("", "/sv"):
        moved = editor.http.get(f"{prefix}/jarjestajat/{old.slug}?kind=activity", follow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (
            308,
            f"{prefix}/jarjestajat/{stays.slug}?kind=activity",
        )
    assert (owner(town, "a"), owner(town, "b")) == (stays.id, stays.id)
    add(town, "b", choir("Torikuoro", phone="015 9"))
    add(town, "c", choir("Torikuoro"))
    assert (owner(town, "b"), owner(town, "c")) == (stays.id, stays.id)

    editor.post(f"{DESK}/{old.id}/eri")
    assert [owner(town, key) for key in "abc"] == [stays.id, old.id, old.id]
    assert editor.http.get(f"/jarjestajat/{old.slug}", follow_redirects=False).status_code == 200
    assert editor.actions()[-2:] == ["organisations_merged", "organisations_unmerged"]


def test_chains_lead_to_their_end_and_each_link_is_undone_alone(editor: Person) -> None:
    town = editor.town
    for key in "abc":
        add(town, key, choir(f"Kuoro {key}"))
    a, b, c = (organisation(town, f"kuoro {key}").id for key in "abc")
    editor.post(f"{DESK}/{a}/yhdista", toinen=str(b), jaa="toinen")
    editor.post(f"{DESK}/{b}/yhdista", toinen=str(c), jaa="toinen")
    assert [owner(town, key) for key in "abc"] == [c, c, c]

    for old, into in ((a, c), (c, a), (c, b), (c, c)):
        answer = editor.post(f"{DESK}/{old}/yhdista", toinen=str(into), jaa="toinen")
        assert answer.status_code == 422
    with reading(town.database) as session:
        assert survivors(session) == {a: c, b: c}

    editor.post(f"{DESK}/{b}/eri")
    assert [owner(town, key) for key in "abc"] == [b, b, c]
    editor.post(f"{DESK}/{a}/eri")
    assert [owner(town, key) for key in "abc"] == [a, b, c]
    assert editor.post(f"{DESK}/{a}/eri").status_code == 404


def test_merging_tells_the_index(editor: Person) -> None:
    town = editor.town
    add(town, "a", choir())
    add(town, "b", choir("Torikuoro"))
    town.index()
    assert town.waiting() == 0
    a, b = organisation(town, "torikuoro").id, organisation(town, "torikuoro ry").id
    editor.post(f"{DESK}/{a}/yhdista", toinen=str(b), jaa="toinen")
    assert town.waiting() == 1


@pytest.mark.parametrize("other", ["", "x", "00000000-0000-0000-0000-000000000009"])
def test_nothing_is_merged_with_what_is_not_there(editor: Person, other: str) -> None:
    add(editor.town, "a", choir())
    answer = editor.post(f"{path(editor.town, 'torikuoro ry')}/yhdista", toinen=other, jaa="tama")
    assert answer.status_code in {404, 422}


def test_a_listing_edited_by_hand_goes_to_who_stands_for_its_organiser(editor: Person) -> None:
    town = editor.town
    add(town, "a", choir())
    add(town, "b", choir("Torikuoro"))
    old, stays = organisation(town, "torikuoro"), organisation(town, "torikuoro ry")
    editor.post(f"{DESK}/{old.id}/yhdista", toinen=str(stays.id), jaa="toinen")
    identity = sent.waits(town, sent.knitting(organiser=builders.organiser("Torikuoro")))
    editor.post(f"/yllapito/jono/{identity}", teko="julkaise")

    with reading(town.database) as session:
        published = session.exec(select(Ownership.listing_id)).one()
        assert session.get_one(Listing, published).organisation_id == stays.id
    assert id_of("a") != published
