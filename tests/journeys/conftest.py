"""A real server with a small real import, and a real browser that watches what a page does."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from tests.journeys.payload import HELSINKI, feed

START_SECONDS = 60
PORTS = range(21_000, 32_000)  # below those that the system hands out by itself


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it is, and where its words go."""

    origin: str
    log: Path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Import a small feed, serve it, and stop at the end."""
    var = tmp_path_factory.mktemp("journeys")
    payload, log = var / "feed.json", var / "server.log"
    payload.write_text(json.dumps(feed(datetime.now(HELSINKI).date())), encoding="utf-8")
    port = _free_port()
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
            _wait_until_ready(f"http://127.0.0.1:{port}", process, log)
            yield Server(f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            process.wait(20)


def _free_port() -> int:
    for port in PORTS[os.getpid() % 7_000 :]:
        with socket.socket() as candidate, suppress(OSError):
            candidate.bind(("127.0.0.1", port))
            return port
    pytest.fail("no free port for the server")


def _wait_until_ready(origin: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(httpx.TransportError):
            if httpx.get(f"{origin}/health/ready").status_code == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not become ready:\n{log.read_text()}")


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
