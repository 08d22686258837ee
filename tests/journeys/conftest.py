"""A real server with a small real import, and a real browser that watches what a page does."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright
from sqlalchemy import Engine

from app.core.db import engine_for
from tests.journeys.desk_visit import TABLET, opened, sign_in, staff
from tests.journeys.payload import HELSINKI, feed
from tests.journeys.servers import Server, Station, free_port, wait_until_ready

expect.set_options(timeout=20_000)
"""A busy machine needs longer than Playwright's five seconds."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Import a small feed, serve it, and stop at the end."""
    var = tmp_path_factory.mktemp("journeys")
    payload, log = var / "feed.json", var / "server.log"
    payload.write_text(json.dumps(feed(datetime.now(HELSINKI).date())), encoding="utf-8")
    port = free_port()
    env = {**os.environ, "OPASTAMO_VAR": str(var), "OPASTAMO_PHONE": "015 194 4000"}
    command = [sys.executable, "-m", "app"]
    taken = subprocess.run(
        [*command, "import", "linked_events", "--file", str(payload)],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert taken.returncode == 0, taken.stdout + taken.stderr
    with log.open("w") as file:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port)], env=env, stdout=file, stderr=file
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", process, log)
            yield Server(f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium: `$CHROMIUM`, else the system's. `playwright` means Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.fail("No Chromium: install one, or set CHROMIUM to its path. `.ci/chromium` does it.")
    with sync_playwright() as playwright:
        executable = None if path == "playwright" else path
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass(slots=True)
class Watch:
    """What went wrong on the pages that were open."""

    origin: str
    faults: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        def answered(response: Response) -> None:  # Playwright marks the listener: a method bears no marks
            self._answered(response)

        context.on("console", lambda message: self._told(message.type, message.text))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", answered)

    def _told(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.faults.append(f"console: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, "data:")):
            self.faults.append(f"a request elsewhere: {url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")
        if "set-cookie" in response.headers:
            self.faults.append(f"a cookie: {response.url}")


@dataclass(slots=True)
class Visitor:
    """Opens pages in contexts of the wanted kind; every one is watched."""

    browser: Browser
    watch: Watch
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str = "/", **context: Any) -> Page:
        """A page of ours, in a window of its own."""
        opened = self.browser.new_context(base_url=self.watch.origin, locale="fi-FI", **context)
        self.contexts.append(opened)
        self.watch.follow(opened)
        page = opened.new_page()
        page.goto(path)
        return page


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A visitor; at the end no page may have had a fault, a cookie or a request elsewhere."""
    visitor = Visitor(browser, Watch(server.origin))
    yield visitor
    for context in visitor.contexts:
        assert context.cookies() == []
        context.close()
    assert visitor.watch.faults == []


@pytest.fixture
def station(server: Server, tmp_path: Path) -> Iterator[Station]:
    """A second server over the same catalogue, which the test may stop."""
    var = str(server.log.parent)
    station = Station(f"http://127.0.0.1:{free_port()}", var, tmp_path / "server.log")
    station.start()
    yield station
    station.stop()


@pytest.fixture(scope="session")
def admin(server: Server) -> tuple[str, str]:
    """The address and password of an admin of the server."""
    return staff(server, "admin@example.org", "admin")


@pytest.fixture
def database(server: Server) -> Engine:
    """The database of the running server."""
    return engine_for(f"sqlite:///{server.log.parent / 'opastamo.db'}")


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages."""
    return []


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Everything works with scripts and without."""
    return bool(request.param)


@pytest.fixture
def desk(
    browser: Browser, server: Server, faults: list[str], admin: tuple[str, str], scripts: bool
) -> Iterator[Page]:
    """The desk on a tablet, signed in."""
    context = opened(browser, server, faults, java_script_enabled=scripts, **TABLET)
    page = context.new_page()
    sign_in(page, admin)
    yield page
    context.close()
    assert faults == []
