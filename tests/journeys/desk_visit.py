"""The desk as its tests meet it: who works there, on which screens, and what may be wrong on a page."""

import os
import subprocess
import sys
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.axe_rules import RULES
from tests.journeys.servers import Server

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
TABLET: dict[str, Any] = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
LOOKS: dict[str, dict[str, Any]] = {
    "light tablet": TABLET,
    "dark phone": {"color_scheme": "dark", **PHONE},
    "forced colours": {"forced_colors": "active"},
}


def staff(server: Server, email: str, role: str) -> tuple[str, str]:
    """Somebody at the desk, made by the command: the address and the password."""
    env = {**os.environ, "OPASTAMO_VAR": str(server.log.parent)}
    command = [sys.executable, "-m", "app", "staff", "add", email, "--role", role, "--random"]
    made = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return email, made.stdout.splitlines()[0].removeprefix("Password: ")


def opened(browser: Browser, server: Server, faults: list[str], **look: Any) -> BrowserContext:
    context = browser.new_context(base_url=server.origin, locale="fi-FI", **look)
    context.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on(
        "request", lambda r: None if r.url.startswith((server.origin, "data:")) else faults.append(r.url)
    )
    return context


def sign_in(page: Page, admin: tuple[str, str]) -> None:
    page.goto("/yllapito")
    page.get_by_label("Sähköposti").fill(admin[0])
    page.get_by_label("Salasana").fill(admin[1])
    page.get_by_role("button", name="Kirjaudu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä tänään?")


def wrong_on(page: Page) -> list[str]:
    violations = Axe().run(page, options=RULES).response["violations"]
    wrong = [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in violations]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        wrong.append("wider than the screen")
    return wrong
