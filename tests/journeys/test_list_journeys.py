"""A list of one's own: gathered, shared, put in order, printed; with and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def buttons(page: Page) -> list[str]:
    """What stands on the first buttons: pressed or not."""
    return [one.get_attribute("aria-pressed") or "" for one in page.locator(".list-button").all()[:3]]


def titles(page: Page) -> list[str]:
    return page.locator(".thing__title").all_inner_texts()


def card_titles(page: Page) -> list[str]:
    return page.locator(".card__title").all_inner_texts()


def test_gather_two_take_one_off_share_and_print(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro", viewport=PHONE)
    first, second = card_titles(page)[:2]
    page.get_by_role("button", name=f"Omalle listalle – {first}", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Lisätty listalle")).to_be_attached()
    page.get_by_role("button", name=f"Omalle listalle – {second}", exact=True).click()
    assert buttons(page) == ["true", "true", "false"]
    assert page.url.endswith("/haku?q=torikuoro")
    page.get_by_role("link", name="Oma lista (2)").click()
    assert titles(page) == [first, second]
    page.get_by_role("link", name=f"Siirrä ylemmäs – {second}", exact=True).click()
    expect(page.locator(".thing__title").first).to_have_text(second)
    page.get_by_role("link", name=f"Poista listalta – {second}", exact=True).click()
    expect(page.locator(".thing")).to_have_count(1)
    assert titles(page) == [first]
    expect(page.get_by_role("link", name="Oma lista (1)")).to_be_visible()
    shared = page.url
    other = visitor.open(shared)
    assert titles(other) == [first]
    expect(other.get_by_role("link", name="Oma lista", exact=True)).to_be_visible()
    page.get_by_role("link", name="Tulosta lista paperille").click()
    expect(page.locator("header")).to_be_hidden()
    expect(page.get_by_role("img", name="QR-koodi")).to_be_visible()
    assert titles(page) == [first]


def test_a_second_tap_takes_it_off_again(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    button = page.locator(".list-button").first
    button.click()
    expect(page.locator("[data-own-list]")).to_have_text(re.compile(r"^Oma lista\s\(1\)$"))
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("status").filter(has_text="Poistettu listalta")).to_be_attached()
    expect(page.locator("[data-own-list]")).to_have_text("Oma lista")


def test_two_tabs_share_one_list_and_lose_nothing(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    tab = page.context.new_page()
    tab.goto("/haku?q=torikuoro")
    page.locator(".list-button").nth(0).click()
    expect(tab.locator(".list-button").nth(0)).to_have_attribute("aria-pressed", "true")
    tab.locator(".list-button").nth(1).click()
    expect(page.locator(".list-button").nth(1)).to_have_attribute("aria-pressed", "true")
    page.locator(".list-button").nth(2).click()
    expect(tab.locator("[data-own-list]")).to_have_text(re.compile(r"\(3\)$"))


def test_the_list_is_there_after_a_reload_and_when_coming_back(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    page.locator(".list-button").first.click()
    page.reload()
    assert buttons(page) == ["true", "false", "false"]
    page.locator(".card__title a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    assert buttons(page) == ["true", "false", "false"]
    page.goto("/lista")
    expect(page.locator(".thing")).to_have_count(1)
    assert "/lista?k=" in page.url


def test_somebody_elses_list_stays_theirs_until_it_is_taken(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    page.locator(".list-button").nth(0).click()
    theirs = (page.locator(".card__title a").nth(1).get_attribute("href") or "")[-8:]
    page.goto(f"/lista?k={theirs}")
    expect(page.get_by_text("Tämä ei ole listasi tässä selaimessa.")).to_be_visible()
    expect(page.locator("[data-own-list]")).to_have_text(re.compile(r"\(1\)$"))
    page.get_by_role("button", name="Lisää nämä omalle listalleni").click()
    expect(page.locator(".thing")).to_have_count(2)
    expect(page.get_by_text("Tämä ei ole listasi tässä selaimessa.")).to_be_hidden()


def test_a_list_that_is_open_goes_along_with_what_another_tab_adds(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    page.locator(".list-button").nth(0).click()
    tab = page.context.new_page()
    tab.goto("/lista")
    expect(tab.locator(".thing")).to_have_count(1)
    older = tab.url
    page.locator(".list-button").nth(1).click()
    expect(tab.locator(".thing")).to_have_count(2)
    tab.goto(older)
    expect(tab.get_by_text("Nämä ovat jo omalla listallasi.")).to_be_visible()
    tab.get_by_role("link", name="Näytä oma lista").click()
    expect(tab.locator(".thing")).to_have_count(2)
    expect(tab.get_by_text("Se pysyy myös tässä selaimessa")).to_be_visible()


def test_a_list_can_be_emptied(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    page.locator(".list-button").first.click()
    page.locator("[data-own-list]").click()
    page.get_by_role("link", name="Tyhjennä lista").click()
    expect(page.get_by_text("Listasi on vielä tyhjä.")).to_be_visible()
    expect(page.locator("[data-own-list]")).to_have_text("Oma lista")
    assert page.evaluate("localStorage.length") == 0


def test_without_scripts_the_list_goes_along_in_the_addresses(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro", java_script_enabled=False)
    first, second = card_titles(page)[:2]
    page.get_by_role("link", name=f"Omalle listalle – {first}", exact=True).click()
    assert titles(page) == [first]
    page.get_by_role("link", name="Palaa sinne, mistä tulit").click()
    expect(page.get_by_role("link", name="Oma lista (1)")).to_be_visible()
    page.get_by_label("Kerro omin sanoin").fill("torikuoro")
    page.get_by_role("button", name="Etsi").click()
    page.locator(".card__title a").nth(1).click()
    page.go_back()
    page.get_by_role("link", name=f"Omalle listalle – {second}", exact=True).click()
    assert titles(page) == [first, second]


def test_a_script_takes_over_what_the_address_brought(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro")
    code = (page.locator(".card__title a").nth(1).get_attribute("href") or "")[-8:]
    page.goto(f"/haku?q=torikuoro&lista={code}")
    expect(page.locator("[data-own-list]")).to_have_text(re.compile(r"\(1\)$"))
    assert buttons(page) == ["false", "true", "false"]
    assert "lista=" not in page.url
    assert page.locator('a[href*="lista="], input[name=lista]').count() == 0


def test_a_browser_that_keeps_nothing_still_has_the_links(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
    )
    page.goto("/haku?q=torikuoro")
    page.locator("a.list-button").first.click()
    expect(page.locator(".thing")).to_have_count(1)


def test_the_address_can_be_copied(visitor: Visitor) -> None:
    page = visitor.open("/haku?q=torikuoro", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".list-button").first.click()
    page.locator("[data-own-list]").click()
    page.get_by_role("button", name="Kopioi osoite").click()
    expect(page.get_by_role("button", name="Osoite on kopioitu.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#list-address").input_value()


def test_nothing_on_paper_is_small_or_cut_in_two(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("/haku?q=torikuoro")
    codes = [(one.get_attribute("href") or "")[-8:] for one in page.locator(".card__title a").all()[:8]]
    page.goto(f"/lista?k={'.'.join(codes)}&tulosta=1")
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.leaflet :is(p, dt, dd, h1, h2, figcaption)')]"
        ".filter((node) => node.checkVisibility()).map((node) => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert min(sizes) >= 14 * 96 / 72 - 0.1  # 14 points
    kept_whole = "[...document.querySelectorAll('.thing')].map((node) => getComputedStyle(node).breakInside)"
    assert set(page.evaluate(kept_whole)) == {"avoid"}
    expect(page.get_by_role("button", name="Tulosta")).to_be_hidden()
    assert page.pdf(path=tmp_path / "leaflet.pdf", prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("path", ["/lista", "/lista?k={codes}", "/lista?k={codes}&tulosta=1"])
def test_a_narrow_screen_has_no_sideways_scroll(visitor: Visitor, path: str) -> None:
    page = visitor.open("/haku?q=torikuoro", viewport={"width": 320, "height": 640})
    codes = [(one.get_attribute("href") or "")[-8:] for one in page.locator(".card__title a").all()[:12]]
    page.goto(path.format(codes=".".join(codes)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
