"""Four times as big, and in the reader's own colours: every page still shows all that it has."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser
FOUR_TIMES = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
"""A window of 1280 by 1024 at 400 %."""
PAGES = {
    "home": "/",
    "results": "/haku?q=torikuoro",
    "nothing found": "/haku?q=xyzzy",
    "listing": "{listing}",
    "finder": "/loyda",
    "suggestions": "/loyda?tunne=laulaa&seura=ohita&milloin=ohita&helpottaa=ohita",
    "list": "/lista?k={code}",
    "leaflet": "/lista?k={code}&tulosta=1",
    "day": "/kalenteri",
    "category": "/aiheet/laula_ja_soita",
    "organiser": "{organiser}",
    "feedback": "/palaute",
    "report": "{listing}/virhe",
    "patterns": "/patterns",
}
BEYOND_THE_EDGE = """
    all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
              .filter(one => !one.closest(".visually-hidden, .table-scroll"))
              .map(one => one.outerHTML.slice(0, 120))
"""
UNMARKED = """
    all => all.filter(one => one.checkVisibility()).filter(one => {
        const style = getComputedStyle(one);
        return style.borderTopStyle === "none" || style.borderTopWidth === "0px";
    }).map(one => one.outerHTML.slice(0, 120))
"""


def go_to(page: Page, name: str) -> None:
    """Open one of the pages; what its address needs is read from the pages that lead there."""
    page.goto("/haku?q=torikuoro")
    listing = page.locator(".card__title a").first.get_attribute("href") or ""
    page.goto(listing)
    organiser = page.locator("main a[href^='/jarjestajat/']").first.get_attribute("href") or ""
    page.goto(PAGES[name].format(listing=listing, organiser=organiser, code=listing[-8:]))


@pytest.mark.parametrize("name", PAGES)
def test_at_four_times_the_size_nothing_is_beyond_the_edge(visitor: Visitor, name: str) -> None:
    page = visitor.open("/", **FOUR_TIMES)
    go_to(page, name)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("body *").evaluate_all(BEYOND_THE_EDGE) == []


@pytest.mark.parametrize("name", PAGES)
def test_in_forced_colours_big_buttons_and_fields_have_an_edge(visitor: Visitor, name: str) -> None:
    page = visitor.open("/", forced_colors="active")
    go_to(page, name)

    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    fields = "main :is(.button, .door, .finder__choice, input, textarea, select):not([type=radio])"
    assert page.locator(fields).evaluate_all(UNMARKED) == []


@pytest.mark.parametrize("name", ["home", "results", "listing", "finder"])
def test_in_forced_colours_the_focus_is_seen(visitor: Visitor, name: str) -> None:
    page = visitor.open("/", forced_colors="active")
    go_to(page, name)
    outlines = []
    for _ in range(12):
        page.keyboard.press("Tab")
        outlines.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
    assert set(outlines) <= {"solid", "auto"}
