"""Two listings merged and parted at the desk, and a feed's listing edited, in a real browser."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine
from sqlmodel import col, select

from app.catalogue.models import Listing
from app.core.db import reading
from tests.journeys.desk_visit import LOOKS, TABLET, opened, sign_in, staff, wrong_on
from tests.journeys.payload import HELSINKI, feed
from tests.journeys.servers import Server

pytestmark = pytest.mark.browser
EMAIL = "merging@example.org"


def run(server: Server, *words: str) -> str:
    """A command of ours over the server's own database."""
    env = {**os.environ, "OPASTAMO_VAR": str(server.log.parent)}
    command = [sys.executable, "-m", "app", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def clerk(server: Server) -> tuple[str, str]:
    """The address and password of somebody at the desk."""
    return staff(server, EMAIL, "editor")


@pytest.fixture
def desk(browser: Browser, server: Server, clerk: tuple[str, str], scripts: bool) -> Iterator[Page]:
    """The desk on a tablet, signed in."""
    faults: list[str] = []
    context = opened(browser, server, faults, java_script_enabled=scripts, **TABLET)
    page = context.new_page()
    sign_in(page, clerk)
    yield page
    context.close()
    assert [fault for fault in faults if "422" not in fault] == []  # what was to be mended was told


def choir(database: Engine, number: int) -> Listing:
    query = select(Listing).where(col(Listing.slug).startswith(f"torikuoro-{number}-"))
    with reading(database) as session:
        found = session.exec(query).one()
        session.expunge(found)
    return found


def test_two_duplicates_are_merged_the_old_address_leads_on_and_it_is_undone(
    desk: Page, database: Engine, server: Server, scripts: bool
) -> None:
    first = 7 if scripts else 13
    old, kept = choir(database, first), choir(database, first + 1)
    httpx.get(f"{server.origin}/tarjonta/{old.slug}")  # now the server keeps the page for a moment
    desk.goto(f"/yllapito/tarjonta/{old.id}")
    desk.get_by_role("link", name="Yhdistä toiseen").click()
    desk.get_by_label("Etsi toinen ilmoitus").fill(f"torikuoro {first + 1}")
    desk.locator("main").get_by_role("button", name="Etsi").click()
    desk.locator(f".desk-list a[href$='{kept.id}']").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Ovatko nämä sama?")
    desk.get_by_role("radio", name=f"Toinen: Torikuoro {first + 1}").check()
    desk.locator("#ota_prices").check()
    desk.get_by_role("button", name="Yhdistä", exact=True).click()
    expect(desk.locator(".desk-done")).to_have_text("Ilmoitukset on yhdistetty. Vanha osoite vie tähän.")

    desk.goto(f"/tarjonta/{old.slug}")
    expect(desk).to_have_url(f"{server.origin}/tarjonta/{kept.slug}")
    expect(desk.get_by_role("heading", level=1)).to_have_text(f"Torikuoro {first + 1}")
    expect(desk.locator("main")).to_contain_text("Maksuton")
    calendar = desk.request.get(f"/sv/tarjonta/{old.slug}.ics")
    assert (calendar.status, calendar.url) == (200, f"{server.origin}/sv/tarjonta/{kept.slug}.ics")
    assert _found_after_a_while(server, old.slug, is_there=False)

    desk.goto(f"/yllapito/tarjonta/{kept.id}")
    desk.get_by_role("button", name="Pura yhdistäminen").click()
    expect(desk.locator(".desk-done")).to_have_text("Yhdistäminen on purettu.")
    desk.goto(f"/tarjonta/{old.slug}")
    expect(desk).to_have_url(f"{server.origin}/tarjonta/{old.slug}")
    expect(desk.get_by_role("heading", level=1)).to_have_text(f"Torikuoro {first}")
    desk.goto(f"/tarjonta/{kept.slug}?purettu")  # the browser has a copy of its own of the bare address
    expect(desk.locator("main")).to_contain_text("5 €")
    assert _found_after_a_while(server, old.slug, is_there=True)


def _found_after_a_while(server: Server, slug: str, *, is_there: bool) -> bool:
    """Whether the search comes to know it: the indexer takes changes in the background."""
    for tries in range(60):
        question = f"torikuoro{' ' * tries}"  # pages are kept for a moment: another question is another page
        answer = httpx.get(f"{server.origin}/api/v1/search", params={"q": question, "limit": 50}).text
        if (slug in answer) is is_there:
            return True
        time.sleep(0.3)
    return False


def test_a_listing_of_a_feed_is_edited_and_the_edit_stands_when_it_is_imported_again(
    desk: Page, database: Engine, server: Server, tmp_path: Path, scripts: bool
) -> None:
    listing = choir(database, 9 if scripts else 10)
    httpx.get(f"{server.origin}/tarjonta/{listing.slug}")  # now the server keeps the page for a moment
    desk.goto(f"/yllapito/tarjonta/{listing.id}")
    desk.get_by_role("link", name="Muokkaa").click()
    for section in ("Tiedote ja tilanne", "Nimi ja kuvaus"):
        desk.locator("summary", has_text=section).click()
    desk.get_by_label("Lyhyesti (Suomi)").fill("Kesken kaiken vaihtui sali.")
    desk.get_by_label("Tiedote (Suomi)").fill("Ovi on tänään pihan puolella.")
    desk.get_by_role("button", name="Tallenna").click()
    expect(desk.locator(".error-summary li")).to_have_text("Kirjoita, mihin päivään asti tiedote näkyy.")
    expect(desk.get_by_label("Lyhyesti (Suomi)")).to_have_value("Kesken kaiken vaihtui sali.")
    desk.get_by_label("Tiedote näkyy tähän päivään asti").fill("31.12.2030")
    desk.get_by_role("button", name="Tallenna").click()
    expect(desk.locator(".desk-done")).to_have_text("Muutokset on tallennettu. Ne näkyvät heti.")

    told = feed(datetime.now(HELSINKI).date())
    for event in told["data"]:
        event["description"] = {"fi": f"<p>Syötteen uudet sanat {tmp_path.name}.</p>"}
        event["short_description"] = {"fi": "Syötteen lyhyt teksti."}
    payload = tmp_path / "again.json"
    payload.write_text(json.dumps(told), encoding="utf-8")
    desk.goto(f"/tarjonta/{listing.slug}")
    expect(desk.locator("main")).to_contain_text("Kesken kaiken vaihtui sali.")
    run(server, "import", "linked_events", "--file", str(payload), "--force", "--by", "tester")

    desk.goto(f"/tarjonta/{listing.slug}?{tmp_path.name}")
    expect(desk.locator("main")).to_contain_text("Kesken kaiken vaihtui sali.")
    expect(desk.locator("main")).to_contain_text("Ovi on tänään pihan puolella.")
    expect(desk.locator("main")).to_contain_text(f"Syötteen uudet sanat {tmp_path.name}.")
    desk.goto(f"/yllapito/tarjonta/{listing.id}")
    expect(desk.get_by_role("button", name="Avaa: Lyhyesti")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, server: Server, clerk: tuple[str, str], database: Engine, look: str
) -> None:
    faults: list[str] = []
    one, other = choir(database, 1).id, choir(database, 2).id
    context = opened(browser, server, faults, **LOOKS[look])
    page = context.new_page()
    sign_in(page, clerk)
    here, found = f"/yllapito/tarjonta/{one}", {}
    for path in (
        f"{here}/muokkaa",
        f"{here}/yhdista",
        f"{here}/yhdista?kanssa={other}",
        "/yllapito/kaksoiskappaleet",
    ):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found[path] = wrong_on(page)
        if shots := os.environ.get("DESK_SHOTS"):
            name = f"{look}-{path.rsplit('/', 1)[1][:12]}.png".replace(" ", "-").replace("?", "-")
            page.screenshot(path=str(Path(shots) / name), full_page=True)
    context.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert faults == []
