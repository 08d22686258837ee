"""From a question to a listing and back, as people do it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.servers import Server

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
PATHS = ("/", "/haku", "/haku?q=torikuoro&price=free", "/haku?q=xyzzy", "/api/docs")


def ask(page: Page, words: str) -> None:
    page.get_by_label("Kerro omin sanoin").fill(words)
    page.get_by_role("button", name="Etsi").click()


def a_listing(page: Page) -> str:
    """The path of some listing."""
    page.goto("/haku?q=shakki")
    return page.locator(".card__title a").first.get_attribute("href") or ""


def test_ask_narrow_open_and_go_back(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=PHONE)
    ask(page, "torikuoro")
    expect(page).to_have_title("torikuoro – 24 tulosta – Opastamo")
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 24 tulosta")
    expect(page.get_by_label("Kerro omin sanoin")).to_have_value("torikuoro")
    page.get_by_text("Hinta", exact=True).click()
    page.get_by_role("link", name="Maksuton").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 8 tulosta")
    assert "q=torikuoro&price=free" in page.url
    page.locator(".card__title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Torikuoro \d+$"))
    expect(page.get_by_role("heading", name="Missä")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 8 tulosta")
    page.get_by_role("link", name="Maksuton – poista").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 24 tulosta")


def test_an_address_can_be_shared_and_reloaded(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro&price=free")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 8 tulosta")


def test_pages_lead_to_the_end_and_back(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    expect(page.locator(".card")).to_have_count(20)
    page.get_by_role("link", name="Näytä lisää").click()
    expect(page.locator(".card")).to_have_count(4)
    expect(page.get_by_role("navigation", name="Tulossivut")).to_contain_text("Sivu 2 / 2")
    page.get_by_role("link", name="Edelliset").click()
    expect(page.locator(".card")).to_have_count(20)


def test_nothing_found_still_leads_on(visitor: Visitor) -> None:
    page = visitor.open("/")
    ask(page, "xyzzy")
    expect(page.get_by_text("Juuri tällaista ei nyt löytynyt.")).to_be_visible()
    page.get_by_role("link", name="Pelaa").click()
    expect(page.locator(".card__title").first).to_have_text("Shakki-ilta aloittelijoille")


def test_the_whole_card_is_one_link(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=shakki")
    box = page.locator(".card").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 12, box["y"] + box["height"] - 8)
    expect(page.get_by_role("heading", level=1)).to_have_text("Shakki-ilta aloittelijoille")


def test_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kerro omin sanoin")).to_be_focused()
    page.keyboard.type("shakki")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("shakki – 1 tulos")
    while page.evaluate("document.activeElement.closest('.card') === null"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Shakki-ilta aloittelijoille")


def test_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("/", java_script_enabled=False)
    ask(page, "torikuoro")
    page.get_by_text("Hinta", exact=True).click()
    page.get_by_role("link", name="Maksuton").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 8 tulosta")
    page.locator(".card__title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Torikuoro")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways_at_320_pixels(visitor: Visitor, scheme: str) -> None:
    page = visitor.open("/", viewport=NARROW, color_scheme=scheme)
    for path in (*PATHS, "/haku?q=hyvinvointi", a_listing(page)):
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert (path, width) == (path, 320)


def test_targets_are_big_enough_for_a_thumb(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=PHONE)
    for path in (*PATHS, a_listing(page)):
        page.goto(path)
        small = page.evaluate(
            """() => [...document.querySelectorAll('a, button, input, summary')]
              .filter(e => e.checkVisibility() && !e.closest('p:not(.card__facts)') && !e.matches('.skip'))
              .map(e => [e.closest('.card') ?? e, e]).map(([e, own]) => [e.getBoundingClientRect(), own])
              .filter(([box]) => box.height < 44 || box.width < 24).map(([, own]) => own.outerHTML)"""
        )
        assert (path, small) == (path, [])


def test_dark_is_dark_and_light_is_light(visitor: Visitor) -> None:
    colours = {
        scheme: visitor.open("/haku", color_scheme=scheme).evaluate(
            "[document.body, document.querySelector('.card')].map(e => getComputedStyle(e).backgroundColor)"
        )
        for scheme in ("light", "dark")
    }
    assert colours == {
        "light": ["rgb(251, 248, 243)", "rgb(255, 255, 255)"],
        "dark": ["rgb(18, 25, 28)", "rgb(24, 33, 38)"],
    }


def test_a_page_that_is_not_there_leads_on(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.goto("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tätä sivua ei ole")
    expect(page.get_by_role("link", name="015 194 4000")).to_be_visible()
    ask(page, "shakki")
    expect(page.get_by_role("heading", level=1)).to_have_text("shakki – 1 tulos")
    missing = f"{visitor.watch.origin}/nowhere"
    expected = {f"404: {missing}"}
    visitor.watch.faults = [
        fault for fault in visitor.watch.faults if fault not in expected and "404 (Not Found)" not in fault
    ]


def test_the_log_knows_neither_words_nor_addresses(visitor: Visitor, server: Server) -> None:
    page = visitor.open("/haku?q=yksinainen+salaisuus")
    page.goto("/tarjonta/ei-ole?q=salaisuus2")
    visitor.watch.faults.clear()
    log = server.log.read_text()
    assert "salaisuus" not in log
    assert "GET /" not in log
    own_port = server.origin.rsplit(":", 1)[1]
    assert set(re.findall(r"127\.0\.0\.1:(\d+)", log)) <= {own_port}
