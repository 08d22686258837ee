"""The counter's tools in a browser, standing and lying, by touch: opened, used, and gone at the end."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.core.clock import local_day, utc_now
from app.core.db import engine_for, reading, writing
from app.core.settings import Settings
from app.desk.counter.models import CounterLock, CounterSession
from app.desk.counter.pins import set_pin
from app.desk.people.staff import NewStaff, add_staff
from app.feedback.models import Feedback
from app.kiosk.counter_models import UnmetNeed
from tests.journeys.axe_rules import RULES
from tests.journeys.desk_visit import opened
from tests.journeys.kiosk_visit import ASKING, IDLE, LEAST, SMALL, shape
from tests.journeys.servers import Server

__all__ = ["shape"]
pytestmark = pytest.mark.browser
PIN = "274831"


@pytest.fixture(scope="module")
def database(server: Server) -> Engine:
    """The server's database, where somebody has a PIN."""
    database = engine_for(f"sqlite:///{server.log.parent / 'opastamo.db'}")
    secret = Settings(var=server.log.parent).secret_key.get_secret_value()
    with writing(database) as session:
        new = NewStaff("counter@example.org", "Tiina", "editor", uuid4().hex)
        set_pin(session, add_staff(session, new, "test", utc_now()).id, PIN, secret, utc_now())
    return database


@pytest.fixture
def context(
    browser: Browser, server: Server, database: Engine, faults: list[str], shape: dict[str, Any]
) -> Iterator[BrowserContext]:
    """A kiosk's browser. At the end nothing is open, nobody is locked out, and nothing went wrong."""
    context = opened(browser, server, faults, **shape)
    yield context
    context.close()
    with writing(database) as session:
        for row in [*session.exec(select(CounterLock)), *session.exec(select(CounterSession))]:
            session.delete(row)
    assert faults == []


@pytest.fixture
def kiosk(context: BrowserContext) -> Page:
    """Its start page; the test turns its clock."""
    page = context.new_page()
    page.clock.install()
    page.goto("/kioski")
    return page


def type_pin(page: Page, pin: str) -> None:
    for digit in pin:
        page.locator(f"[data-digit='{digit}']").tap()
    page.locator(".counter-pin .key--done").tap()


def open_tools(page: Page) -> None:
    page.locator(".kiosk-head__counter").tap()
    page.wait_for_url("**/tiski")
    type_pin(page, PIN)
    expect(page.locator("h1")).to_have_text("Tiskin työkalut")
    page.wait_for_load_state()


def rows(session: Session, model: Any) -> list[Any]:
    return list(session.exec(select(model)))


