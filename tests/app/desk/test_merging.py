"""Merging at the desk: side by side, one stays, and the list of those that may be the same."""

from uuid import uuid4

import pytest
from sqlmodel import select

from app.catalogue.merging.models import NotSame
from app.core.db import reading
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.merged_pair import SUSPECTS, compared, here, join, listing, part, two
from tests.app.town import id_of
from tests.page_client import links, texts, words


def test_both_are_shown_side_by_side_in_words(editor: Person) -> None:
    one, other = two(editor)
    tree = editor.pages.get(compared(one, other))

    assert texts(tree, ".desk-pair h3") == ["Lyhyesti (suomeksi)"]
    assert texts(tree, ".desk-pair .desk-text") == ["Lauletaan torilla.", "Kaikki mukaan."]
    assert "Nimi (suomeksi)" in texts(tree, ".desk-field__name")
    assert "Kylän tapahtumat" in words(tree)


def test_after_merging_the_old_address_leads_on_and_the_trail_tells_it(editor: Person) -> None:
    one, other = two(editor)
    answer = join(editor, one, other, ota_summary="1")

    assert answer.headers["location"] == f"{here(other)}?tehty=merged"
    old = editor.http.get(f"/tarjonta/{editor.town.slug('a')}", follow_redirects=False)
    assert (old.status_code, old.headers["location"]) == (308, f"/tarjonta/{editor.town.slug('b')}")
    assert editor.town.details("b").content.summary == {"fi": "Lauletaan torilla."}
    assert editor.actions()[-2:] == ["merged", "took_in"]
    tree = editor.pages.get(here(other))
    assert links(tree, ".desk-list a") == {"Torikuoro": here(one)}
    assert "Yhdisti tähän toisen Torikuoro: ← Torikuoro, Lyhyesti" in words(tree.css_first(".desk-events"))
    gone = editor.pages.get(here(one))
    assert "Yhdistetty toiseen" in words(gone)
    assert "Poista näkyvistä" not in texts(gone, "main button")
    editor.town.index()
    states = texts(editor.pages.get("/yllapito/tarjonta?q=torikuoro"), ".desk-list p")
    assert states == ["Näkyy", "Yhdistetty toiseen"]


def test_the_other_way_round_the_other_one_stays(editor: Person) -> None:
    one, other = two(editor)
    editor.post(here(one, "/yhdista"), kanssa=str(other), jaa=str(one), teko="yhdista")

    assert (listing(editor.town, one)["state"], listing(editor.town, other)["state"]) == (
        "published",
        "merged",
    )


def test_what_cannot_be_merged_is_told_and_ticks_stay(editor: Person) -> None:
    one, other = two(editor)
    nothing = editor.post(here(one, "/yhdista"), kanssa=str(other), teko="yhdista", ota_summary="1")
    assert (nothing.status_code, texts(tree_of(nothing), ".error-summary li")) == (
        422,
        ["Valitse, kumpi jää."],
    )
    assert tree_of(nothing).css_first("#ota_summary[checked]")

    editor.post(here(other, "/poista"))
    late = join(editor, one, other)
    assert late.status_code == 409
    assert listing(editor.town, one)["state"] == "published"
    assert editor.http.get(compared(one, one)).status_code == 422
    assert editor.http.get(compared(one, uuid4())).status_code == 404
    assert editor.post(here(one, "/yhdista"), kanssa="x", teko="yhdista").status_code == 404
    assert part(editor, one).status_code == 404


def test_the_other_one_is_found_by_likeness_or_by_words(editor: Person) -> None:
    one, other = two(editor)
    editor.town.add("c", title="Soppakeittiö")
    editor.town.index()

    alike = editor.pages.get(here(one, "/yhdista"))
    assert links(alike, ".desk-list a") == {"Torikuoro": compared(one, other)}
    assert "sama nimi, sama päivä, sama paikka · Kylän tapahtumat" in words(alike)
    found = editor.pages.get(here(one, "/yhdista?q=soppakeittiö"))
    assert links(found, ".desk-list a") == {"Soppakeittiö": compared(one, id_of("c"))}


def test_suspected_pairs_are_listed_until_somebody_says_that_they_are_not_the_same(editor: Person) -> None:
    one, other = sorted(two(editor))
    tree = editor.pages.get(SUSPECTS)
    assert links(tree, ".desk-list a") == {"Torikuoro ↔ Torikuoro": compared(one, other)}
    assert "sama nimi, sama päivä, sama paikka" in words(tree)

    answer = editor.post(SUSPECTS, yksi=str(other), toinen=str(one))
    assert answer.headers["location"] == f"{SUSPECTS}?tehty=not_same"
    editor.post(SUSPECTS, yksi=str(one), toinen=str(other))
    assert "Samannäköisiä pareja ei ole." in words(editor.pages.get(SUSPECTS))
    with reading(editor.town.database) as session:
        assert [(row.one_id, row.other_id) for row in session.exec(select(NotSame))] == [(one, other)]
    assert editor.actions().count("not_same") == 1
    assert editor.post(SUSPECTS, yksi=str(one), toinen=str(one)).status_code == 422
    assert editor.post(SUSPECTS, yksi="x", toinen=str(one)).status_code == 404


def test_the_desk_is_told_when_the_one_that_stayed_has_gone(editor: Person) -> None:
    one, other = two(editor)
    join(editor, one, other)
    assert "Jäänyt ilmoitus ei enää näy" not in words(editor.pages.get(SUSPECTS))
    assert "yhdistetty ilmoitus on kadonnut" not in words(editor.pages.get("/yllapito"))
    editor.town.take_away("b")

    tree = editor.pages.get(SUSPECTS)
    assert links(tree, ".desk-list a") == {"Torikuoro": here(one)}
    assert "1 yhdistetty ilmoitus on kadonnut" in words(editor.pages.get("/yllapito"))
    part(editor, one)
    assert editor.http.get(f"/tarjonta/{editor.town.slug('a')}").status_code == 200


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_pages_speak_the_readers_language(editor: Person, lang: str) -> None:
    one, other = two(editor)
    for path in (compared(one, other), here(one, "/yhdista"), SUSPECTS):
        page = words(editor.pages.get(f"/{lang}{path}"))
        assert [text for text in ("Yhdistä", "sama", "jää", "Takaisin") if text in page] == []
