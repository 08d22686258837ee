"""The pages of the kiosk's copy for everybody: large enough to press, and axe finds nothing in any look."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe_rules import RULES
from tests.journeys.conftest import Visitor
from tests.journeys.kiosk_visit import LEAST, SMALL, shape
from tests.journeys.servers import Station
from tests.journeys.test_kiosk_copy_journeys import is_copy, kiosk

__all__ = ["shape"]
pytestmark = pytest.mark.browser
LOOKS = ("kiosk", "kiosk kiosk--big", "kiosk kiosk--strong", "kiosk kiosk--big kiosk--strong")
PATHS = {
    "start": "/kioski",
    "search": "/kioski/haku?q=torikuoro",
    "its second page": "/kioski/haku?q=torikuoro&page=2",
    "mended": "/kioski/haku?q=torikuora",
    "nothing found": "/kioski/haku?q=xyzzy",
    "day": "/kioski/kalenteri",
    "empty list": "/kioski/lista",
    "not in the copy": "/kioski/loyda",
    "in Swedish": "/kioski/sv/haku?q=kuoro",
}
OPEN_KEYS = """() => {
  sessionStorage.setItem("kiosk.touches", "1");
  document.querySelector("#q")?.focus();
}"""


@pytest.fixture
def page(browser: Browser, station: Station, shape: dict[str, Any]) -> Iterator[Page]:
    """A kiosk that has its copy, and whose server has gone."""
    context = browser.new_context(base_url=station.origin, locale="fi-FI", **shape)
    page = kiosk(context)
    station.stop()
    yield page
    context.close()


def addresses(page: Page) -> dict[str, str]:
    """All kinds of pages of the copy, with one listing and a list of three."""
    page.goto("/kioski/haku?q=torikuoro")
    links = [one.get_attribute("href") or "" for one in page.locator(".card__title a").all()[:3]]
    return {**PATHS, "listing": links[0], "list": f"/kioski/lista?k={'.'.join(link[-8:] for link in links)}"}


def faults_of(page: Page) -> list[object]:
    """What axe finds, and what is too small to press, in each look."""
    faults: list[object] = []
    for look in LOOKS:
        page.evaluate("look => (document.documentElement.className = look)", look)
        if small := page.evaluate(SMALL, LEAST):
            faults.append((look, small))
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [(look, one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
    return faults


def test_pages_of_the_copy_are_large_enough_and_axe_finds_nothing(page: Page) -> None:
    faults = {}
    for name, path in addresses(page).items():
        page.goto(path)
        assert is_copy(page), name
        if found := faults_of(page):
            faults[name] = found
    page.goto(PATHS["search"])
    expect(page.locator(".card")).to_have_count(10)
    page.get_by_role("link", name="Näytä lisää").tap()
    expect(page.locator(".pager [aria-current]")).to_contain_text("Sivu 2 /")
    page.evaluate(OPEN_KEYS)
    expect(page.locator("[data-kiosk-keys]")).to_be_visible()
    if found := faults_of(page):
        faults["keys"] = found

    assert faults == {}


def test_what_it_shows_before_it_has_a_copy_is_as_large(visitor: Visitor, shape: dict[str, Any]) -> None:
    page = visitor.open("/kioski/kopio", **shape)
    expect(page.locator("h1")).to_have_text("Yhteys on poikki")

    assert faults_of(page) == []
