"""The kiosk's pages for everybody: large enough to press, in order, for keyboards and any eyes."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.axe_rules import RULES
from tests.journeys.conftest import Visitor
from tests.journeys.kiosk_visit import (
    LEAST,
    PAGES,
    SHAPES,
    SMALL,
    kiosk,
    shape,
)

__all__ = ["kiosk", "shape"]
pytestmark = pytest.mark.browser


def addresses(page: Page) -> list[str]:
    """All pages to look at, with one listing and its organiser."""
    page.goto("/kioski/haku?q=torikuoro")
    listing = page.locator(".card__title a").first.get_attribute("href") or ""
    return [*PAGES, listing]


def test_nothing_to_press_is_small(visitor: Visitor, shape: dict[str, Any]) -> None:
    page = visitor.open("/kioski", **shape)
    small = {}
    for look in ("", "big"):
        for path in addresses(page):
            page.goto(path)
            page.evaluate("look => look && document.documentElement.classList.add(`kiosk--${look}`)", look)
            page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            if found := page.evaluate(SMALL, LEAST):
                small[f"{path} {look}"] = found
    assert small == {}


@pytest.mark.parametrize("looks", [(), ("big",), ("strong",), ("big", "strong")], ids="+".join)
def test_axe_finds_nothing(visitor: Visitor, shape: dict[str, Any], looks: tuple[str, ...]) -> None:
    page = visitor.open("/kioski", **shape)
    for look in looks:
        page.locator(f"[data-kiosk-look={look}]").tap()
    faults = {}
    for path in addresses(page):
        page.goto(path)
        for open_part in ("", "details", "keys", "dialog"):
            if open_part == "details":
                page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            elif open_part == "keys" and page.locator("#q").count():
                page.locator("#q").tap()
            elif open_part == "dialog" and path == "/kioski/haku":
                page.evaluate("document.querySelector('[data-kiosk-asking]').showModal()")
            else:
                continue
        found = Axe().run(page, options=RULES).response["violations"]
        if found:
            faults[path] = [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]
    assert faults == {}


def test_on_a_standing_screen_what_matters_most_is_low(visitor: Visitor) -> None:
    page = visitor.open("/kioski", viewport=SHAPES["portrait"], has_touch=True)
    for selector in (".kiosk-door", ".kiosk-bar__way"):
        for one in page.locator(selector).all():
            if box := one.bounding_box():
                assert box["y"] > SHAPES["portrait"]["height"] / 2
    page.goto("/kioski/haku?q=torikuoro")
    box = page.locator("#q").bounding_box()
    assert box is not None
    assert box["y"] > SHAPES["portrait"]["height"] / 2


@pytest.mark.parametrize("look", ["", "big"])
def test_enlarged_twice_everything_is_there_without_scrolling_sideways(visitor: Visitor, look: str) -> None:
    for width, height in ((540, 960), (960, 540)):
        page = visitor.open("/kioski", viewport={"width": width, "height": height}, has_touch=True)
        if look:
            page.locator(f"[data-kiosk-look={look}]").tap()
        for path in addresses(page):
            page.goto(path)
            wide = page.evaluate(
                "document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth"
            )
            assert (path, wide) == (path, 0)
            tall = page.locator("main").bounding_box()
            assert tall is not None
            assert tall["height"] > height / 4, path


def test_it_is_used_by_an_external_keyboard(visitor: Visitor, shape: dict[str, Any]) -> None:
    page = visitor.open("/kioski", **shape)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Kerro omin sanoin":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku#q")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("[data-kiosk-keys]")).to_be_hidden()
    page.keyboard.type("torikuoro")
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku?q=torikuoro")
    expect(page.locator(".card").first).to_be_visible()
