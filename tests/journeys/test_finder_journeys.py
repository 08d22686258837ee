"""The finder and the calendar as people use them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
PATHS = (
    "/loyda",
    "/loyda?tunne=laulaa&seura=muut",
    "/loyda?tunne=ohita&seura=ohita&milloin=ohita&helpottaa=lahella",
    "/loyda?tunne=laulaa&seura=ohita&milloin=ohita&helpottaa=maksuton",
    "/loyda?tunne=liikkua&seura=kaveri&milloin=ilta&helpottaa=katsoa",
    "/kalenteri",
    "/kalenteri?paiva=2020-01-01",
)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def a_week(page: Page) -> str:
    """The path of this week in the calendar."""
    page.goto("/kalenteri")
    return page.get_by_role("link", name="Koko viikko").get_attribute("href") or ""


@pytest.mark.parametrize("scripts", [True, False])
def test_four_taps_lead_to_suggestions_and_the_back_button_leads_back(
    visitor: Visitor, *, scripts: bool
) -> None:
    page = visitor.open("/loyda", viewport=PHONE, java_script_enabled=scripts)
    page.get_by_role("link", name=re.compile("^Laulaa tai soittaa")).click()
    heading(page, "Kenen kanssa lähtisit?")
    page.get_by_role("link", name="Ei väliä, ohita tämä").click()
    heading(page, "Milloin sinulle sopii?")
    page.get_by_role("link", name=re.compile("^Iltaisin")).click()
    page.get_by_role("link", name=re.compile("^Se on maksutonta")).click()
    heading(page, "Ehdotuksia sinulle")
    expect(page.locator(".card")).to_have_count(8)
    expect(page.locator(".card__reason").first).to_have_text("Maksuton · huomenna")
    page.go_back()
    heading(page, "Mikä helpottaisi lähtöä?")
    page.go_back()
    heading(page, "Milloin sinulle sopii?")


def test_one_answer_is_changed_and_the_others_stay(visitor: Visitor) -> None:
    page = visitor.open("/loyda?tunne=liikkua&seura=ohita&milloin=ohita&helpottaa=maksuton")
    page.get_by_role("link", name="Mitä: Liikkua – vaihda").click()
    heading(page, "Mikä tuntuisi hyvältä?")
    page.get_by_role("link", name=re.compile("^Laulaa tai soittaa")).click()
    heading(page, "Ehdotuksia sinulle")
    expect(page.get_by_role("link", name="Helpottaa: Se on maksutonta – vaihda")).to_be_visible()
    expect(page.locator(".card")).to_have_count(8)


def test_other_suggestions_are_others(visitor: Visitor) -> None:
    page = visitor.open("/loyda?tunne=laulaa&seura=ohita&milloin=ohita&helpottaa=ohita")
    first = page.locator(".card__title").all_text_contents()
    page.get_by_role("link", name="Ei mikään näistä? Näytä muita").click()
    page.wait_for_url("**kierros=2**")
    second = page.locator(".card__title").all_text_contents()
    assert (len(first), len(second), set(first) & set(second)) == (9, 9, set())


def test_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/loyda")
    while page.evaluate("!document.activeElement.matches('.finder__choice')"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
    page.keyboard.press("Enter")
    heading(page, "Kenen kanssa lähtisit?")


def test_days_and_weeks_lead_to_one_another(visitor: Visitor) -> None:
    page = visitor.open("/kalenteri", viewport=PHONE)
    page.get_by_role("link", name="Huomenna", exact=True).click()
    page.get_by_role("link", name="Torikuoro 1", exact=True).click()
    heading(page, "Torikuoro 1")
    page.go_back()
    page.get_by_role("link", name=re.compile("^Seuraava")).first.click()
    expect(page.get_by_role("link", name="Torikuoro 2", exact=True)).to_be_visible()
    page.get_by_role("link", name="Koko viikko").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Viikko")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways_at_320_pixels(visitor: Visitor, scheme: str) -> None:
    page = visitor.open("/loyda", viewport={"width": 320, "height": 640}, color_scheme=scheme)
    for path in (*PATHS, a_week(page)):
        page.goto(path)
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 320)


def test_answers_are_big_enough_for_a_thumb(visitor: Visitor) -> None:
    page = visitor.open("/loyda", viewport=PHONE)
    for path in PATHS[:2]:
        page.goto(path)
        heights = page.locator(".finder__choice").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert min(heights) >= 60
    for path in ("/kalenteri", a_week(page)):
        page.goto(path)
        small = page.locator("main a").evaluate_all(
            "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)"
            ".map(one => one.outerHTML)"
        )
        assert (path, small) == (path, [])
