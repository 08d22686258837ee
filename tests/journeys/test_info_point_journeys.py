"""Words, notices and opening hours in a real browser: taught at the desk, seen by residents at once."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.core.clock import LOCAL_ZONE
from tests.journeys.conftest import Visitor
from tests.journeys.desk_visit import LOOKS, opened, sign_in, staff, wrong_on
from tests.journeys.servers import Server

pytestmark = pytest.mark.browser
PATHS = (
    "/sanat",
    "/sanat?q=kuoro",
    "/sanat/kasite/football",
    "/tiedotteet",
    "/aukiolot",
    "/aukiolot/uusi",
)


@pytest.fixture(scope="module")
def coordinator(server: Server) -> tuple[str, str]:
    """The address and password of a coordinator."""
    return staff(server, "sanat@example.org", "coordinator")


@pytest.fixture
def desk(browser: Browser, server: Server, coordinator: tuple[str, str]) -> Page:
    """The desk without scripts, signed in."""
    page = opened(browser, server, [], java_script_enabled=False).new_page()
    sign_in(page, coordinator)
    return page


def test_a_word_taught_at_the_desk_finds_a_listing_at_once(desk: Page, visitor: Visitor) -> None:
    resident = visitor.open("/haku?q=hoilotusjengi")
    expect(resident.locator("main")).to_contain_text("Juuri tällaista ei nyt löytynyt.")
    desk.goto("/yllapito/sanat?q=hoilotusjengi")
    expect(desk.get_by_label("Kun joku hakee sanalla")).to_have_value("hoilotusjengi")
    desk.get_by_label("haku löytää myös sanalla").fill("torikuoro")
    desk.get_by_role("button", name="Katso, mitä se muuttaa").click()
    expect(desk.locator("main")).to_contain_text("Nyt löytyy 0")
    expect(desk.locator("main")).to_contain_text("Torikuoro")
    desk.get_by_role("button", name="Ota käyttöön").click()
    expect(desk.locator(".desk-done")).to_have_text("Sana on tallessa. Haku käyttää sitä nyt.")
    expect(visitor.open("/haku?q=hoilotusjengi").locator(".card__title").first).to_contain_text("Torikuoro")
    desk.get_by_role("button", name="Kumoa").first.click()
    expect(visitor.open("/haku?q=hoilotusjengi").locator("main")).to_contain_text(
        "Juuri tällaista ei nyt löytynyt."
    )


def test_a_notice_appears_and_ends(desk: Page, visitor: Visitor) -> None:
    ends = datetime.now(LOCAL_ZONE) + timedelta(hours=2)
    desk.goto("/yllapito/tiedotteet")
    desk.get_by_label("Tiedote suomeksi").fill("Kirjasto on kiinni perjantaina.")
    desk.get_by_label("Päättyy, päivä").fill(f"{ends.day}.{ends.month}.{ends.year}")
    desk.get_by_label("Päättyy, kello").fill(f"{ends.hour}.{ends.minute:02}")
    desk.get_by_role("button", name="Tallenna tiedote").click()
    expect(desk.locator(".desk-done")).to_have_text("Tiedote on tallessa. Se näkyy valittuna aikana.")
    page = visitor.open("/")
    notices = page.get_by_role("region", name="Tiedotteet")
    expect(notices).to_contain_text("Kirjasto on kiinni perjantaina.")
    assert wrong_on(page) == []
    page.emulate_media(media="print")
    expect(notices).to_be_hidden()
    page.emulate_media(media="screen")
    page.clock.install(time=datetime.now(LOCAL_ZONE))
    page.reload()
    page.clock.fast_forward("02:01:00")
    expect(notices).to_have_count(0)
    desk.get_by_role("link", name="Muuta tai lopeta").click()
    desk.get_by_role("button", name="Lopeta tiedote nyt").click()
    expect(visitor.open("/").locator(".notices")).to_have_count(0)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_at_the_desk(
    browser: Browser, server: Server, coordinator: tuple[str, str], look: str
) -> None:
    faults: list[str] = []
    context = opened(browser, server, faults, **LOOKS[look])
    page = context.new_page()
    sign_in(page, coordinator)
    found = {}
    for path in PATHS:
        page.goto(f"/yllapito{path}")
        found[path] = wrong_on(page)
        if shots := os.environ.get("DESK_SHOTS"):
            name = f"{look}-{path.partition('?')[0].replace('/', '_')}.png".replace(" ", "-")
            page.screenshot(path=str(Path(shots) / name), full_page=True)
    page.goto("/yllapito/sanat/kasite/football")
    page.get_by_label("Sana perusmuodossa").fill("potkukekkula")
    page.get_by_role("button", name="Katso, mitä se muuttaa").click()
    found["trial"] = wrong_on(page)
    page.goto("/yllapito/tiedotteet")
    page.get_by_role("button", name="Tallenna tiedote").click()
    found["fault"] = wrong_on(page)
    context.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert [one for one in faults if "422" not in one] == []
