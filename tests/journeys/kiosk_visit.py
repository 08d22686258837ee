"""A kiosk as its tests meet it: both shapes, what is on it, and what a visitor may leave."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visitor

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
