"""Without a connection: what was seen opens with its age, and the rest says so kindly."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.core.settings import ROOT
from tests.journeys.servers import Station

pytestmark = pytest.mark.browser
PAGES = "opastamo-pages"
KEPT = f"async () => (await (await caches.open('{PAGES}')).keys()).map((one) => new URL(one.url).pathname)"


@pytest.fixture
def context(browser: Browser, station: Station) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=station.origin, locale="fi-FI")
    yield context
    context.close()


def listing_path(station: Station) -> str:
    found = httpx.get(f"{station.origin}/api/v1/search?limit=1").json()["items"][0]
    return f"/tarjonta/{found['slug']}"


def until(page: Page, asked: str, *given: str) -> None:
    """Wait until an asynchronous question in the page is answered with yes."""
    rest = "await new Promise((done) => setTimeout(done, 50));"
    page.evaluate(f"async (given) => {{ while (!(await ({asked})(given))) {rest} }}", list(given))


def wait_until_kept(page: Page, *paths: str) -> None:
    every = (
        f"async (paths) => {{ const kept = await ({KEPT})(); return paths.every((p) => kept.includes(p)); }}"
    )
    until(page, every, *paths)


def test_a_listing_that_was_seen_opens_without_a_connection_and_tells_its_age(
    station: Station, context: BrowserContext
) -> None:
    listing = listing_path(station)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/")
    wait_until_kept(page, "/")
    page.goto(listing)
    heading = page.locator("h1").inner_text()
    expect(page.locator("main .notice[role=status]")).to_have_count(0)
    wait_until_kept(page, "/", listing)
    station.stop()

    page.goto(listing)
    assert page.locator("h1").inner_text() == heading
    expect(page.locator("main > .notice")).to_contain_text(
        "Yhteyttä ei ole. Näet sivun sellaisena kuin se oli"
    )
    expect(page.locator("main > .notice")).to_contain_text("klo")
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "without its styles"
    page.goto("/")
    assert page.locator("h1").inner_text()
    assert faults == []


def test_a_page_that_was_not_seen_gives_the_offline_page_with_those_that_were(
    station: Station, context: BrowserContext
) -> None:
    listing = listing_path(station)
    page = context.new_page()
    page.goto("/")
    wait_until_kept(page, "/")
    page.goto(listing)
    title = page.title().removesuffix(" – Opastamo")
    wait_until_kept(page, "/", listing)
    until(page, "() => caches.match('/offline')")
    station.stop()

    page.goto("/tietoa")
    expect(page.locator("h1")).to_have_text("Ei yhteyttä juuri nyt")
    links = page.locator("[data-seen-list] li a")
    expect(links).to_have_count(2)
    assert links.first.inner_text() == title
    expect(page.locator("[data-seen-list] li").first).to_contain_text("klo")

    page.get_by_role("button", name="Poista muistetut sivut").click()
    expect(page.get_by_text("Muistetut sivut on poistettu")).to_be_visible()
    expect(page.locator("[data-seen-list]")).to_be_hidden()
    page.goto(listing)
    expect(page.locator("h1")).to_have_text("Ei yhteyttä juuri nyt")


def test_the_offline_page_is_in_the_language_that_was_read(station: Station, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/sv/tietoa")
    until(page, "() => caches.match('/sv/offline')")
    station.stop()

    page.goto("/sv/tietosuoja")
    expect(page.locator("h1")).to_have_text("Ingen förbindelse just nu")


def test_forms_are_never_kept_and_work_through_the_worker(station: Station, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/tietoa")
    wait_until_kept(page, "/tietoa")
    page.goto("/palaute")
    page.get_by_label("Mitä haluat sanoa?").fill("Hyvä sivu.")
    page.wait_for_timeout(1_100)
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator("h1")).to_have_text("Kiitos, viesti tuli perille")

    assert "/palaute" not in page.evaluate(KEPT)


def test_at_most_fifty_pages_are_kept_the_newest(station: Station, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/tietoa")
    wait_until_kept(page, "/tietoa")
    page.evaluate(
        f"async () => {{ const c = await caches.open('{PAGES}');"
        " for (let n = 0; n < 55; n++) await c.put(`/n${n}`, new Response('x')); }"
    )
    page.goto("/tietosuoja")
    wait_until_kept(page, "/tietosuoja")
    until(page, f"async () => (await ({KEPT})()).length <= 50")

    kept = page.evaluate(KEPT)
    assert (len(kept), kept[0], kept[-1]) == (50, "/n6", "/tietosuoja")


def test_a_site_that_has_no_worker_any_more_is_left_cleanly(
    station: Station, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto("/tietoa")
    wait_until_kept(page, "/tietoa")
    html = httpx.get(f"{station.origin}/tietoa").content
    station.stop()

    with without_worker(station, html):
        page.goto("/tietoa")
        until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
        until(page, "async () => (await caches.keys()).length === 0")


@contextmanager
def without_worker(station: Station, html: bytes) -> Iterator[None]:
    """Another server at the same address: one page and its files, and no service worker."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/tietoa":
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(html)
            else:
                super().do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    address = ("127.0.0.1", int(station.origin.rpartition(":")[2]))
    with ThreadingHTTPServer(address, partial(Handler, directory=str(ROOT))) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield
        other.shutdown()


def test_pages_work_where_workers_are_blocked(station: Station, browser: Browser) -> None:
    context = browser.new_context(base_url=station.origin, service_workers="block")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto("/")
    page.wait_for_timeout(300)

    assert page.locator("h1").count() == 1
    assert faults == []
    context.close()
