"""Any listing is changed at the desk: nothing is lost, and feeds keep off."""

from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.catalogue.parts import Companion, FirstVisit
from app.desk.listings.edit_form import ASKED, content_with, fields_now
from app.web.form_token import FIELD
from tests import builders
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.editing import RICH, SUMMER, content, here, locks, opened, sent
from tests.app.town import at, once
from tests.page_client import texts, words


def test_the_form_as_it_stands_changes_nothing(editor: Person) -> None:
    editor.town.add(
        "a", **{**RICH, "title": None} | {"title": "Torikuoro"}
    ) if False else editor.town.add_all({"a": dict(RICH)})
    before = content(editor)
    answer = sent(editor, opened(editor))

    assert answer.headers["location"] == f"{here()}?tehty=unchanged"
    assert (content(editor), locks(editor)) == (before, [])
    assert editor.actions()[-1] == "signed_in"


CHANGES: list[tuple[dict[str, str], list[str], dict[str, Any]]] = [
    (
        {"otsikko": "Kuoro torilla"},
        ["title"],
        {"title": {"fi": "Kuoro torilla", "sv": "Torgkören", "et": "Turukoor"}},
    ),
    (
        {"otsikko_en": "Market choir"},
        ["title"],
        {"title": {"fi": "Torikuoro", "sv": "Torgkören", "en": "Market choir", "et": "Turukoor"}},
    ),
    (
        {"tiivis_fi": "Tule laulamaan.", "tiivis_sv": "Kom och sjung."},
        ["summary"],
        {"summary": {"fi": "Tule laulamaan.", "sv": "Kom och sjung."}},
    ),
    ({"kuvaus": "Laulamme."}, ["description"], {"description": {"fi": "Laulamme."}}),
    ({"tilanne": "postponed"}, ["status"], {"status": "postponed"}),
    (
        {"aihe_2": "", "aihe_3": "kulttuuri.teatteri"},
        ["categories"],
        {"categories": ("kulttuuri.musiikki", "kulttuuri.teatteri", "kulttuuri", "liiku.tanssi")},
    ),
    (
        {"esteista_fi": "Luiska on oikealla."},
        ["accessibility_note"],
        {"accessibility_note": {"fi": "Luiska on oikealla."}},
    ),
    ({"kaveri": "", "kaveri_lisaa": ""}, ["companion"], {"companion": None}),
    (
        {"kaveri": "always"},
        ["companion"],
        {"companion": Companion(offered="always", note={"fi": "Soita Ailalle"})},
    ),
    (
        {"montako": "Meitä on kymmenen."},
        ["first_visit"],
        {
            "first_visit": FirstVisit(
                note={"fi": "Ovi on auki"},
                who_meets={"fi": "Aila"},
                how_many_people={"fi": "Meitä on kymmenen."},
            )
        },
    ),
    ({"ika_alin": "18", "ryhma_seniors": "1", "ehdot": "Jäsenille"}, ["audience"], {}),
    ({"summa": "7,50"}, ["prices"], {}),
    ({"puhelin": "040 123 4567", "yhteyshenkilo": "Aila"}, ["contacts"], {}),
    ({"ilmo": "kylla", "ilmo_miten": "Soita"}, ["registration"], {}),
    ({"aika": "kerran", "paiva": "3.12.2026", "alkaa": "17"}, ["sessions"], {}),
]


@pytest.mark.parametrize(("changes", "fields", "parts"), CHANGES)
def test_a_change_touches_what_it_says_and_nothing_else(
    editor: Person, changes: dict[str, str], fields: list[str], parts: dict[str, Any]
) -> None:
    editor.town.add_all({"a": dict(RICH)})
    before = content(editor)
    answer = sent(editor, opened(editor) | changes)

    assert answer.headers["location"] == f"{here()}?tehty=edited", texts(tree_of(answer), ".error-summary li")
    after = content(editor)
    assert [n for n in ListingContent.model_fields if getattr(before, n) != getattr(after, n)] == fields
    assert {name: getattr(after, name) for name in parts} == parts
    assert locks(editor) == fields
    assert editor.actions()[-1] == "edited"


