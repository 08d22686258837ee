"""The desk in a real browser: sign in, ask for a change, approve, see it public; and no fault for axe."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.core.clock import utc_now
from app.core.db import engine_for, reading, writing
from app.feedback.commands import keep
from app.feedback.rules import Message
from app.mail.models import Letter
from app.submissions.commands import Offer, submit, submit_own
from app.submissions.links import Holder
from app.submissions.models import Ownership, Publisher, Submission
from tests import builders
from tests.journeys.conftest import Server
from tests.journeys.test_accessibility import RULES

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
TABLET: dict[str, Any] = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
LOOKS: dict[str, dict[str, Any]] = {
    "light tablet": TABLET,
    "dark phone": {"color_scheme": "dark", **PHONE},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture(scope="module")
def admin(server: Server) -> tuple[str, str]:
    """The address and password of an admin, made by the command."""
    command = [
        sys.executable,
        "-m",
        "app",
        "staff",
        "add",
        "admin@example.org",
        "--role",
        "admin",
        "--random",
    ]
    env = {**os.environ, "OPASTAMO_VAR": str(server.log.parent)}
    made = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return "admin@example.org", made.stdout.splitlines()[0].removeprefix("Password: ")


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


def opened(browser: Browser, server: Server, faults: list[str], **look: Any) -> BrowserContext:
    context = browser.new_context(base_url=server.origin, locale="fi-FI", **look)
    context.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on(
        "request", lambda r: None if r.url.startswith((server.origin, "data:")) else faults.append(r.url)
    )
    return context


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


def sign_in(page: Page, admin: tuple[str, str]) -> None:
    page.goto("/yllapito")
    page.get_by_label("Sähköposti").fill(admin[0])
    page.get_by_label("Salasana").fill(admin[1])
    page.get_by_role("button", name="Kirjaudu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä tänään?")


def content(title: str, description: str) -> ListingContent:
    return builders.listing(
        title,
        builders.weekly("2030-01-08T17:00"),
        kind="activity",
        description={"fi": description},
        organiser=builders.organiser("Silmukat", kind="informal_group"),
    )


def waits(session: Session, title: str, email: str) -> UUID:
    found = submit(
        session,
        email,
        Offer(content(title, "Neulotaan ja juodaan kahvia."), "fi"),
        "http://x.example",
        utc_now(),
    )
    found.state = "waiting"
    return found.id


def test_a_submission_goes_round_once_and_becomes_public(desk: Page, database: Engine, scripts: bool) -> None:
    title, email = f"Silmukkapiiri {scripts}", f"aila-{scripts}@example.org".lower()
    with writing(database) as session:
        identity = waits(session, title, email)
    desk.goto(f"/yllapito/jono/{identity}")
    desk.get_by_label("Mitä lähettäjän pitäisi muuttaa?").fill("Kerro vielä, tarvitaanko omat puikot.")
    desk.get_by_role("button", name="Pyydä muutosta").click()
    expect(desk.locator(".desk-done")).to_have_text("Muutospyyntö on lähetetty.")

    with writing(database) as session:
        publisher_id = session.exec(select(Publisher.id).where(Publisher.email == email)).one()
        better = content(title, "Neulotaan ja juodaan kahvia. Puikot saat lainaksi.")
        again = Offer(better, "fi", instead_of=identity)
        second = submit_own(session, Holder(publisher_id, None), again, "http://x.example", utc_now()).id
    desk.goto("/yllapito/jono")
    desk.get_by_role("link", name=title).click()
    expect(desk.locator("main")).to_contain_text("Puikot saat lainaksi.")
    desk.get_by_role("button", name="Julkaise").click()
    expect(desk.locator(".desk-done")).to_have_text("Ilmoitus on julkaistu.")

    with reading(database) as session:
        assert session.get_one(Submission, second).state == "approved"
        slug = session.exec(
            select(Listing.slug)
            .join(Ownership, col(Ownership.listing_id) == col(Listing.id))
            .where(Ownership.publisher_id == publisher_id)
        ).one()
        letters = list(session.exec(select(Letter.once).where(Letter.recipient == email)))
    desk.goto(f"/tarjonta/{slug}")
    expect(desk.get_by_role("heading", level=1)).to_have_text(title)
    expect(desk.locator("main")).to_contain_text("Puikot saat lainaksi.")
    assert {once.partition(":")[0] for once in letters} == {"confirm", "change_asked", "received", "approved"}

    desk.goto("/yllapito")
    desk.get_by_role("button", name="Kirjaudu ulos").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Kirjaudu ylläpitoon")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(  # noqa: PLR0917 - fixtures
    browser: Browser, server: Server, faults: list[str], admin: tuple[str, str], database: Engine, look: str
) -> None:
    with writing(database) as session:
        new = waits(session, "Casino viagra", f"{look[:4]}@example.org")
        report = keep(
            session, Message("general", "", "Ovi oli kiinni.", "a@example.org"), None, "fi", utc_now()
        )
        listing = session.exec(select(Listing)).first()
        assert listing
        publisher = session.exec(select(Publisher)).first()
        assert publisher
        session.add(Ownership(listing_id=listing.id, publisher_id=publisher.id, since=utc_now()))
        session.flush()
        offer = Offer(content("Muuttunut nimi", "Uusi kuvaus."), "fi", listing_id=listing.id)
        change = submit_own(session, Holder(publisher.id, None), offer, "http://x.example", utc_now()).id
        listing_id = listing.id
    context = opened(browser, server, faults, **LOOKS[look])
    page = context.new_page()
    page.goto("/yllapito/kirjaudu")
    found = {"/yllapito/kirjaudu": wrong_on(page)}
    sign_in(page, admin)
    for path in (
        "",
        "/jono",
        f"/jono/{new}",
        f"/jono/{change}",
        "/palautteet",
        f"/palautteet/{report}",
        "/tarjonta?q=kuoro",
        f"/tarjonta/{listing_id}",
        "/tuonnit",
        "/tuonnit/linked_events",
        "/tyot",
        "/vaki",
        "/loki",
        "/oma",
        "/oma/koodi",
        "/oma/pin",
        "/kysytty",
        f"/tarjonta/{listing_id}/yhdessa",
    ):
        page.goto(f"/yllapito{path}")
        found[path] = wrong_on(page)
        if shots := os.environ.get("DESK_SHOTS"):
            name = f"{look}-{path.split('?')[0].replace('/', '_')[:14]}.png".replace(" ", "-")
            page.screenshot(path=str(Path(shots) / name), full_page=True)
    context.close()
    with writing(database) as session:
        for row in session.exec(select(Ownership).where(Ownership.listing_id == listing_id)):
            session.delete(row)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert faults == []


def wrong_on(page: Page) -> list[str]:
    violations = Axe().run(page, options=RULES).response["violations"]
    wrong = [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in violations]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        wrong.append("wider than the screen")
    return wrong
