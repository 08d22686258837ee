"""Calls by thumb on a phone, and a group that staff know as residents see it; and no fault for axe."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.catalogue.publishing import publish
from app.core.clock import local_day, utc_now
from app.core.db import reading, writing
from app.mail.bouncing import note_bounce
from app.mail.models import Letter
from app.submissions.models import Ownership, Publisher
from tests import builders
from tests.journeys.desk_visit import LOOKS, PHONE, opened, sign_in, wrong_on
from tests.journeys.servers import Server

pytestmark = pytest.mark.browser
MIN_TARGET = 44


def content(title: str, by: str) -> ListingContent:
    return builders.listing(
        title,
        builders.weekly("2026-01-06T17:00"),
        kind="activity",
        organiser=builders.organiser(by, kind="informal_group"),
        contacts=({"phone": "040 765 4321", "name": "Aila"},),
        first_visit={"who_meets": {"fi": "Aila on ovella."}},
    )


def give(database: Engine, by: str, *titles: str) -> Listing:
    """Listings of one group that it is time to check."""
    now = utc_now()
    with writing(database) as session:
        for title in titles:
            found = publish(session, uuid4(), content(title, by), now - timedelta(days=100))
            found.review_due = local_day(now) - timedelta(days=1)
        session.flush()
        session.refresh(found)
        session.expunge(found)
    return found


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def phone(
    browser: Browser,
    server: Server,
    faults: list[str],
    admin: tuple[str, str],
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """The desk on a phone, signed in."""
    context = opened(browser, server, faults, java_script_enabled=request.param, has_touch=True, **PHONE)
    page = context.new_page()
    sign_in(page, admin)
    yield page
    context.close()
    assert faults == []


def test_one_call_by_thumb_does_for_two_listings(phone: Page, database: Engine) -> None:
    by = f"Porukka {uuid4().hex[:6]}"
    last = give(database, by, f"{by} ulkona", f"{by} sisällä")
    phone.goto("/yllapito/soitot")
    item = phone.locator(".call-list > li", has_text=by)
    expect(item.get_by_role("link", name="040 765 4321")).to_have_attribute("href", "tel:0407654321")
    item.get_by_role("link", name="Soita ja kysy").tap()
    first = phone.locator(".call-listing", has_text=f"{by} ulkona")
    expect(first).to_be_visible()
    small = [
        (node.inner_text(), box)
        for node in phone.locator(".desk button, .desk .choice label").all()
        if (box := node.bounding_box()) and box["height"] < MIN_TARGET
    ]
    assert small == []
    first.get_by_role("button", name="Kaikki pitää paikkansa").tap()
    expect(phone.locator(".desk-done")).to_have_text("Puhelu on kirjattu. Tiedot näkyvät tarkistettuina.")

    section = phone.locator(".call-listing", has_text=f"{by} sisällä")
    expect(section).to_be_visible()
    for field in ("Aika", "Paikka", "Hinta", "Yhteys", "Ensimmäinen kerta"):
        section.get_by_role("group", name=field).get_by_label("Pitää paikkansa").tap()
    section.get_by_role("button", name="Tallenna vastaukset").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Soitot")
    expect(phone.locator(".call-list", has_text=by)).to_have_count(0)
    phone.goto(f"/tarjonta/{last.slug}")
    expect(phone.locator("main")).to_contain_text("Tarkistettu tänään, puhelimitse")


def test_a_group_that_staff_know_is_told_in_public(phone: Page, database: Engine) -> None:
    by = f"Ryhmä {uuid4().hex[:6]}"
    listing = give(database, by, f"{by} kävelee")
    phone.goto(f"/yllapito/jarjestajat?q={by}")
    phone.locator(".desk-list").get_by_role("link", name=by).tap()
    phone.get_by_label("Olen tavannut vetäjän").tap()
    phone.get_by_label("Kerro tarkemmin").fill("Tapasin Ailan torilla.")
    phone.get_by_role("button", name="Tunnemme tämän ryhmän").tap()
    expect(phone.locator(".desk-done")).to_contain_text("tunnemme tämän ryhmän")
    day = local_day(utc_now())
    told = f"Opastamon väki tuntee tämän ryhmän ({day.day}.{day.month}.{day.year})."
    phone.goto(f"/tarjonta/{listing.slug}")
    expect(phone.locator(".listing-vouched")).to_have_text(told)
    phone.locator(".listing-organiser a").tap()
    expect(phone.locator(".listing-vouched")).to_have_text(told)
    expect(phone.locator("main")).not_to_contain_text("torilla")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_calls_and_organisers(  # noqa: PLR0917 - fixtures
    browser: Browser,
    server: Server,
    faults: list[str],
    admin: tuple[str, str],
    database: Engine,
    look: str,
) -> None:
    by, email, now = f"Soiton porukka {uuid4().hex[:6]}", f"{uuid4().hex[:8]}@example.org", utc_now()
    listing = give(database, by, f"{by} ulkona", f"{by} sisällä")
    give(database, f"{by} ry", f"{by} muualla")
    with writing(database) as session:
        owner = Publisher(id=uuid4(), email=email, created_at=now, confirmed_at=now)
        session.add(owner)
        session.flush()
        session.add(Ownership(listing_id=listing.id, publisher_id=owner.id, since=now))
        fields: dict[str, Any] = {
            "lang": "fi",
            "subject": "",
            "text": "",
            "html": "",
            "state": "sent",
            "tries": 1,
        }
        letter = Letter(id=uuid4(), once=email, recipient=email, next_try_at=now, created_at=now, **fields)
        session.add(letter)
        session.flush()
        note_bounce(session, letter, "hard", "5.1.1", now)
    with reading(database) as session:
        key = session.get_one(Listing, listing.id).organisation_id
    context = opened(browser, server, faults, **LOOKS[look])
    page = context.new_page()
    sign_in(page, admin)
    found = {}
    for path in (
        "/soitot",
        f"/soitot/{key}",
        "/jarjestajat",
        f"/jarjestajat/{key}",
        f"/jarjestajat/{key}/muokkaa",
    ):
        page.goto(f"/yllapito{path}")
        found[path] = wrong_on(page)
        if shots := os.environ.get("DESK_SHOTS"):
            name = f"{look}-{path[:14].replace('/', '_')}{len(path)}.png".replace(" ", "-")
            page.screenshot(path=str(Path(shots) / name), full_page=True)
    if shots:
        page.goto("/yllapito/soitot")
        page.emulate_media(media="print")
        page.screenshot(path=str(Path(shots) / f"{look}-print.png".replace(" ", "-")), full_page=True)
    context.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert faults == []