def test_a_visit_with_the_counter_from_beginning_to_end(kiosk: Page, database: Engine) -> None:
    before = kiosk.evaluate("history.length")
    open_tools(kiosk)
    kiosk.locator(".counter-way", has_text="Etsitään yhdessä").tap()
    kiosk.wait_for_url("**/haku#q")
    kiosk.locator("#q").fill("torikuoro")
    kiosk.locator("#q").press("Enter")
    kiosk.wait_for_url("**/haku?q=torikuoro")
    kiosk.locator(".card__title a").first.tap()
    kiosk.wait_for_url("**/kioski/tarjonta/**")
    kiosk.locator(".kiosk-counter a", has_text="Katso yhdessä").tap()
    kiosk.wait_for_url("**/tiski/tarjonta/**")
    ours, theirs = kiosk.locator(".counter-side--tiski"), kiosk.locator(".counter-side--vieras")
    expect(theirs).to_be_visible()
    if kiosk.viewport_size["height"] > kiosk.viewport_size["width"]:  # type: ignore[index]  # it has a size
        expect(ours).to_be_hidden()
        kiosk.locator(".counter-turn a", has_text="Tiskin puoli").tap()
        kiosk.wait_for_url("**puoli=tiski")
        expect(theirs).to_be_hidden()
    expect(ours).to_be_visible()
    kiosk.locator(".counter-reasons button", has_text="Aika on väärin").tap()
    kiosk.wait_for_url("**tehty=vaarin")
    kiosk.locator(".kiosk-bar a", has_text="Etsi").tap()
    kiosk.wait_for_url("**/haku#q")
    kiosk.locator("#q").fill("avantouinti yöllä")
    kiosk.locator("#q").press("Enter")
    kiosk.wait_for_url("**/haku?q=avantouinti*")
    kiosk.locator(".kiosk-counter a", has_text="Kysyttiin").tap()
    kiosk.locator(".counter-topic", has_text="Liiku").tap()
    expect(kiosk.locator("#sanat")).to_have_value("avantouinti yöllä")
    kiosk.locator(".counter-choice", has_text="Uinti").tap()
    kiosk.locator(".counter-record").tap()
    kiosk.wait_for_url("**tehty=kysytty")
    assert kiosk.evaluate("history.length") == before
    with reading(database) as session:
        needs = [(one.day, one.kiosk, one.category, one.words) for one in rows(session, UnmetNeed)]
        reports = [one.reason for one in session.exec(select(Feedback).where(col(Feedback.kind) == "report"))]
    assert needs == [(local_day(utc_now()), "oletus", "liiku.uinti", "avantouinti yöllä")]
    assert "time" in reports
    kiosk.locator(".kiosk-bar [data-kiosk-anew]").tap()
    kiosk.wait_for_url("**/kioski")
    expect(kiosk.locator(".kiosk-head__counter")).to_be_visible()
    assert kiosk.context.cookies() == []
    with reading(database) as session:
        assert rows(session, CounterSession) == []
    kiosk.goto("/kioski/tiski/kysytty")
    expect(kiosk.locator("h1")).to_have_text("Henkilökunnan työkalut")


def test_the_tools_close_when_nobody_touches_the_screen(kiosk: Page, database: Engine) -> None:
    open_tools(kiosk)
    kiosk.clock.run_for(IDLE + 1_000)
    expect(kiosk.get_by_role("alertdialog")).to_be_visible()
    kiosk.clock.run_for(ASKING + 1_000)
    kiosk.wait_for_url("**/kioski")
    expect(kiosk.locator("h1")).to_have_text("Mitä voisin harrastaa?")
    assert kiosk.context.cookies() == []
    with reading(database) as session:
        assert rows(session, CounterSession) == []


def test_five_wrong_pins_close_the_door_and_an_outer_keyboard_types_too(kiosk: Page) -> None:
    kiosk.goto("/kioski/tiski")
    kiosk.keyboard.type("11111111")
    with kiosk.expect_navigation():
        kiosk.keyboard.press("Enter")
    expect(kiosk.locator("[role=alert]")).to_contain_text("PIN ei täsmää.")
    for _ in range(4):
        with kiosk.expect_navigation():
            type_pin(kiosk, "9090")
    expect(kiosk.locator("form")).to_have_count(0)
    expect(kiosk.locator("[role=alert]")).to_contain_text("Vääriä PINejä tuli monta.")


def test_axe_finds_nothing_and_nothing_to_press_is_small(kiosk: Page) -> None:
    wrong: dict[str, Any] = {}
    kiosk.goto("/kioski/tiski?virhe=pin")
    wrong["door"] = faults_on(kiosk)
    kiosk.goto("/kioski")
    open_tools(kiosk)
    kiosk.goto("/kioski/haku?q=torikuoro")
    listing = (kiosk.locator(".card__title a").first.get_attribute("href") or "").removeprefix("/kioski")
    for look in ("", "big", "strong"):
        for path in (
            "/tiski",
            "/tiski/kysytty",
            "/tiski/kysytty?aihe=liiku&virhe=sanat",
            "/tiski/kysytty?aihe=",
            f"/tiski{listing}",
            f"/tiski{listing}?puoli=tiski",
            listing,
        ):
            kiosk.goto(f"/kioski{path}")
            kiosk.evaluate("look => look && document.documentElement.classList.add(`kiosk--${look}`)", look)
            wrong[f"{path} {look}"] = faults_on(kiosk)
    assert {path: found for path, found in wrong.items() if found} == {}


def faults_on(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    named = [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found]
    return [*named, *page.evaluate(SMALL, LEAST)]