def test_a_change_is_public_at_once_and_stands_against_the_feed(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    sent(
        editor,
        opened(editor) | {"otsikko": "Kuoro torilla", "tiedote_fi": SUMMER, "tiedote_asti": "31.12.2026"},
    )
    public = f"/tarjonta/{editor.town.slug('a')}"

    assert "Kuoro torilla" in texts(editor.pages.get(public), "h1")
    assert SUMMER in words(editor.pages.get(public))
    editor.town.add("a", title="Torikuoro!", sessions=at(once("2026-12-08T18:00")))
    assert content(editor).title == {"fi": "Kuoro torilla"}
    assert [one.local_date.day for one in editor.town.details("a").occurrences] == [8]
    tree = editor.pages.get(here())
    assert {"Avaa: Nimi", "Avaa: Tiedote"} <= set(texts(tree, "main button"))
    assert "Muokkasi Kuoro torilla: Nimi, Tiedote" in words(tree.css_first(".desk-events"))


def test_a_place_keeps_what_the_form_does_not_ask(editor: Person) -> None:
    place = builders.place(
        directions={"fi": "Pihan kautta"},
        phone="015 123",
        lat=61.6,
        lon=27.2,
        street_address={"fi": "Katu 1", "sv": "Gatan 1"},
    )
    editor.town.add(
        "a", title="Torikuoro", sessions=[builders.at(builders.once("2026-12-01T18:00"), where=place)]
    )
    sent(editor, opened(editor) | {"postinumero": "50130"})
    assert content(editor).sessions[0].place == place.model_copy(update={"postal_code": "50130"})

    sent(editor, opened(editor) | {"osoite": "Katu 2"})
    moved = content(editor).sessions[0].place
    assert moved
    assert (moved.street_address, moved.lat, moved.phone) == ({"fi": "Katu 2"}, None, "015 123")


def test_what_is_hidden_is_not_changed(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    values = opened(editor)
    editor.post(f"{here()}/poista")

    assert editor.http.get(f"{here()}/muokkaa").status_code == 410
    assert sent(editor, values).status_code == 410
    assert "Muokkaa" not in texts(editor.pages.get(here()), ".desk-tabs a")


def test_a_form_of_another_session_is_refused(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    assert sent(editor, opened(editor) | {FIELD: "0" * 64, "otsikko": "Muu"}).status_code == 403
    assert content(editor).title == {"fi": "Torikuoro"}


def test_hostile_text_is_shown_and_not_run(editor: Person) -> None:
    editor.town.add("a", title="Torikuoro")
    evil = "<script>alert(1)</script>\"'"
    names = ("otsikko", "tiivis_fi", "kuvaus", "esteista_fi", "montako", "ehdot", "tiedote_fi")
    sent(editor, opened(editor) | dict.fromkeys(names, evil) | {"tiedote_asti": "31.12.2026"})

    for path in (f"{here()}/muokkaa", here(), f"/tarjonta/{editor.town.slug('a')}"):
        assert "<script>alert" not in editor.http.get(path).text
    assert opened(editor)["tiivis_fi"] == evil


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_form_speaks_the_readers_language(editor: Person, lang: str) -> None:
    editor.town.add_all({"a": dict(RICH)})
    page = words(editor.pages.get(f"/{lang}{here()}/muokkaa"))

    assert [
        text for text in ("Tiedote", "Tallenna", "Esteettömyys", "Kaveri", "Kenelle") if text in page
    ] == []


def test_every_field_is_on_the_page(editor: Person) -> None:
    editor.town.add_all({"a": {**RICH, "kind": "volunteering"}})
    tree = editor.pages.get(f"{here()}/muokkaa")
    shown = {node.attributes.get("name") for node in tree.css(".desk-edit [name]")}
    own = {
        f"{name}_fi"
        for name in ("otsikko", "kuvaus", "jarjestaja", "tehtava", "koulutus", "vastassa", "mukana")
    }

    assert set(ASKED) - shown - own == set()


def test_fields_and_content_are_the_same_told_twice() -> None:
    rich = ListingContent.model_validate(RICH)
    typed = fields_now(rich, "sv")

    assert content_with(typed, rich, "sv", builders.day("2026-11-24")) == rich
