"""A picture in a real browser: sent without scripts, then seen in public; and axe on its page."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect
from sqlmodel import col, select

from app.core.clock import utc_now
from app.core.db import engine_for, writing
from app.core.settings import Settings
from app.submissions.decisions import Decider, approve
from app.submissions.models import Submission
from tests.app.pictures import hostile
from tests.journeys.axe_rules import RULES
from tests.journeys.conftest import Visitor
from tests.journeys.form_visit import PHONE, STEPS, fits, go_on
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import LOOKS
from tests.journeys.test_publishing_journeys import confirm_path

pytestmark = pytest.mark.browser


def to_picture(page: Page) -> None:
    for step in STEPS:
        step(page)
        go_on(page)
    page.get_by_role("button", name="Lisää kuva").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kuva")


def choose(page: Page, data: bytes) -> None:
    page.get_by_label("Valitse kuva").set_input_files(
        FilePayload(name="kuva.jpg", mimeType="image/jpeg", buffer=data)
    )


def tell(page: Page) -> None:
    page.get_by_label("Mitä kuvassa näkyy?").fill("Viisi ihmistä neuloo.")
    page.get_by_label("Kuvaa saa käyttää muuallakin").check()
    page.get_by_label("Kuka kuvan otti?").fill("Aila Aaltonen")


def is_seen(page: Page) -> bool:
    image = page.locator(".listing-picture img")
    image.scroll_into_view_if_needed()
    return bool(image.evaluate("image => image.decode().then(() => image.naturalWidth > 0)"))


def approved(var: Path) -> str:
    """The desk publishes what was sent last: its address."""
    database = engine_for(Settings(var=var).database)
    with writing(database) as session:
        newest = session.exec(select(Submission).order_by(col(Submission.created_at).desc())).first()
        assert newest is not None
        listing = approve(session, newest.id, Decider("desk@example.org", "http://127.0.0.1", utc_now()))
        path = f"/tarjonta/{listing.slug}"
    database.dispose()
    return path


def test_a_picture_is_published_from_a_phone_without_scripts(visitor: Visitor, server: Server) -> None:
    page = visitor.open("/ilmoita", viewport=PHONE, java_script_enabled=False)
    to_picture(page)
    choose(page, hostile.with_place(6))
    tell(page)
    page.get_by_role("button", name="Tallenna kuva").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Neuleilta")
    expect(page.get_by_role("img", name="Viisi ihmistä neuloo.")).to_be_visible()
    assert is_seen(page)
    page.wait_for_timeout(1_100)  # nobody reads it faster
    page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Katso sähköpostisi")
    page.goto(confirm_path(server.log.parent))
    page.get_by_role("button", name="Kyllä, se on minulta").click()
    page.goto(approved(server.log.parent))
    expect(page.get_by_text("Kuva: Aila Aaltonen")).to_be_visible()
    assert is_seen(page)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_page_of_the_picture(visitor: Visitor, look: str) -> None:
    page = visitor.open("/ilmoita", **LOOKS[look])
    to_picture(page)
    found = {"empty": Axe().run(page, options=RULES).response["violations"]}
    choose(page, hostile.picture((1_600, 900)))
    tell(page)
    page.get_by_role("button", name="Tallenna kuva").last.click()
    expect(page.get_by_role("img", name="Viisi ihmistä neuloo.")).to_be_visible()
    found["preview"] = Axe().run(page, options=RULES).response["violations"]
    page.get_by_role("button", name="Vaihda tai poista kuva").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kuva")
    found["picture"] = Axe().run(page, options=RULES).response["violations"]

    assert found == {"empty": [], "preview": [], "picture": []}
    assert fits(page)
