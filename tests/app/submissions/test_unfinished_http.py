"""A form that is gone on with later, by a link in a letter."""

import re
from datetime import timedelta

from sqlmodel import select

from app.core.db import reading
from app.submissions.models import Link
from tests.app.submissions.sender import KNITTING, Sender, filled
from tests.page_client import attribute, texts, words

LINK = re.compile(r"https?://[^\s/]+((?:/\w\w)?/ilmoita/kesken/[\w-]+)")
AILA = {"jatko_sahkoposti": "Aila@example.org"}


def begun(sender: Sender) -> None:
    sender.see("/ilmoita")
    sender.press("eteenpain", **KNITTING["laji"])


def test_the_link_opens_the_form_where_it_was_left(sender: Sender) -> None:
    begun(sender)
    page = sender.press("talleta", **KNITTING["mita"], **AILA)
    assert "Lähetimme linkin" in words(page.css_first("[role=status]"))
    assert attribute(page, "#otsikko", "value") == "Neuleilta"
    (letter,) = sender.letters()
    assert (letter.recipient, letter.subject) == (
        "aila@example.org",
        "Keskeneräinen ilmoituksesi on tallessa",
    )
    assert "Neuleilta" not in letter.text  # nobody writes to others through us
    for _ in range(2):
        page = sender.see(sender.link(LINK))
        assert texts(page, "h1") == ["Mitä siellä tehdään?"]
        assert attribute(page, "#otsikko", "value") == "Neuleilta"
    assert sender.last.headers["cache-control"] == "no-store"
    assert filled(page.css("form#lomake")[0])["oma_sahkoposti"] == "aila@example.org"
    sender.press("eteenpain")
    for name in list(KNITTING)[2:]:
        sender.press("eteenpain", **KNITTING[name])
    sender.press("laheta", 303)
    assert [one.state for one in sender.submissions()] == ["unfinished", "unconfirmed"]


def test_the_link_is_kept_as_a_hash_and_ends_in_two_weeks(sender: Sender) -> None:
    begun(sender)
    sender.press("talleta", **KNITTING["mita"], **AILA)
    path = sender.link(LINK)
    with reading(sender.town.database) as session:
        (link,) = session.exec(select(Link)).all()
        assert link.token_hash not in path
        assert link.purpose == "unfinished"
    sender.clock.shift(timedelta(days=13, hours=23))
    sender.see(path)
    sender.clock.shift(timedelta(hours=2))
    sender.see(path, 410)
    sender.see("/ilmoita/kesken/x", 404)


def test_an_address_that_is_none_is_told_and_nothing_is_lost(sender: Sender) -> None:
    begun(sender)
    page = sender.press("talleta", 422, **KNITTING["mita"], jatko_sahkoposti="aila")
    assert attribute(page, ".error-summary a", "href") == "#jatko_sahkoposti"
    assert "open" in page.css("details.later")[0].attributes
    assert attribute(page, "#otsikko", "value") == "Neuleilta"
    assert sender.letters() == []


def test_one_address_gets_a_few_of_these_letters_at_once(sender: Sender) -> None:
    begun(sender)
    for _ in range(5):
        sender.press("talleta", **AILA)
    sender.press("talleta", 429, **AILA)
    assert len(sender.letters()) == 5


def test_the_enter_key_in_its_field_sends_the_link(sender: Sender) -> None:
    begun(sender)
    sender.press("enter", **AILA)
    assert len(sender.letters()) == 1


def test_an_unfinished_form_is_on_nobodys_page(sender: Sender) -> None:
    home, _ = sender.publish()
    begun(sender)
    sender.press("talleta", **KNITTING["mita"] | {"otsikko": "Kesken"}, **AILA)
    assert "Kesken" not in words(sender.see(home))
