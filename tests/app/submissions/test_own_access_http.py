"""Whose a page is: a link opens its own things and nobody else's."""

from uuid import uuid4

import pytest

from app.web.links import without_token
from tests.app.submissions.sender import KNITTING, OWN_LINK, Sender, filled
from tests.page_client import attribute, texts, words

PAGES = ("muokkaa", "kopioi", "siirra")
DOINGS = ("tauko", "jatka", "voimassa", "peru", "palauta", "siirra", "lomake/muokkaa", "lomake/kopioi")


@pytest.mark.parametrize("part", PAGES)
@pytest.mark.parametrize("which", ["others", "nobodys", "no_id"])
def test_no_page_of_anothers_listing_is_reached(sender: Sender, part: str, which: str) -> None:
    home, identity = _other(sender, which)
    sender.see(f"{home}/{part}/{identity}", 422 if which == "no_id" else 404)


@pytest.mark.parametrize("part", DOINGS)
def test_nothing_is_done_to_anothers_listing(sender: Sender, part: str) -> None:
    home, identity = _other(sender, "others")
    values = {"kerta": "2026-12-01T17:00", "uusi_sahkoposti": "x@example.org", "tunnus": "x"}
    answer = sender.pages.http.post(f"{home}/{part}/{identity}", data=values, headers=sender.headers)
    assert answer.status_code == 404


def test_anothers_submission_cannot_be_mended(sender: Sender) -> None:
    home, _ = _other(sender, "others")
    sender.see(f"{home}/korjaa/{sender.submissions()[0].id}", 404)
    sender.post(f"{home}/lomake/korjaa/{sender.submissions()[0].id}", {"x": "1"}, 404)


def _other(sender: Sender, which: str) -> tuple[str, str]:
    _, listing = sender.publish()
    home, _ = sender.publish(yhteys=KNITTING["yhteys"] | {"oma_sahkoposti": "bertta@example.org"})
    return home, {"others": str(listing.id), "nobodys": str(uuid4()), "no_id": "x"}[which]


def test_a_new_link_comes_to_a_known_address_and_the_answer_tells_nothing(sender: Sender) -> None:
    sender.publish()
    before = len(sender.letters())
    known, unknown = (_ask(sender, email) for email in ("AILA@example.org", "bertta@example.org"))
    assert known == unknown
    (letter,) = sender.letters()[before:]
    assert letter.recipient == "aila@example.org"
    assert texts(sender.see(sender.link(OWN_LINK)), ".own-item h3") == ["Neuleilta"]


def _ask(sender: Sender, email: str) -> tuple[int, str]:
    form = sender.see("/oma").css("main form")[0]
    sender.clock.shift(5)
    sender.post("/oma", {**filled(form), "oma_sahkoposti": email}, 200)
    return sender.last.status_code, words(sender.tree.css_first("main"))


def test_a_new_link_needs_an_address(sender: Sender) -> None:
    sender.post("/oma", {"oma_sahkoposti": "aila"}, 422)
    assert attribute(sender.tree, ".error-summary a", "href") == "#oma_sahkoposti"


@pytest.mark.parametrize("token", ["x", "a" * 32, "..%2Fyllapito"])
def test_a_guessed_link_is_not_found(sender: Sender, token: str) -> None:
    sender.see(f"/oma/{token}", 404)


def test_logs_never_tell_a_token() -> None:
    assert without_token("/oma/abc/muokkaa/1") == "/oma/…/muokkaa/1"
    assert without_token("/sv/ilmoita/vahvista/abc") == "/sv/ilmoita/vahvista/…"
    assert without_token("/sv/ilmoita/kesken/abc") == "/sv/ilmoita/kesken/…"
    assert without_token("/haku") == "/haku"
