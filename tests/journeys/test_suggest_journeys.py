"""Suggestions under the search box, as people use them: by keys, by pointer, and on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def box_of(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Kerro omin sanoin")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Ehdotukset").get_by_role("option")


def begin(page: Page, letters: str) -> None:
    """Type, and wait for the suggestions."""
    box_of(page).press_sequentially(letters)
    expect(box_of(page)).to_have_attribute("aria-expanded", "true")


def active(page: Page) -> str:
    """The text of the option that the box points at; empty when it points at none."""
    return str(
        page.evaluate(
            """() => {
              const id = document.activeElement.getAttribute('aria-activedescendant');
              return id === null ? '' : document.getElementById(id).firstChild.textContent;
            }"""
        )
    )


def asked(page: Page) -> list[str]:
    """The addresses of the suggestions that are asked for from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        if "/api/v1/suggest" in request.url:
            found.append(request.url.partition("?")[2])

    page.on("request", note)
    return found


def test_type_choose_with_the_arrows_and_open(visitor: Visitor) -> None:
    page = visitor.open("/")
    begin(page, "shak")
    expect(options(page).last).to_have_text("Shakki-ilta aloittelijoille tarjonta")
    expect(page.locator("form").get_by_role("status")).to_have_text(
        re.compile(r"^\d ehdotusta\. Valitse nuolinäppäimillä\.$")
    )
    assert active(page) == ""
    page.keyboard.press("ArrowUp")
    assert active(page) == "Shakki-ilta aloittelijoille"
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    expect(box_of(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Shakki-ilta aloittelijoille")


def test_on_a_page_in_swedish_suggestions_speak_it_and_stay_in_it(visitor: Visitor) -> None:
    page = visitor.open("/sv/")
    page.get_by_label("Berätta med egna ord").press_sequentially("torik")
    options = page.get_by_role("listbox", name="Förslag").get_by_role("option")
    expect(page.locator("form").get_by_role("status")).to_contain_text("förslag. Välj med piltangenterna.")
    options.first.click()
    page.wait_for_url("**/sv/**")
    assert page.url.startswith(f"{visitor.watch.origin}/sv/")


def test_the_arrows_go_round_through_the_box(visitor: Visitor) -> None:
    page = visitor.open("/")
    begin(page, "shak")
    names = options(page).locator("span:first-child").all_inner_texts()
    seen = []
    for _ in range(len(names) + 1):
        page.keyboard.press("ArrowDown")
        seen.append(active(page))
    assert seen == [*names, ""]


def test_enter_without_a_choice_asks_what_was_typed(visitor: Visitor) -> None:
    page = visitor.open("/")
    begin(page, "torikuoro")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("torikuoro – 24 tulosta")


def test_escape_closes_and_an_arrow_opens_again(visitor: Visitor) -> None:
    page = visitor.open("/")
    begin(page, "shak")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box_of(page)).to_have_attribute("aria-expanded", "false")
    expect(box_of(page)).to_have_value("shak")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")


def test_tab_closes_and_goes_on_to_the_button(visitor: Visitor) -> None:
    page = visitor.open("/")
    begin(page, "shak")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Etsi")).to_be_focused()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_choose_with_the_pointer(visitor: Visitor) -> None:
    page = visitor.open("/")
    begin(page, "torin l")
    options(page).filter(has_text="järjestäjä").click()
    expect(page).to_have_url(re.compile(r"/haku\?q=Torin\+laulajat\+ry$"))
    expect(page.locator(".card").first).to_be_visible()


def test_names_and_roles_are_whole(visitor: Visitor) -> None:
    page = visitor.open("/")
    expect(box_of(page)).to_have_attribute("aria-autocomplete", "list")
    expect(box_of(page)).to_have_attribute("aria-expanded", "false")
    begin(page, "shak")
    controls = box_of(page).get_attribute("aria-controls")
    expect(page.get_by_role("listbox", name="Ehdotukset")).to_have_attribute("id", str(controls))
    ids = options(page).evaluate_all("nodes => nodes.map(node => node.id)")
    assert len(set(ids)) == len(ids) > 0


def test_one_letter_asks_nothing_and_quick_letters_ask_once(visitor: Visitor) -> None:
    page = visitor.open("/")
    seen = asked(page)
    box_of(page).press_sequentially("s")
    page.wait_for_timeout(300)
    assert seen == []
    begin(page, "hakki")
    assert seen == ["q=shakki&lang=fi"]


def test_nothing_to_suggest_is_told_and_shows_nothing(visitor: Visitor) -> None:
    page = visitor.open("/")
    box_of(page).press_sequentially("xyzzy")
    expect(page.locator("form").get_by_role("status")).to_have_text("Ei ehdotuksia.")
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_rows_are_big_enough_and_the_button_stays_free(visitor: Visitor, scheme: str) -> None:
    page = visitor.open("/", viewport=PHONE, color_scheme=scheme)
    begin(page, "torikuo")
    heights = options(page).evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().height)")
    assert min(heights) >= 44
    button, shown = page.get_by_role("button", name="Etsi").bounding_box(), page.locator("#suggestions")
    listed = shown.bounding_box()
    assert button is not None
    assert listed is not None
    assert listed["y"] >= button["y"] + button["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    own, behind = shown.evaluate("e => [e, document.body].map(n => getComputedStyle(n).backgroundColor)")
    assert own != behind


def test_forced_colours_still_show_which_is_chosen(visitor: Visitor) -> None:
    page = visitor.open("/", forced_colors="active")
    begin(page, "shak")
    page.keyboard.press("ArrowDown")
    outline = options(page).first.evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


def test_without_scripts_the_box_is_plain(visitor: Visitor) -> None:
    page = visitor.open("/", java_script_enabled=False)
    expect(page.get_by_role("searchbox", name="Kerro omin sanoin")).to_be_visible()
    expect(page.locator("#suggestions")).to_have_count(0)
