"""Groups that staff know: who says so, what residents read, and what the queue does with it."""

import pytest
from sqlmodel import select

from app.catalogue.models import Organisation
from app.core.db import reading
from app.desk.models import DeskEvent
from tests.app.desk import sent
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.organisers import DESK, add, choir, organisation, path
from tests.page_client import words


@pytest.fixture
def coordinator(stranger: Person) -> Person:
    assert stranger.sign_in("coordinator@example.org").status_code == 303
    return stranger


GROUP = {"name": {"fi": "Silmukat"}, "kind": "informal_group"}
KNOWN = {"tapa": "visited", "muistiinpano": "Kävin tiistaina. Ailan <b>väki</b>."}


def test_a_known_group_is_told_to_residents_and_the_note_is_not(coordinator: Person) -> None:
    town = coordinator.town
    add(town, "a", GROUP)
    here, slug = path(town, "silmukat"), organisation(town, "silmukat").slug
    assert coordinator.post(f"{here}/tunnemme", **KNOWN).headers["location"] == f"{here}?tehty=group_vouched"

    desk = words(coordinator.pages.get(here))
    assert "Olen käynyt paikalla – coordinator@example.org, 24.11.2026" in desk
    assert "Ailan <b>väki</b>." in desk
    told = "Opastamon väki tuntee tämän ryhmän (24.11.2026)."
    for address in (f"/jarjestajat/{slug}", f"/tarjonta/{town.slug('a')}"):
        public = words(coordinator.pages.get(address))
        assert told in public
        assert "Ailan" not in public
        assert "coordinator@" not in public
    assert "We" not in told
    assert "know this group (24.11.2026)" in words(coordinator.pages.get(f"/en/jarjestajat/{slug}"))

    coordinator.post(f"{here}/emme-tunne")
    assert told not in words(coordinator.pages.get(f"/tarjonta/{town.slug('a')}"))
    assert "Peruttu: coordinator@example.org, 24.11.2026" in words(coordinator.pages.get(here))
    assert coordinator.post(f"{here}/emme-tunne").status_code == 404
    with reading(town.database) as session:
        details = [str(event.details) for event in session.exec(select(DeskEvent))]
    assert not any("Ailan" in text for text in details)


@pytest.mark.parametrize("values", [{}, {"tapa": "guessed", "muistiinpano": "x"}, {"tapa": "met"}])
def test_a_word_for_a_group_tells_how_it_is_known(coordinator: Person, values: dict[str, str]) -> None:
    add(coordinator.town, "a", GROUP)
    answer = coordinator.post(f"{path(coordinator.town, 'silmukat')}/tunnemme", **values)

    assert answer.status_code == 422
    assert len(tree_of(answer).css(".error-summary li")) == 1


def test_nobody_vouches_for_what_a_register_knows(coordinator: Person) -> None:
    add(coordinator.town, "a", choir(business_id="1234567-1"))
    with reading(coordinator.town.database) as session:
        identity = session.exec(select(Organisation.id)).one()
    assert coordinator.post(f"{DESK}/{identity}/tunnemme", **KNOWN).status_code == 422
    assert "Tunnemmeko" not in words(coordinator.pages.get(f"{DESK}/{identity}"))


def test_an_editor_sees_the_word_and_cannot_give_it(editor: Person) -> None:
    add(editor.town, "a", GROUP)
    here = path(editor.town, "silmukat")
    assert editor.post(f"{here}/tunnemme", **KNOWN).status_code == 403
    assert "Koordinaattori voi kirjata" in words(editor.pages.get(here))


def test_the_word_for_a_group_goes_along_when_it_is_merged(coordinator: Person) -> None:
    town = coordinator.town
    add(town, "a", GROUP)
    add(town, "b", GROUP | {"name": {"fi": "Silmukkapiiri"}})
    old, stays = organisation(town, "silmukat"), organisation(town, "silmukkapiiri")
    coordinator.post(f"{DESK}/{old.id}/tunnemme", **KNOWN)
    coordinator.post(f"{DESK}/{old.id}/yhdista", toinen=str(stays.id), jaa="toinen")
    assert "tuntee tämän ryhmän" in words(coordinator.pages.get(f"/jarjestajat/{stays.slug}"))

    coordinator.post(f"{DESK}/{old.id}/eri")
    assert "tuntee tämän ryhmän" not in words(coordinator.pages.get(f"/jarjestajat/{stays.slug}"))
    assert "tuntee tämän ryhmän" in words(coordinator.pages.get(f"/jarjestajat/{old.slug}"))


def test_the_queue_says_that_a_group_is_known_and_whether_its_sender_is(coordinator: Person) -> None:
    town = coordinator.town
    _, change = sent.changes(town, sent.knitting(), sent.knitting(title={"fi": "Neuleilta"}))
    other = sent.waits(town, sent.knitting(title={"fi": "Toinen ilta"}), email="vieras@example.org")
    assert "Tunnemme" not in words(coordinator.pages.get(f"/yllapito/jono/{change}"))
    coordinator.post(f"{path(town, 'silmukat')}/tunnemme", **KNOWN)

    known = words(coordinator.pages.get(f"/yllapito/jono/{change}"))
    assert "Tunnemme tämän ryhmän (coordinator@example.org: olen käynyt paikalla, 24.11.2026)." in known
    assert "Lähettäjä on ilmoittanut sen puolesta ennenkin." in known
    assert "Lähettäjä ei ole ennen ilmoittanut" in words(coordinator.pages.get(f"/yllapito/jono/{other}"))
    assert sent.state(town, change)[0] == "waiting"
