"""Places and opening hours: kept at the desk, shown wherever a person is offered."""

from fastapi.testclient import TestClient

from app.web.own_list import query_of
from tests.app.desk.conftest import Person, tree_of
from tests.app.town import id_of
from tests.page_client import ORIGIN, PageClient, attribute, texts, words

LIST = "/yllapito/aukiolot"
TYPED = {
    "nimi-fi": "Neuvontapiste",
    "nimi-sv": "Rådgivningen",
    "osoite": "Torikatu 1",
    "puhelin": "015 194 4000",
    **{f"paiva-{day}": "9–16" for day in range(5)},
    "pyhat": "1",
}


def coordinating(stranger: Person) -> tuple[Person, PageClient]:
    assert stranger.sign_in("coordinator@example.org").status_code == 303
    return stranger, PageClient(TestClient(stranger.http.app, base_url=ORIGIN))


def test_a_place_is_told_on_every_page_that_offers_a_person(stranger: Person) -> None:
    stranger.town.add("kuoro", title="Kuoro")
    stranger.town.index()
    desk, resident = coordinating(stranger)
    assert desk.post(LIST, **TYPED).headers["location"] == f"{LIST}?tehty=point_saved"
    leaflet = f"/lista?{query_of((id_of('kuoro').hex[:8],))}&tulosta=1"
    for path in ("/", "/tietoa", "/haku?q=xyzzyq"):
        points = words(resident.get(path).css_first(".points"))
        assert "Neuvontapiste Auki nyt klo 16 asti Torikatu 1" in points.replace("\u00a0", " ")
    paper = words(resident.get(leaflet).css_first(".points")).replace("\u00a0", " ")
    assert "Neuvontapiste Torikatu 1 Soita: 015 194 4000 Ma–pe klo 9–16" in paper
    assert "Auki nyt" not in paper
    assert "015 194 4000" in words(resident.get("/offline")).replace("\u00a0", " ")
    assert texts(resident.get("/sv/tietoa"), ".points__name") == ["Rådgivningen"]
    assert desk.actions()[-1] == "point_saved"


def test_a_place_is_changed_and_removed(stranger: Person) -> None:
    desk, resident = coordinating(stranger)
    desk.post(LIST, **TYPED)
    here = attribute(desk.pages.get(LIST), ".desk-list a", "href") or ""
    assert attribute(desk.pages.get(here), "#paiva-0", "value") == "9–16"
    desk.post(here, **TYPED | {"paiva-1": "10–12"})
    assert "Auki nyt" not in words(resident.get("/tietoa").css_first(".points"))
    desk.post(f"{here}/poista")
    assert resident.get("/tietoa").css(".points") == []
    assert desk.actions()[-3:] == ["point_saved", "point_saved", "point_removed"]


def test_what_was_not_understood_is_told_and_stays(stranger: Person) -> None:
    desk, _ = coordinating(stranger)
    answer = desk.post(LIST, **TYPED | {"muut": "joskus kiinni", "paiva-0": "9–15"})
    tree = tree_of(answer)
    assert answer.status_code == 422
    assert texts(tree, ".error-summary a") == [
        "Emme ymmärtäneet riviä ”joskus kiinni”. Kirjoita se näin: 24.12. suljettu tai 23.12. 9–12"
    ]
    assert attribute(tree, "#paiva-0", "value") == "9–15"


def test_the_empty_form_and_the_one_begun_from_the_catalogue_are_pages(stranger: Person) -> None:
    desk, _ = coordinating(stranger)
    assert attribute(desk.pages.get(f"{LIST}/uusi"), "#nimi-fi", "value") == ""
    desk.pages.get(f"{LIST}/uusi?pohja=1")
    desk.pages.get(LIST)
