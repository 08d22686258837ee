"""A listing's page in a real browser: keeping it, printing it, and doing without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser


def listing_path(visitor: Visitor) -> str:
    """The path of some listing."""
    page = visitor.open("/haku?q=torikuoro")
    return page.locator(".card__title a").first.get_attribute("href") or ""


def has_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_the_address_is_copied_and_the_page_says_so(visitor: Visitor) -> None:
    path = listing_path(visitor)
    page = visitor.open(path, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopioi osoite").click()
    expect(page.locator("[data-share-status]")).to_have_text("Osoite on kopioitu.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("link[rel=canonical]").get_attribute("href")
    assert copied.endswith(path)


def test_without_scripts_nothing_is_offered_that_does_not_work(visitor: Visitor) -> None:
    page = visitor.open(listing_path(visitor), java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Torikuoro \d+$"))
    expect(page.get_by_role("button", name="Kopioi osoite")).to_be_hidden()
    expect(page.get_by_role("link", name="Lähetä sähköpostilla")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Lisää .*kalenteriin$")).click()
    assert download.value.suggested_filename.endswith(".ics")


def test_data_for_machines_is_let_through_by_the_policy_and_run_by_nobody(visitor: Visitor) -> None:
    page = visitor.open(listing_path(visitor))
    data = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)")
    assert data["@context"] == "https://schema.org"
    assert data["name"] == page.get_by_role("heading", level=1).inner_text()


def test_paper_has_what_one_needs_there_and_no_more(visitor: Visitor) -> None:
    page = visitor.open(listing_path(visitor))
    page.emulate_media(media="print")
    for gone in (".site-header", ".site-footer", ".listing-actions"):
        expect(page.locator(gone)).to_be_hidden()
    for there in ("h1", "#milloin", "#missa", ".only-print"):
        expect(page.locator(there)).to_be_visible()
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size == pytest.approx(14 * 96 / 72, abs=0.1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_needs_no_sideways_scroll(visitor: Visitor, scheme: str) -> None:
    path = listing_path(visitor)
    for prefix in ("", "/sv", "/en", "/selko"):
        page = visitor.open(f"{prefix}{path}", viewport={"width": 320, "height": 640}, color_scheme=scheme)
        assert not has_sideways_scroll(page)
