"""Notices: written at the desk, seen by residents from one minute until another, gone by themselves."""

from datetime import timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient

from app.infopoint.notices import is_good_link
from tests.app.desk.conftest import Person, tree_of
from tests.app.town import Town, local
from tests.page_client import ORIGIN, PageClient, attribute, texts

LIST = "/yllapito/tiedotteet"
TOLD = {"fi": "Kirjasto on kiinni perjantaina.", "paattyy": "24.11.2026", "paattyy-klo": "12.30"}


@pytest.fixture
def coordinator(stranger: Person) -> Person:
    assert stranger.sign_in("coordinator@example.org").status_code == 303
    return stranger


@pytest.fixture
def resident(coordinator: Person) -> PageClient:
    """Somebody who reads what the same worker keeps for a minute."""
    app = coordinator.http.app
    return PageClient(TestClient(app, base_url=ORIGIN))


def seen(resident: PageClient, path: str = "/") -> list[str]:
    return texts(resident.get(path, grammar=False), ".notices li > span")


def test_a_notice_is_seen_at_once_and_ends_at_its_minute(coordinator: Person, resident: PageClient) -> None:
    assert seen(resident) == []
    assert coordinator.post(LIST, **TOLD).headers["location"] == f"{LIST}?tehty=notice_up"
    assert seen(resident) == [TOLD["fi"]]
    with time_machine.travel(local("2026-11-24 12:29:59"), tick=False):
        assert seen(resident, "/tietoa") == [TOLD["fi"]]
    with time_machine.travel(local("2026-11-24 12:30"), tick=False):
        assert seen(resident, "/tietoa") == []
    assert coordinator.actions()[-1] == "notice_added"


def test_a_coming_notice_waits_for_its_minute(coordinator: Person, resident: PageClient) -> None:
    coordinator.post(LIST, **TOLD, **{"alkaa": "24.11.2026", "alkaa-klo": "11"})
    assert seen(resident) == []
    with time_machine.travel(local("2026-11-24 11:00"), tick=False):
        assert seen(resident) == [TOLD["fi"]]


def test_the_desk_itself_shows_no_notices(coordinator: Person) -> None:
    coordinator.post(LIST, **TOLD)
    assert coordinator.pages.get("/yllapito").css(".notices") == []


def test_a_reader_gets_the_own_language_or_visible_finnish(coordinator: Person, resident: PageClient) -> None:
    coordinator.post(LIST, **TOLD, sv="Biblioteket är stängt på fredag.", linkki="/tietoa")
    assert seen(resident, "/sv/") == ["Biblioteket är stängt på fredag."]
    english = resident.get("/en/")
    assert attribute(english, ".notices li > span", "lang") == "fi"
    assert attribute(english, ".notices a", "href") == "/en/tietoa"
    assert attribute(english, ".notices", "aria-label") == "Notices"


def test_markup_in_a_notice_is_text(coordinator: Person, resident: PageClient) -> None:
    coordinator.post(LIST, **TOLD | {"fi": "<script>alert(1)</script>"})
    assert seen(resident) == ["<script>alert(1)</script>"]


def test_a_notice_is_changed_and_ended_at_once(coordinator: Person, resident: PageClient) -> None:
    coordinator.post(LIST, **TOLD)
    here = attribute(coordinator.pages.get(LIST), ".desk-list a", "href") or ""
    assert attribute(coordinator.pages.get(here), "#paattyy-klo", "value") == "12.30"
    coordinator.post(here, **TOLD | {"fi": "Kirjasto aukeaa kymmeneltä."})
    assert seen(resident) == ["Kirjasto aukeaa kymmeneltä."]
    coordinator.post(f"{here}/lopeta")
    assert seen(resident) == []
    assert coordinator.actions()[-3:] == ["notice_added", "notice_changed", "notice_ended"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"fi": ""}, "fi"),
        ({"sv": "x" * 281}, "sv"),
        ({"paattyy": ""}, "paattyy"),
        ({"paattyy": "23.11.2026"}, "paattyy"),
        ({"paattyy-klo": "9.00"}, "paattyy"),
        ({"paattyy": "24.11.2027"}, "paattyy"),
        ({"paattyy-klo": "illalla"}, "paattyy-klo"),
        ({"alkaa": "pian"}, "alkaa"),
        ({"linkki": "http://example.org/"}, "linkki"),
        ({"linkki": "javascript:alert(1)"}, "linkki"),
    ],
)
def test_what_cannot_be_used_is_named_and_what_was_typed_stays(
    coordinator: Person, typed: dict[str, str], field: str
) -> None:
    answer = coordinator.post(LIST, **TOLD | typed)
    assert answer.status_code == 422
    tree = tree_of(answer)
    assert attribute(tree, ".error-summary a", "href") == f"#{field}"
    value = (TOLD | typed).get("paattyy")
    assert attribute(tree, "#paattyy", "value") == value


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("/tietoa", True),
        ("/haku?q=kirjasto", True),
        ("https://www.example.org/a?b=c", True),
        ("//example.org", False),
        ("/\\example.org", False),
        ("https://user@example.org", False),
        ("https://127.0.0.1/", False),
        ("https://localhost/", False),
        ("https://example.org:8443/", False),
        ("https://example.org/ x", False),
        ("https://[", False),
        ("data:text/html,x", False),
    ],
)
def test_links_lead_to_our_pages_or_to_named_hosts_over_https(link: str, good: bool) -> None:
    assert is_good_link(link) is good


def test_pages_near_a_turn_are_asked_for_anew_by_browsers(coordinator: Person, town: Town) -> None:
    http = TestClient(town.app(page_seconds=60), base_url=ORIGIN)
    state = http.app.app.state if hasattr(http.app, "app") else http.app.state  # type: ignore[attr-defined]  # a FastAPI app
    coordinator.post(LIST, **TOLD)
    assert "Kirjasto on kiinni" not in http.get("/").text
    state.opastamo.follower.look()  # as its thread does each second
    assert "Kirjasto on kiinni" in http.get("/").text
    assert http.get("/").headers["cache-control"] == "public, max-age=60"
    with time_machine.travel(local("2026-11-24 12:30") - timedelta(seconds=30), tick=False):
        assert http.get("/tietoa").headers["cache-control"] == "no-cache"
