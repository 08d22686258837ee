"""From a pasted poster to a public page that is kept true; every letter is read back from a mail server."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlmodel import select

from app.catalogue.models import Listing
from app.core.clock import local_day, utc_now
from app.core.db import engine_for, writing
from app.web.form_token import SOONEST
from tests.app.mail.mail_server import MailServer, mail_server
from tests.journeys.desk_visit import TABLET, sign_in, staff
from tests.journeys.form_visit import PHONE, go_on, visit
from tests.journeys.servers import Server, Station, free_port
from tests.patience import eventually

pytestmark = pytest.mark.browser
EMAIL = "aila@example.org"
TITLE = "Neuleilta"
CHANGE = "Kerro vielä, tarvitaanko omat puikot."
POSTED_TITLE = "Neuleilta kahvila kulmassa"
LETTER_SECONDS = 60
POSTER = """NEULEILTA KAHVILA KULMASSA

Tule neulomaan ja juttelemaan! Tiistaisin klo 17–19.30, Kahvila Kulma, Hallituskatu 5.
Maksuton.
Tiedustelut Aila, p. 040 123 4567
"""


@dataclass(frozen=True)
class Post:
    """The letters of one mail server."""

    server: MailServer
    origin: str

    def about(self, subject: str) -> str:
        """The plain text of the one letter with a subject, once it has come."""
        eventually(lambda: bool(self._texts(subject)), LETTER_SECONDS)
        (text,) = self._texts(subject)
        return text

    def link(self, subject: str) -> str:
        """The first address of ours in that letter."""
        return self.link_to("/", subject)

    def link_to(self, beginning: str, subject: str) -> str:
        """The first address of ours in that letter that begins so."""
        found = re.search(rf"{re.escape(self.origin)}({beginning}\S+)", self.about(subject))
        assert found is not None
        return found[1]

    def _texts(self, subject: str) -> list[str]:
        found = [letter for letter in self.server.inbox if letter["Subject"] == subject]
        bodies = [letter.get_body(("plain",)) for letter in found]
        return [body.get_content() for body in bodies if body is not None]


@dataclass(frozen=True)
class Town:
    """A town whose server gives its letters to a mail server; a publisher's window, and the desk's."""

    station: Station
    post: Post
    publisher: Page
    desk: Page

    @property
    def database(self) -> Path:
        return Path(self.station.var) / "opastamo.db"


@pytest.fixture
def town(browser: Browser, tmp_path: Path) -> Iterator[Town]:
    with mail_server() as mail:
        origin = f"http://127.0.0.1:{free_port()}"
        station = Station(origin, str(tmp_path), tmp_path / "server.log", {"SMTP_URL": mail.url})
        station.start()
        try:
            door = staff(Server(origin, station.log), "tiski@example.org", "coordinator")
            publisher = _window(browser, origin, viewport=PHONE).new_page()
            desk = _window(browser, origin, **TABLET).new_page()
            sign_in(desk, door)
            yield Town(station, Post(mail, origin), publisher, desk)
            publisher.context.close()
            desk.context.close()
        finally:
            station.stop()


def _window(browser: Browser, origin: str, **look: object) -> BrowserContext:
    """Everything here works without scripts."""
    return browser.new_context(base_url=origin, locale="fi-FI", java_script_enabled=False, **look)  # type: ignore[arg-type]  # each look has its own kind of value


def _paste_and_send(page: Page) -> None:
    page.goto("/ilmoita")
    page.get_by_text("Liitä ilmoituksesi teksti").click()
    page.locator("#teksti").fill(POSTER)
    page.get_by_role("button", name="Lue tekstini").click()
    expect(page.get_by_label("Nimi", exact=True)).to_have_value(POSTED_TITLE)
    page.get_by_label("Nimi", exact=True).fill(TITLE)
    page.get_by_label("Kuka järjestää?").fill("Silmukat")
    page.get_by_label("Porukka, ei yhdistystä").check()
    page.get_by_label("Aihe", exact=True).select_option("tee_kasilla.neulonta")
    go_on(page)
    expect(page.get_by_label("Joka viikko", exact=True)).to_be_checked()
    go_on(page)
    expect(page.get_by_label("Tiistai")).to_be_checked()
    expect(page.get_by_label("Alkaa klo")).to_have_value("17")
    go_on(page)
    expect(page.get_by_label("Paikan nimi")).to_have_value("Kahvila Kulma")
    go_on(page)
    expect(page.get_by_label("Maksuton")).to_be_checked()
    go_on(page)
    visit(page)
    go_on(page)
    expect(page.get_by_label("Puhelin", exact=True)).to_have_value("040 1234567")
    page.get_by_label("Oma sähköpostisi").fill(EMAIL)
    page.get_by_label("Ilmoituksen saa julkaista").check()
    go_on(page)
    expect(page.locator(".preview")).to_contain_text("Tiistaisin klo 17–19.30")
    page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Katso sähköpostisi")


def test_from_a_poster_to_a_page_that_is_kept_true(town: Town) -> None:
    page, desk, post = town.publisher, town.desk, town.post
    _paste_and_send(page)
    page.goto(post.link(f"Vahvista ilmoituksesi: {TITLE}"))
    page.get_by_role("button", name="Kyllä, se on minulta").click()
    expect(page.locator(".own-item")).to_contain_text("Odottaa, että luemme sen")
    assert page.goto("/haku?q=neuleilta") is not None
    expect(page.locator(".card__title")).to_have_count(0)

    _ask_for_a_change(desk)
    told = f"Pieni korjaus ilmoitukseesi: {TITLE}"
    assert CHANGE in post.about(told)
    page.goto(post.link(told))
    expect(page.locator(".own-item")).to_contain_text(CHANGE)
    page.get_by_role("link", name="Korjaa").click()
    _describe(page, "Neulotaan ja jutellaan. Puikot saat lainaksi.")

    _publish(desk, "Puikot saat lainaksi.")
    told = f"Ilmoituksesi on julkaistu: {TITLE}"
    public = post.link(told)
    page.goto(public)
    expect(page.locator("main")).to_contain_text("Puikot saat lainaksi.")

    own = post.link_to("/oma/", told)
    page.goto(own)
    page.get_by_role("link", name="Muokkaa").click()
    _describe(page, "Neulotaan, jutellaan ja juodaan kahvia.")
    page.goto(public)
    expect(page.locator("main")).to_contain_text("Puikot saat lainaksi.")
    expect(page.locator("main")).not_to_contain_text("juodaan kahvia")
    _publish(desk, "juodaan kahvia")
    page.goto(public)
    expect(page.locator("main")).to_contain_text("juodaan kahvia")

    _let_time_pass(town)
    told = "Pitääkö ilmoituksesi paikkansa?"
    assert f"– {TITLE}\n" in post.about(told)
    page.goto(post.link_to("/oma/", told))
    page.get_by_role("button", name="Pitää edelleen paikkansa").click()
    expect(page.locator("[role=status]")).to_contain_text("pitää paikkansa")
    page.goto(public)
    expect(page.locator("main")).to_contain_text("Tarkistettu tänään")
    assert set(town.post.server.recipients) == {EMAIL}


def _ask_for_a_change(desk: Page) -> None:
    desk.goto("/yllapito/jono")
    desk.get_by_role("link", name=TITLE).click()
    desk.get_by_label("Mitä lähettäjän pitäisi muuttaa?").fill(CHANGE)
    desk.get_by_role("button", name="Pyydä muutosta").click()
    expect(desk.locator(".desk-done")).to_have_text("Muutospyyntö on lähetetty.")


def _publish(desk: Page, seen: str) -> None:
    desk.goto("/yllapito/jono")
    desk.get_by_role("link", name=TITLE).click()
    expect(desk.locator("main")).to_contain_text(seen)
    desk.get_by_role("button", name="Julkaise").click()
    expect(desk.locator(".desk-done")).to_have_text("Ilmoitus on julkaistu.")


def _describe(page: Page, text: str) -> None:
    """From the preview to the description, and back to be sent."""
    page.get_by_role("button", name="Mitä siellä tehdään?").click()
    page.get_by_label("Mitä siellä tehdään?").fill(text)
    page.get_by_role("button", name="Katso valmista").click()
    page.wait_for_timeout(SOONEST / timedelta(milliseconds=1))  # as long as a person takes at least
    page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oma sivusi")


def _let_time_pass(town: Town) -> None:
    """The day comes by which somebody should say that it still holds, and the worker sees it."""
    now = utc_now()
    with writing(engine_for(f"sqlite:///{town.database}")) as session:
        listing = session.exec(select(Listing)).one()
        listing.verified_at, listing.review_due = now - timedelta(days=90), local_day(now)
    command = [sys.executable, "-m", "app", "work", "--once"]
    subprocess.run(command, env=town.station.env, check=True, capture_output=True)
