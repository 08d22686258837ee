"""The desk in a real browser: sign in, ask for a change, approve, see it public; and no fault for axe."""

import os
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.core.clock import utc_now
from app.core.db import reading, writing
from app.feedback.commands import keep
from app.feedback.rules import Message
from app.mail.models import Letter
from app.submissions.commands import Offer, submit, submit_own
from app.submissions.links import Holder
from app.submissions.models import Ownership, Publisher, Submission
from tests import builders
from tests.journeys.desk_visit import LOOKS, opened, sign_in, wrong_on
from tests.journeys.servers import Server

pytestmark = pytest.mark.browser


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
