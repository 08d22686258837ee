"""The kiosk without its server: search, listing and list from the copy, and back by itself."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.servers import Station

pytestmark = pytest.mark.browser
SHAPES = [(1080, 1920), (1920, 1080)]
at_one_shape = pytest.mark.parametrize("context", SHAPES[:1], indirect=True, ids=["portrait"])
"""For what the worker does alike on any screen."""
NOTICE = "Yhteys on poikki. Näet tiedot sellaisina kuin ne olivat tänään klo"
QUESTION = "kuorossa"
PATIENCE_MS = 60_000
PAGE_PATIENCE_MS = 2_400
"""A little less than the worker waits for the server before it answers from the copy."""
ANSWERED_MS = "performance.getEntriesByType('navigation')[0].responseStart"
HEALTH = "**/health/live"
ASKED_EVERY_MS = 3_000
ASKED_OFTEN = 2


@pytest.fixture(params=SHAPES, ids=["portrait", "landscape"])
def context(browser: Browser, station: Station, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, height = request.param
    context = browser.new_context(
        base_url=station.origin, locale="fi-FI", has_touch=True, viewport={"width": width, "height": height}
    )
    yield context
    context.close()


def until(page: Page, asked: str) -> None:
    """Wait until an asynchronous question in the page is answered with yes."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not page.evaluate(f"async () => Boolean(await ({asked})())"):
        assert time.monotonic() < deadline, asked
        page.wait_for_timeout(50)


def kiosk(context: BrowserContext, start: str = "/kioski") -> Page:
    """A kiosk that has its copy."""
    page = context.new_page()
    page.goto(start)
    until(page, "() => navigator.serviceWorker.controller")
    until(page, "() => caches.match('/kioski/vienti.seen')")
    return page


def is_copy(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.dataset.copy !== undefined"))


def asks_and_stays(page: Page) -> None:
    """The page asks twice whether the server is well, and stays what it is."""
    for _ in range(ASKED_OFTEN):
        with page.expect_response(HEALTH, timeout=PATIENCE_MS):
            page.clock.run_for(ASKED_EVERY_MS)
    assert is_copy(page)


def test_the_server_stops_in_mid_use_and_the_page_comes_back_by_itself(
    station: Station, context: BrowserContext
) -> None:
    page = kiosk(context)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"/kioski/haku?q={QUESTION}")
    first = page.locator(".card__title").first.inner_text()
    assert not is_copy(page)
    station.stop()

    page.locator("#q").fill(QUESTION)
    page.get_by_role("button", name="Etsi").first.tap()
    expect(page.locator(".copy-notice")).to_contain_text(NOTICE)
    assert page.locator(".card__title").first.inner_text() == first
    assert page.title().startswith(f"{QUESTION} – ")

    page.locator(".card__title a").first.tap()
    expect(page.locator("h1")).to_have_text(first)
    expect(page.locator(".copy-notice")).to_be_visible()
    page.locator("[data-list-code]").first.tap()
    page.locator("[data-own-list]").tap()
    expect(page.locator(".thing__title")).to_have_text([first])
    assert is_copy(page)

    station.start()
    expect(page.locator("html[data-copy]")).to_have_count(0, timeout=PATIENCE_MS)
    assert "/kioski/lista?k=" in page.url
    expect(page.locator("main")).to_contain_text(first)
    assert page.evaluate("history.length") <= 4
    assert faults == []


def test_after_a_power_cut_it_starts_without_a_network(station: Station, context: BrowserContext) -> None:
    kiosk(context).close()
    station.stop()

    page = context.new_page()
    page.goto("/kioski")
    expect(page.locator(".copy-notice")).to_contain_text(NOTICE)
    expect(page.locator("h1")).to_have_text("Mitä voisin harrastaa?")
    page.get_by_role("link", name="Svenska").tap()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.get_by_role("link", name="Vad händer i dag?").tap()
    expect(page.locator("h1")).to_have_text("I dag")
    assert page.url.endswith("/kioski/sv/kalenteri")
    page.goto("/kioski/sv/loyda")
    expect(page.locator("h1")).to_have_text("Det här kan inte visas utan förbindelse.")


@at_one_shape
def test_slow_as_good_as_gone_it_waits_once_and_then_no_more(
    station: Station, context: BrowserContext
) -> None:
    page = kiosk(context)
    assert station.process is not None
    station.process.send_signal(signal.SIGSTOP)
    try:
        page.goto("/kioski/haku?q=kuoro")
        assert is_copy(page)
        page.goto("/kioski/kalenteri")
        assert is_copy(page)
        assert page.evaluate(ANSWERED_MS) < PAGE_PATIENCE_MS, "it waited a second time"
    finally:
        station.process.send_signal(signal.SIGCONT)
    expect(page.locator("html[data-copy]")).to_have_count(0, timeout=PATIENCE_MS)


@contextmanager
def failing(station: Station) -> Iterator[None]:
    """A server at the same address that only fails."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(503)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", int(station.origin.rpartition(":")[2])), Handler) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield
        other.shutdown()


@at_one_shape
def test_a_server_that_fails_is_as_one_that_is_gone(station: Station, context: BrowserContext) -> None:
    page = kiosk(context)
    page.clock.install()
    station.stop()

    with failing(station):
        page.goto("/kioski/haku?q=kuoro")
        asks_and_stays(page)


@at_one_shape
def test_the_worker_of_the_pages_outside_leaves_the_kiosk_alone(
    station: Station, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto("/")
    until(page, "() => navigator.serviceWorker.controller")
    until(page, "() => caches.match('/offline')")
    page = kiosk(context)

    assert page.evaluate("navigator.serviceWorker.controller.scriptURL").endswith("/kioski/sw.js")
    kept = page.evaluate(
        "async () => (await (await caches.open('opastamo-pages')).keys()).map((one) => one.url)"
    )
    assert [url for url in kept if "/kioski" in url] == []
    names = page.evaluate("caches.keys()")
    assert {"opastamo-kiosk-pages", "opastamo-kiosk-files", "opastamo-kiosk-export"} <= set(names)
    station.stop()
    page.goto("/kioski/lista")
    expect(page.locator(".copy-notice")).to_be_visible()


@at_one_shape
def test_half_written_words_are_not_taken_away_when_it_comes_back(
    station: Station, context: BrowserContext
) -> None:
    page = kiosk(context)
    page.clock.install()
    station.stop()
    page.goto("/kioski/haku?q=kuoro")
    page.locator("#q").fill("kuoro lauan")
    station.start()
    asks_and_stays(page)
    assert page.locator("#q").input_value() == "kuoro lauan"
    page.get_by_role("button", name="Etsi").first.tap()
    expect(page.locator(".copy-notice")).to_have_count(0)
