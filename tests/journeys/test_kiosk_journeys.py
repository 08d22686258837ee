"""The kiosk in a browser, standing and lying, by touch: it asks, it wipes, it writes, it is in reach."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.kiosk_visit import (
    ASKING,
    IDLE,
    LEAST,
    LEAVE,
    LEFT,
    NOTHING,
    SMALL,
    kiosk,
    question,
    search,
    shape,
    write,
)

__all__ = ["kiosk", "shape"]
pytestmark = pytest.mark.browser


def test_what_a_visitor_leaves_is_wiped_when_nobody_answers(kiosk: Page) -> None:
    search(kiosk, "torikuoro")
    kiosk.locator(".card .list-button").first.tap()
    kiosk.locator("[data-kiosk-look=big]").tap()
    kiosk.locator(".kiosk-languages a", has_text="Svenska").tap()
    kiosk.wait_for_url("**/kioski/sv/**")
    before = kiosk.evaluate("history.length")
    kiosk.evaluate(LEAVE)
    kiosk.clock.run_for(IDLE + 1_000)
    asked = kiosk.get_by_role("alertdialog")
    expect(asked).to_be_visible()
    kiosk.clock.run_for(ASKING // 2)
    expect(asked).to_be_visible()
    kiosk.clock.run_for(ASKING // 2 + 1_000)
    kiosk.wait_for_url("**/kioski")
    expect(kiosk.locator("h1")).to_have_text("Mitä voisin harrastaa?")
    assert kiosk.evaluate(LEFT) == {**NOTHING, "history": before}
    assert "opastamo-kiosk-kept" in kiosk.evaluate("caches.keys()")
    assert kiosk.context.cookies() == []
    kiosk.go_back()
    assert "torikuoro" not in kiosk.url
    assert "orikuoro" not in (kiosk.locator("body").text_content() or "")


def test_the_question_takes_the_focus_and_is_put_off_as_often_as_wanted(kiosk: Page) -> None:
    search(kiosk, "torikuoro")
    kiosk.locator("main").evaluate("main => (main.scrollTop = 200)")
    kiosk.locator("#q").fill("torikuoro ja muuta")
    address = kiosk.url
    for _ in range(10):
        kiosk.clock.run_for(IDLE + 1_000)
        expect(question(kiosk)).to_be_visible()
        expect(kiosk.locator("[data-kiosk-go-on]")).to_be_focused()
        kiosk.clock.run_for(ASKING // 4)
        kiosk.locator("[data-kiosk-go-on]").tap()
        expect(question(kiosk)).to_be_hidden()
    assert kiosk.url == address
    assert kiosk.locator("main").evaluate("main => main.scrollTop") == 200
    assert kiosk.locator("#q").input_value() == "torikuoro ja muuta"


def test_the_time_that_is_left_is_said_now_and_then(kiosk: Page) -> None:
    kiosk.goto("/kioski/haku")
    kiosk.clock.run_for(IDLE + 1_000)
    said = kiosk.locator("[data-kiosk-said]")
    expect(said).to_have_text("")
    kiosk.clock.run_for(10_000)
    expect(said).to_have_text("Aikaa on 10 sekuntia.")
    kiosk.clock.run_for(5_000)
    expect(said).to_have_text("Aikaa on 5 sekuntia.")
    kiosk.keyboard.press("Escape")
    expect(question(kiosk)).to_be_hidden()
    kiosk.clock.run_for(IDLE - 30_000)
    expect(question(kiosk)).to_be_hidden()


def test_on_the_start_page_nothing_is_asked_and_what_was_left_goes(kiosk: Page) -> None:
    kiosk.evaluate("localStorage.setItem('opastamo.lista', '00000000')")
    kiosk.clock.run_for(IDLE + 1_000)
    expect(kiosk.locator("body")).to_be_visible()
    assert kiosk.evaluate("localStorage.length") == 0
    expect(question(kiosk)).to_be_hidden()


def test_a_screen_that_slept_shows_nobody_elses_page(kiosk: Page) -> None:
    search(kiosk, "torikuoro")
    kiosk.clock.fast_forward(3 * 3_600_000)
    kiosk.wait_for_url("**/kioski")
    assert kiosk.evaluate("localStorage.length") == 0


def test_whoever_has_done_ends_it_alone(kiosk: Page) -> None:
    search(kiosk, "torikuoro")
    kiosk.locator(".card .list-button").first.tap()
    kiosk.locator(".kiosk-bar [data-kiosk-anew]").tap()
    kiosk.wait_for_url("**/kioski")
    expect(kiosk.locator("body")).to_be_visible()
    left = kiosk.evaluate(LEFT)
    assert (left["local"], left["session"]) == ([], [])


def test_going_about_leaves_one_entry_in_the_history(kiosk: Page) -> None:
    before = kiosk.evaluate("history.length")
    search(kiosk, "torikuoro")
    kiosk.locator(".kiosk-narrow > summary").tap()
    kiosk.locator(".card__title a").first.tap()
    kiosk.wait_for_url("**/tarjonta/**")
    kiosk.locator("[data-kiosk-back]").tap()
    kiosk.wait_for_url("**/haku?q=torikuoro")
    kiosk.locator("#q").tap()
    kiosk.locator("[data-key=clear]").tap()
    write(kiosk, "shak")
    kiosk.locator(".suggestions li", has_text="aloittelijoille").tap()
    kiosk.wait_for_url("**/tarjonta/**")
    assert kiosk.evaluate("history.length") == before


def test_what_is_on_turns_until_somebody_touches(kiosk: Page) -> None:
    rounds = kiosk.locator(".kiosk-on__round")
    expect(rounds.nth(0)).to_be_visible()
    kiosk.clock.run_for(12_500)
    expect(rounds.nth(1)).to_be_visible()
    expect(rounds.nth(0)).to_be_hidden()
    kiosk.locator("h1").tap()
    kiosk.clock.run_for(30_000)
    expect(rounds.nth(1)).to_be_visible()
    kiosk.locator("[data-turn]").tap()
    expect(rounds.nth(2)).to_be_visible()


def test_what_is_on_stands_still_where_motion_is_unwelcome(visitor: Visitor, shape: dict[str, Any]) -> None:
    page = visitor.open("/kioski", reduced_motion="reduce", **shape)
    page.clock.install()
    page.goto("/kioski")
    page.clock.run_for(30_000)
    expect(page.locator(".kiosk-on__round").nth(0)).to_be_visible()


def test_the_keyboard_writes_where_the_caret_is_and_hides_no_field(kiosk: Page) -> None:
    kiosk.locator(".kiosk-door").first.tap()
    kiosk.wait_for_url("**/haku#q")
    field, keys = kiosk.locator("#q"), kiosk.locator("[data-kiosk-keys]")
    expect(keys).to_be_visible()
    write(kiosk, "kuoo")
    kiosk.locator("[data-key=left]").tap()
    write(kiosk, "r")
    expect(field).to_have_value("kuoro")
    kiosk.locator("[data-key=right]").tap()
    kiosk.locator("[data-key=shift]").tap()
    write(kiosk, " ä")
    write(kiosk, "ö")
    expect(field).to_have_value("kuoro Äö")
    kiosk.locator("[data-key=erase]").tap()
    kiosk.locator("[data-key=numbers]").tap()
    write(kiosk, "2")
    expect(field).to_have_value("kuoro Ä2")
    expect(field).to_be_focused()
    box, board = field.bounding_box(), keys.bounding_box()
    assert box is not None
    assert board is not None
    assert box["y"] + box["height"] <= board["y"]
    assert box["y"] >= 0
    assert kiosk.evaluate(SMALL, LEAST) == []
    kiosk.locator("[data-key=clear]").tap()
    kiosk.locator("[data-key=letters]").tap()
    write(kiosk, "torik")
    suggestion = kiosk.locator(".suggestions li").first
    expect(suggestion).to_be_visible()
    low = suggestion.bounding_box()
    assert low is not None
    assert low["height"] >= LEAST
    assert low["y"] + low["height"] <= board["y"]
    kiosk.keyboard.press("x")
    expect(keys).to_be_hidden()
    expect(field).to_have_value("torikx")


@pytest.mark.parametrize(
    ("marks", "layout"),
    [
        ("type=email", "email"),
        ("type=tel", "numbers"),
        ("inputmode=numeric", "numbers"),
        ("type=text", "letters"),
    ],
)
def test_the_keys_fit_the_field(kiosk: Page, marks: str, layout: str) -> None:
    name, _, value = marks.partition("=")
    kiosk.locator("main").evaluate(
        "(main, [name, value]) => { const field = document.createElement('input'); field.id = 'field';"
        " field.setAttribute(name, value); field.className = 'input'; main.prepend(field); }",
        [name, value],
    )
    kiosk.locator("#field").tap()
    keys = kiosk.locator("[data-kiosk-keys]")
    expect(keys).to_have_attribute("data-layout", layout)
    for key in ("1", "2") if layout == "numbers" else ("a", "-"):
        kiosk.locator(f'[data-key="{key}"]').tap()
    kiosk.locator("[data-key=erase]").tap()
    expect(kiosk.locator("#field")).to_have_value("1" if layout == "numbers" else "a")
    kiosk.locator("[data-key=done]").tap()
    expect(keys).to_be_hidden()
