"""The kiosk in a browser, standing and lying, by touch: it asks, it wipes, it writes, it is in reach."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import RULES

pytestmark = pytest.mark.browser
SHAPES = {"portrait": {"width": 1080, "height": 1920}, "landscape": {"width": 1920, "height": 1080}}
IDLE, ASKING = 90_000, 20_000
LEAST = 60
PAGES = (
    "/kioski",
    "/kioski/haku",
    "/kioski/haku?q=torikuoro",
    "/kioski/haku?q=torikuora",
    "/kioski/haku?q=xyzzy",
    "/kioski/haku?q=en+jaksa+elää",
    "/kioski/loyda",
    "/kioski/loyda?tunne=liikkua&seura=yksin",
    "/kioski/kalenteri",
    "/kioski/aiheet/laula_ja_soita",
    "/kioski/lista",
    "/kioski/sv/haku?q=k%C3%B6r",
)
SMALL = """least => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true });
  const of = (node) => node.closest(".card__title") ? node.closest(".card") : node;
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(pressed)]
    .filter((node) => seen(node) && !node.closest(".skip"))
    .map((node) => [node, of(node).getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < least - 0.5)
    .map(([node, { width, height }]) => `${node.outerHTML.slice(0, 90)} ${width}x${height}`);
}"""
LEFT = """async () => ({
  session: Object.keys(sessionStorage).filter((key) => key !== "kiosk.visit"),
  local: Object.keys(localStorage),
  cookies: document.cookie,
  caches: (await caches.keys()).filter((name) => !name.startsWith("opastamo-kiosk-")),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  fields: [...document.querySelectorAll("input, textarea")].map((field) => field.value),
  looks: document.documentElement.className,
  lang: document.documentElement.lang,
  history: history.length,
})"""
NOTHING = {
    "session": [],
    "local": [],
    "cookies": "",
    "caches": [],
    "databases": [],
    "fields": [],
    "looks": "kiosk",
    "lang": "fi",
}
LEAVE = """async () => {
  document.cookie = "trace=1; path=/";
  document.cookie = "other=1; path=/kioski/";
  await (await caches.open("trace")).put("/trace", new Response("1"));
  await (await caches.open("opastamo-kiosk-kept")).put("/kept", new Response("1"));
  const closed = ({ target }) => target.result.close();
  await new Promise((done) => (indexedDB.open("trace").onsuccess = (event) => done(closed(event))));
}"""


@pytest.fixture(params=SHAPES)
def shape(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A screen that stands, and one that lies; both take fingers."""
    return {"viewport": SHAPES[request.param], "has_touch": True}


@pytest.fixture
def kiosk(visitor: Visitor, shape: dict[str, Any]) -> Page:
    """The start page of a kiosk whose clock the test turns."""
    page = visitor.open("/kioski", **shape)
    page.clock.install()
    page.goto("/kioski")
    return page


def write(page: Page, text: str) -> None:
    for letter in text:
        page.locator("[data-key=space]" if letter == " " else f'[data-key="{letter}"]').tap()


def search(page: Page, text: str) -> None:
    page.locator(".kiosk-door").first.tap()
    page.wait_for_url("**/haku#q")
    write(page, text)
    page.locator("[data-key=done]").tap()
    page.wait_for_url("**/haku?q=*")


def question(page: Page) -> Any:
    return page.get_by_role("alertdialog", name="Jatketaanko?")


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
    kiosk.clock.run_for(ASKING - 3_000)
    expect(asked).to_be_visible()
    kiosk.clock.run_for(4_000)
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
        kiosk.clock.run_for(ASKING - 5_000)
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
    kiosk.clock.run_for(IDLE - 5_000)
    expect(question(kiosk)).to_be_hidden()


def test_on_the_start_page_nothing_is_asked_and_what_was_left_goes(kiosk: Page) -> None:
    kiosk.evaluate("localStorage.setItem('opastamo.lista', '00000000')")
    kiosk.clock.run_for(IDLE + 1_000)
    kiosk.wait_for_function("localStorage.length === 0 && !document.body.hidden")
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
    kiosk.wait_for_function("!document.body.hidden")
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
