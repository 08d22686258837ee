"""Somebody who fills in the publishing form as a browser without scripts does."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import html5lib
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sqlmodel import select

from app.catalogue.models import Listing
from app.core.clock import utc_now
from app.core.db import reading, writing
from app.mail.models import Letter
from app.submissions.decisions import Decider, approve
from app.submissions.models import Submission
from tests.app.town import Town
from tests.page_client import PageClient

ORIGIN = "http://127.0.0.1:8000"
OURS = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
OWN_LINK = re.compile(r"https?://[^\s/]+((?:/\w\w)?/oma/[\w-]+)")
CONFIRM_LINK = re.compile(r"https?://[^\s/]+((?:/\w\w)?/ilmoita/vahvista/[\w-]+)")
KNITTING: dict[str, dict[str, str]] = {
    "laji": {"laji": "activity"},
    "mita": {
        "otsikko": "Neuleilta",
        "kuvaus": "Neulotaan ja jutellaan. Kahvi kiehuu.",
        "jarjestaja": "Silmukat",
        "porukka": "1",
        "aihe": "tee_kasilla.neulonta",
        "kieli": "fi",
    },
    "milloin": {"aika": "viikoittain"},
    "ajat": {"ti": "1", "alkaa": "17", "paattyy": "19"},
    "missa": {"paikka_tapa": "paikka", "paikka": "Pääkirjasto", "osoite": "Raatihuoneenkatu 6"},
    "hinta": {"hinta": "free"},
    "mukaan": {"yksin": "kylla", "vastassa": "Aila on ovella"},
    "yhteys": {"puhelin": "040 123 4567", "oma_sahkoposti": "Aila@example.org", "suostumus": "1"},
}
TOLD = tuple(KNITTING)
"""The steps that everybody is asked."""


@dataclass(slots=True)
class Sender:
    """Somebody at the form, the clock, and the last page that was seen."""

    town: Town
    pages: PageClient
    clock: Any
    last: Any = None
    headers: dict[str, str] = field(default_factory=lambda: dict(OURS))

    @property
    def now(self) -> datetime:
        return utc_now()

    @property
    def tree(self) -> LexborHTMLParser:
        html5lib.HTMLParser(strict=True).parse(self.last.text)
        return LexborHTMLParser(self.last.text)

    def see(self, path: str, status: int = 200) -> LexborHTMLParser:
        self.last = self.pages.http.get(path, follow_redirects=False)
        assert self.last.status_code == status
        return self.tree

    def press(self, button: str, status: int = 200, /, **values: str) -> LexborHTMLParser:
        """Fill in fields of the form that is shown, and press one of its buttons by its value."""
        form = next(form for form in self.tree.css("form") if form.css_first("[name=vaihe]"))
        sent = {**filled(form), **values, "siirry": button}
        self.clock.shift(5)
        self.post(form.attributes["action"] or "", sent, status)
        return self.tree if self.last.text else LexborHTMLParser("")

    def post(self, path: str, values: dict[str, str], status: int = 303) -> Any:
        self.last = self.pages.http.post(path, data=values, headers=self.headers, follow_redirects=False)
        assert self.last.status_code == status, self.last.text
        return self.last

    def follow(self) -> LexborHTMLParser:
        return self.see(self.last.headers["location"])

    def fill_in(self, prefix: str = "", /, **changes: dict[str, str]) -> LexborHTMLParser:
        """Go through all steps, to the preview."""
        self.see(f"{prefix}/ilmoita")
        for values in (KNITTING | changes).values():
            self.press("eteenpain", **values)
        return self.tree

    def send(self, prefix: str = "", /, **changes: dict[str, str]) -> None:
        """Go through all steps, and send."""
        self.fill_in(prefix, **changes)
        form = next(form for form in self.tree.css("form") if form.css_first("[name=vaihe]"))
        self.clock.shift(5)
        self.post(form.attributes["action"] or "", {**filled(form), "siirry": "laheta"})

    def confirm(self) -> str:
        """Press the button that the letter leads to; gives the address of the own page."""
        path = self.link(CONFIRM_LINK)
        self.see(path)
        self.post(path, filled(self.tree.css("main form")[0]))
        return str(self.last.headers["location"])

    def link(self, pattern: re.Pattern[str]) -> str:
        """The link in the newest letter that has one of its kind."""
        found = [match[1] for letter in self.letters() if (match := pattern.search(letter.text))]
        return found[-1]

    def letters(self) -> list[Letter]:
        with reading(self.town.database) as session:
            rows = list(session.exec(select(Letter).order_by(Letter.created_at)).all())  # type: ignore[arg-type]  # a column
            session.expunge_all()
        return rows

    def submissions(self) -> list[Submission]:
        with reading(self.town.database) as session:
            rows = list(session.exec(select(Submission).order_by(Submission.created_at)).all())  # type: ignore[arg-type]  # a column
            session.expunge_all()
        return rows

    def approve(self) -> Listing:
        """The desk publishes what was sent last."""
        return self.approve_one(self.submissions()[-1].id)

    def approve_one(self, identity: UUID) -> Listing:
        with writing(self.town.database) as session:
            listing = approve(session, identity, Decider("desk@example.org", ORIGIN, self.now))
            session.flush()
            session.refresh(listing)
            session.expunge(listing)
        return listing

    def publish(self, **changes: dict[str, str]) -> tuple[str, Listing]:
        """Send, confirm and have it approved: the own page's address, and the listing."""
        self.send(**changes)
        home = self.confirm()
        return home, self.approve()


def filled(form: LexborNode) -> dict[str, str]:
    """What a browser would send for a form that nobody has touched."""
    values: dict[str, str] = {}
    for node in form.css("input, select, textarea"):
        name, kind = node.attributes.get("name") or "", node.attributes.get("type")
        if kind in {"radio", "checkbox"} and "checked" not in node.attributes:
            continue
        if node.tag == "textarea":
            values[name] = (node.text() or "").removeprefix("\n")
        elif node.tag == "select":
            chosen = node.css_first("option[selected]") or node.css_first("option")
            values[name] = (chosen.attributes.get("value") if chosen else "") or ""
        else:
            values[name] = node.attributes.get("value") or ""
    return values
