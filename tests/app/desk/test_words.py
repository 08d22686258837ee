"""Everyday words at the desk: tried, saved, live at once, undone, given back."""

import tomllib
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.core.db import reading
from app.search.language import use_local_words
from app.search.synonyms import FOLDER, read_concepts
from app.search.synonyms.local import LocalWord, with_changes
from app.search.synonyms.stored import changes
from tests.app.desk.conftest import Person, tree_of
from tests.page_client import ORIGIN, attribute, texts, words

LIST = "/yllapito/sanat"
TRY = f"{LIST}/kokeile"
ADD = {"muutos": "add", "kieli": "fi", "kasite": "football", "sana": "Potkukekkula"}
PAIR = {"muutos": "one", "kieli": "fi", "sana": "hoilotusjengi", "loytaa": "kuoro"}


@pytest.fixture(autouse=True)
def own_words_again() -> Iterator[None]:
    """What a test teaches this process is forgotten after it."""
    yield
    use_local_words(())


@pytest.fixture
def coordinator(stranger: Person) -> Person:
    stranger.town.add_all(
        {
            "futis": {"title": {"fi": "Harrastejalkapallo"}, "kind": "activity"},
            "kuoro": {"title": {"fi": "Iltakuoro"}, "kind": "activity"},
            "kekkula": {"title": {"fi": "Avoin potkukekkula"}, "kind": "activity"},
        }
    )
    stranger.town.index()
    assert stranger.sign_in("coordinator@example.org").status_code == 303
    return stranger


def found(person: Person, question: str) -> list[str]:
    return sorted(person.town.found_keys(q=question))


def test_what_a_word_would_do_is_shown_and_nothing_is_changed(coordinator: Person) -> None:
    tree = tree_of(coordinator.post(TRY, **ADD))
    assert texts(tree, "main li[lang=fi]") == ["Harrastejalkapallo", "Avoin potkukekkula"]
    assert texts(tree, "main h2") == ["Haku: potkukekkula", "Haku: jalkapallo"]
    assert found(coordinator, "potkukekkula") == ["kekkula"]
    assert found(coordinator, "futis") == ["futis"]


def test_a_saved_word_is_live_at_once_and_undone(coordinator: Person) -> None:
    assert coordinator.post(LIST, **ADD).headers["location"] == f"{LIST}?tehty=words_saved"
    assert found(coordinator, "potkukekkula") == ["futis", "kekkula"]
    assert found(coordinator, "futis") == ["futis", "kekkula"]
    undo = attribute(coordinator.pages.get(LIST), "form[action$=kumoa]", "action") or ""
    coordinator.post(undo)
    assert found(coordinator, "potkukekkula") == ["kekkula"]
    assert coordinator.actions()[-2:] == ["word_changed", "word_undone"]


def test_a_pair_works_one_way_or_both(coordinator: Person) -> None:
    coordinator.post(LIST, **PAIR)
    assert found(coordinator, "hoilotusjengi") == ["kuoro"]
    coordinator.post(LIST, muutos="both", kieli="fi", sana="rallatus", loytaa="potkukekkula")
    assert found(coordinator, "rallatus") == ["kekkula"]
    assert found(coordinator, "hoilotusjengi") == ["kuoro"]


def test_a_word_taken_away_finds_no_more_and_may_come_back(coordinator: Person) -> None:
    assert found(coordinator, "futis") == ["futis"]
    coordinator.post(LIST, **ADD | {"muutos": "remove", "sana": "futis"})
    assert found(coordinator, "futis") == []
    coordinator.post(LIST, **ADD | {"sana": "futis"})
    assert found(coordinator, "futis") == ["futis"]
    with reading(coordinator.town.database) as session:
        assert changes(session) == []


def test_another_worker_takes_the_words_by_their_number(coordinator: Person) -> None:
    other = TestClient(coordinator.town.app(), base_url=ORIGIN)
    state = other.app.state.opastamo  # type: ignore[attr-defined]  # a FastAPI app
    state.follower.look()
    coordinator.post(LIST, **PAIR)
    use_local_words(())  # as in a process that has not heard of it
    assert found(coordinator, "hoilotusjengi") == []
    state.follower.look()
    assert found(coordinator, "hoilotusjengi") == ["kuoro"]
    state.follower.look()
    assert found(coordinator, "hoilotusjengi") == ["kuoro"]


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (ADD | {"sana": " "}, "Kirjoita sana."),
        (ADD | {"sana": "futis!"}, "Sanassa saa olla vain kirjaimia, numeroita, väliviivoja ja välejä."),
        (ADD | {"sana": "a" * 61}, "Sana on liian pitkä: enintään 60 merkkiä."),
        (ADD | {"sana": "a b c d e"}, "Enintään neljä sanaa peräkkäin."),
        (ADD | {"sana": "futis"}, "Tämä on jo olemassa."),
        (ADD | {"kasite": "nope"}, "Tällaista käsitettä ei ole."),
        (ADD | {"kieli": "uk"}, "Valitse kieli."),
        (ADD | {"muutos": "remove"}, "Sana ei kuulu tähän käsitteeseen."),
        (PAIR | {"loytaa": "hoilotusjengi"}, "Kirjoita kaksi eri sanaa."),
        (
            PAIR | {"sana": "tänään"},
            "Haku lukee tämän sanan ajaksi, hinnaksi tai muuksi toiveeksi. Sitä ei voi käyttää tässä.",
        ),
    ],
)
def test_faults_are_told_and_nothing_is_saved(coordinator: Person, form: dict[str, str], fault: str) -> None:
    for path in (TRY, LIST):
        answer = coordinator.post(path, **form)
        assert answer.status_code == 422
        assert texts(tree_of(answer), "main [role=alert]") == [fault]
    with reading(coordinator.town.database) as session:
        assert changes(session) == []


def test_a_word_that_finds_nearly_everything_is_refused(coordinator: Person) -> None:
    town = coordinator.town
    town.add_all({f"kerho{n}": {"title": {"fi": f"Kerho {n}"}, "kind": "activity"} for n in range(40)})
    town.index()
    answer = coordinator.post(LIST, **PAIR | {"loytaa": "kerho"})
    assert answer.status_code == 422
    assert "melkein kaikki" in words(tree_of(answer))


def test_concepts_are_found_by_their_words_and_markup_is_text(coordinator: Person) -> None:
    tree = coordinator.pages.get(f"{LIST}?q=futis")
    assert texts(tree, ".desk-list a")[0] == "jalkapallo"
    page = coordinator.pages.get(attribute(tree, ".desk-list a", "href") or "")
    assert "futis" in words(page)
    assert "<b>" in (attribute(coordinator.pages.get(f"{LIST}?q=<b>"), "#q", "value") or "")


def test_changes_are_given_back_in_the_shape_of_the_files(coordinator: Person) -> None:
    coordinator.post(LIST, **ADD)
    coordinator.post(LIST, **PAIR)
    text = coordinator.http.get(f"{LIST}/sanat.toml").text
    (concept,) = tomllib.loads(text)["concepts"]
    assert concept["code"] == "football"
    assert concept["fi"][-1] == "potkukekkula"
    assert "# fi: hoilotusjengi → kuoro" in text.splitlines()


def test_what_the_files_no_longer_know_stops_nothing() -> None:
    concepts = read_concepts(FOLDER)
    gone = [LocalWord("add", "fi", "sana", "no_more"), LocalWord("remove", "fi", "olematon", "football")]
    assert with_changes(concepts, gone) == concepts
