"""Publishing in a real browser: without scripts on a phone, with the keyboard, and after a closed tab."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sqlmodel import col, select

from app.core.db import engine_for, reading
from app.core.settings import Settings
from app.mail.models import Letter
from tests.journeys.axe_rules import RULES
from tests.journeys.conftest import Visitor
from tests.journeys.form_visit import PHONE, STEPS, fits, go_on, kind, what
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import LOOKS

pytestmark = pytest.mark.browser
CONFIRM = re.compile(r"https?://[^\s/]+(/ilmoita/vahvista/[\w-]+)")


def confirm_path(var: Path) -> str:
    """The link in the last letter that asks for a confirmation."""
    database = engine_for(Settings(var=var).database)
    with reading(database) as session:
        letters = session.exec(select(Letter).order_by(col(Letter.created_at))).all()
        found = [match[1] for letter in letters if (match := CONFIRM.search(letter.text))]
    database.dispose()
    return found[-1]


@pytest.mark.parametrize("scripts", [False, True])
def test_an_informal_group_publishes_on_a_phone(visitor: Visitor, server: Server, *, scripts: bool) -> None:
    page = visitor.open("/ilmoita", viewport=PHONE, java_script_enabled=scripts)
    for step in STEPS:
        assert not scripts or fits(page)
        step(page)
        go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Neuleilta")
    expect(page.locator(".preview")).to_contain_text("Tiistaisin klo 17–19.30")
    page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Katso sähköpostisi")
    page.goto(confirm_path(server.log.parent))
    page.get_by_role("button", name="Kyllä, se on minulta").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oma sivusi")
    expect(page.locator(".own-item").first).to_contain_text("Odottaa, että luemme sen")
    page.wait_for_load_state()
    if scripts:
        assert fits(page)
        assert Axe().run(page, options=RULES).response["violations"] == []


def test_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/ilmoita")
    page.locator("#laji-1").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä siellä tehdään?")
    page.locator("#otsikko").focus()
    page.keyboard.type("Neuleilta")
    page.keyboard.press("Tab")
    page.keyboard.type("Neulotaan.")
    page.keyboard.press("Tab")
    page.keyboard.type("Silmukat")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Neul")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Milloin?")


def test_what_was_typed_survives_a_closed_tab(visitor: Visitor) -> None:
    page = visitor.open("/ilmoita")
    kind(page)
    go_on(page)
    what(page)
    page.goto("/")
    page.goto("/ilmoita")
    page.get_by_role("button", name="Jatka siitä, mihin jäit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä siellä tehdään?")
    expect(page.get_by_label("Nimi", exact=True)).to_have_value("Neuleilta")
    page.goto("/ilmoita")
    page.get_by_role("button", name="Poista keskeneräinen").click()
    page.goto("/ilmoita")
    expect(page.get_by_role("button", name="Jatka siitä, mihin jäit")).to_be_hidden()


@pytest.mark.parametrize("scripts", [False, True])
def test_the_form_changes_its_language_with_what_was_typed(visitor: Visitor, *, scripts: bool) -> None:
    page = visitor.open("/ilmoita", viewport=PHONE, java_script_enabled=scripts)
    kind(page)
    go_on(page)
    what(page)
    page.get_by_role("button", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("#otsikko")).to_have_value("Neuleilta")
    expect(page.locator("#kuvaus")).to_have_value("Neulotaan ja jutellaan.")
    page.locator("#otsikko").press("Enter")  # the key goes on, and presses no language
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("#aika-1")).to_be_visible()
    assert not scripts or fits(page)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_step(visitor: Visitor, look: str) -> None:
    page = visitor.open("/ilmoita", **LOOKS[look])
    faults = {}
    for step in (*STEPS, None):
        found = Axe().run(page, options=RULES).response["violations"]
        if found:
            faults[page.title()] = [
                (one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found
            ]
        if step is not None:
            step(page)
            go_on(page)
    page.goto("/oma")
    found = Axe().run(page, options=RULES).response["violations"]
    assert (faults, found) == ({}, [])
