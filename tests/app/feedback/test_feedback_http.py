"""The forms as a browser without scripts meets them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import html5lib
import pytest
import time_machine
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

from app.core.db import reading
from app.feedback.models import Feedback
from app.feedback.routes import MOST_AT_ONCE
from app.web.form_token import FIELD
from app.web.forms import MOST_BYTES
from tests.app.town import Town, id_of
from tests.page_client import PageClient, attribute, links, texts, words

OURS = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
RECEIPT = "/palaute/kiitos"
TOKEN = f"input[name={FIELD}]"


@dataclass(slots=True)
class Sender:
    """Somebody at a form, and the clock."""

    pages: PageClient
    clock: Any
    town: Town

    def send(self, path: str, *, seconds: float = 60, **values: str) -> Any:
        """Open a form, fill it in for a while, and send it."""
        return self.send_as(OURS, path, seconds, **values)

    def send_as(self, headers: dict[str, str], path: str, seconds: float, **values: str) -> Any:
        """Send a form as a browser that tells these headers."""
        html = self.pages.http.get(path).text
        shown = attribute(LexborHTMLParser(html), TOKEN, "value") or ""
        self.clock.shift(seconds)
        sent = {FIELD: shown, **values}
        return self.pages.http.post(path, data=sent, headers=headers, follow_redirects=False)

    def kept(self) -> list[Feedback]:
        with reading(self.town.database) as session:
            rows = list(session.execute(select(Feedback)).scalars())
            session.expunge_all()
        return rows

    @property
    def report(self) -> str:
        return f"/tarjonta/{self.town.slug('a')}/virhe"


@pytest.fixture
def sender(town: Town) -> Iterator[Sender]:
    town.add("a", title="Torikuoro")
    town.index()
    with time_machine.travel(town.now, tick=False) as clock:
        http = TestClient(town.app(), base_url=OURS["origin"])
        yield Sender(PageClient(http), clock, town)


def tree_of(answer: Any) -> LexborHTMLParser:
    html5lib.HTMLParser(strict=True).parse(answer.text)
    return LexborHTMLParser(answer.text)


def test_feedback_is_kept_and_answered_with_a_receipt(sender: Sender) -> None:
    answer = sender.send("/palaute", viesti="Hyvä sivu\r\n&lt;3", yhteys="aino@example.org")

    assert (answer.status_code, answer.headers["location"]) == (303, RECEIPT)
    (row,) = sender.kept()
    assert (row.kind, row.listing_id, row.reason, row.lang, row.state) == ("general", None, "", "fi", "new")
    assert (row.message, row.contact) == ("Hyvä sivu\n&lt;3", "aino@example.org")
    assert row.created_at == sender.town.now.replace(minute=1)
    assert "Luemme sen 14 päivän kuluessa." in words(sender.pages.get(RECEIPT))


def test_a_mistake_is_told_in_two_taps(sender: Sender) -> None:
    form = sender.pages.get(sender.report)
    assert links(form, "main .lead a") == {"Torikuoro": f"/tarjonta/{sender.town.slug('a')}"}
    assert texts(form, "fieldset label") == [
        "Tätä ei enää ole",
        "Aika on väärin",
        "Paikka on väärin",
        "Hinta on väärin",
        "Jokin muu",
    ]

    answer = sender.send(sender.report, syy="time")

    assert (answer.status_code, answer.headers["location"]) == (303, RECEIPT)
    (row,) = sender.kept()
    assert (row.kind, row.listing_id, row.reason) == ("report", id_of("a"), "time")


def test_what_is_wrong_is_said_on_top_and_at_the_field_and_nothing_typed_is_lost(sender: Sender) -> None:
    answer = sender.send("/palaute", viesti="", yhteys="<b>aino")
    tree = tree_of(answer)

    assert (answer.status_code, sender.kept()) == (422, [])
    assert words(tree.css_first("title")) == "Virhe: Anna palautetta – Opastamo"
    summary = tree.css_first("[role=alert]")
    assert links(tree, ".error-summary a") == {
        "Kirjoita viesti.": "#viesti",
        words(tree.css_first("#yhteys-virhe")): "#yhteys",
    }
    assert words(summary).startswith("Tarkista vielä")
    told = {
        "value": "<b>aino",
        "aria-invalid": "true",
        "aria-describedby": "yhteys-ohje yhteys-virhe",
    }
    assert {name: attribute(tree, "#yhteys", name) for name in told} == told
    assert attribute(tree, "#viesti", "aria-invalid") == "true"


def test_a_report_without_a_choice_leads_to_the_choices(sender: Sender) -> None:
    tree = tree_of(sender.send(sender.report, viesti="Ovi on auki."))

    assert links(tree, ".error-summary a") == {"Valitse, mikä on väärin.": "#syy-1"}
    assert attribute(tree, "#syy-1", "aria-describedby") == "syy-virhe"
    assert words(tree.css_first("textarea")) == "Ovi on auki."


@pytest.mark.parametrize(
    ("values", "seconds", "status"),
    [
        ({FIELD: ""}, 60, 403),
        ({FIELD: "forged.token"}, 60, 403),
        ({}, 13 * 3600, 403),
        ({}, 0, 422),
        ({"verkkosivu": "https://spam.example"}, 60, 422),
    ],
)
def test_what_no_person_sent_is_not_kept_and_can_be_sent_again(
    sender: Sender, values: dict[str, str], seconds: float, status: int
) -> None:
    answer = sender.send_as(OURS, "/palaute", seconds, **{"viesti": "Hei", **values})
    tree = tree_of(answer)

    assert (answer.status_code, sender.kept()) == (status, [])
    assert texts(tree, ".error-summary li")[0].endswith("lähetä se uudelleen.")
    assert words(tree.css_first("textarea")) == "Hei"
    again = {FIELD: attribute(tree, TOKEN, "value"), "viesti": "Hei"}
    sender.clock.shift(30)
    assert sender.pages.http.post("/palaute", data=again, headers=OURS).status_code == 200
    assert [row.message for row in sender.kept()] == ["Hei"]


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_a_form_of_another_site_is_refused(sender: Sender, headers: dict[str, str]) -> None:
    answer = sender.send_as(headers, "/palaute", 60, viesti="Hei")

    assert (answer.status_code, sender.kept()) == (403, [])
    assert texts(tree_of(answer), "h1") == ["Emme voineet ottaa tätä vastaan"]


def test_a_body_that_is_no_form_or_too_big_is_refused(sender: Sender) -> None:
    http = sender.pages.http
    big = {"content-type": "application/x-www-form-urlencoded", **OURS}

    assert http.post("/palaute", json={"viesti": "Hei"}, headers=OURS).status_code == 415
    assert http.post("/palaute", content=b"a" * (MOST_BYTES + 1), headers=big).status_code == 413
    assert http.post("/palaute", content=b"&".join([b"a=1"] * 200), headers=big).status_code == 413
    assert sender.kept() == []


def test_a_flood_is_stopped_and_told_to_wait(sender: Sender) -> None:
    answers = [sender.send("/palaute", seconds=2, viesti=str(n)) for n in range(MOST_AT_ONCE + 1)]

    assert [answer.status_code for answer in answers] == [303] * MOST_AT_ONCE + [429]
    assert len(sender.kept()) == MOST_AT_ONCE
    assert words(tree_of(answers[-1]).css_first("textarea")) == str(MOST_AT_ONCE)


def test_reports_are_of_listings_that_are_there(sender: Sender) -> None:
    sender.pages.get("/tarjonta/none-00000000/virhe", status=404)
    path = sender.report
    sender.town.take_away("a")

    sender.pages.get(path, status=410)
    assert sender.pages.http.post(path, data={"syy": "time"}, headers=OURS).status_code == 410


def test_a_report_outlives_its_listing_being_renamed_or_gone(sender: Sender) -> None:
    sender.send(sender.report, syy="gone")
    sender.town.take_away("a")

    assert [row.listing_id for row in sender.kept()] == [id_of("a")]


def test_forms_are_kept_by_nobody_on_the_way_and_found_by_no_search_engine(sender: Sender) -> None:
    for path in ("/palaute", sender.report):
        answer = sender.pages.http.get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
    for path in ("/palaute", sender.report, RECEIPT):
        assert attribute(sender.pages.get(path), "meta[name=robots]", "content") == "noindex"


@pytest.mark.parametrize(
    ("prefix", "heading", "button"),
    [
        ("/sv", "Ge respons", "Skicka"),
        ("/en", "Give feedback", "Send"),
        ("/selko", "Anna palautetta", "Lähetä"),
    ],
)
def test_each_language_has_the_form_and_its_receipt(
    sender: Sender, prefix: str, heading: str, button: str
) -> None:
    tree = tree_of(sender.pages.http.get(f"{prefix}/palaute"))
    assert attribute(tree, "main form", "action") == f"{prefix}/palaute"
    assert (texts(tree, "h1"), texts(tree, "main form button")) == ([heading], [button])

    answer = sender.send(f"{prefix}/palaute", viesti="Hej")

    assert answer.headers["location"] == f"{prefix}{RECEIPT}"
    assert [row.lang for row in sender.kept()] == [prefix.strip("/")]
