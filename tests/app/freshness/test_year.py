"""A year of a town's own listings: who is asked when, and what becomes of those that nobody answers for."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

import pytest
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing, Outbox
from app.catalogue.publishing import publish, vouch
from app.catalogue.rules import NAMESPACE
from app.core.clock import local_day
from app.core.db import reading, writing
from app.freshness.commands import Taken, keep_fresh
from app.freshness.models import ReviewStep
from app.freshness.rules import REMINDERS
from app.mail.models import Letter
from app.submissions.models import Ownership, Publisher
from tests import builders
from tests.app.town import Town

BASE = "https://opastamo.example"
START = datetime(2026, 11, 24, 7, tzinfo=UTC)
KINDS = ("event", "activity", "volunteering", "service")


class KilledError(Exception):
    """The process ended here."""


def content(number: int) -> ListingContent:
    kind = KINDS[number % len(KINDS)]
    ends = ";UNTIL=20261213" if number % 8 == 1 else ""
    when = (
        builders.once("2027-03-28T03:30")  # an hour that the clocks leave out
        if kind == "event"
        else builders.weekly("2026-11-24T17:00", rrule=f"FREQ=WEEKLY{ends}")
    )
    by = builders.organiser(f"Porukka {number}", kind="informal_group" if number % 3 == 0 else "association")
    return builders.listing(f"Asia {number}", when, kind=kind, organiser=by)


def identity(name: str) -> UUID:
    return uuid5(NAMESPACE, name)


def give(town: Town, count: int, *, publishers: int) -> None:
    """So many listings, shared among so many people."""
    with writing(town.database) as session:
        for number in range(publishers):
            person = Publisher(
                id=identity(f"p{number}"),
                email=f"p{number}@example.org",
                created_at=START,
                confirmed_at=START,
            )
            session.add(person)
        session.flush()
        for number in range(count):
            listing = publish(session, identity(f"l{number}"), content(number), START)
            owner = identity(f"p{number % publishers}")
            session.add(Ownership(listing_id=listing.id, publisher_id=owner, since=START))


def live(town: Town, days: int, *, killed: random.Random | None = None) -> Iterator[date]:
    """Let days pass; the worker runs each hour of the morning, and may be killed at the end of its work."""
    for number in range(days):
        for hour in (0, 1, 2):
            now = START + timedelta(days=number, hours=hour)
            try:
                with writing(town.database) as session:
                    keep_fresh(session, BASE, now)
                    _perhaps_end(killed)
            except KilledError:
                continue
        yield local_day(START + timedelta(days=number))


def _perhaps_end(killed: random.Random | None) -> None:
    if killed is not None and killed.random() < 0.3:
        raise KilledError


def rows(town: Town) -> list[tuple[UUID, date, int, date]]:
    with reading(town.database) as session:
        return [
            (row.listing_id, row.due, row.step, local_day(row.at))
            for row in session.exec(select(ReviewStep).order_by(col(ReviewStep.id)))
        ]


def listing(session: Session, name: str) -> Listing:
    return session.get_one(Listing, identity(name))


@pytest.mark.parametrize("kill", [False, True])
def test_each_listing_is_asked_about_on_its_days_and_once(town: Town, *, kill: bool) -> None:
    give(town, 200, publishers=40)
    for _ in live(town, 380, killed=random.Random(5) if kill else None):
        pass
    taken = rows(town)
    assert len({row[:3] for row in taken}) == len(taken)
    late = [(at - due).days - step for _, due, step, at in taken]
    assert all(days >= 0 for days in late)
    assert set(late) <= ({0, 1, 2, 3} if kill else {0})
    with reading(town.database) as session:
        letters = [(one.recipient, local_day(one.created_at)) for one in session.exec(select(Letter))]
        due = {row.id: (row.kind, row.review_due) for row in session.exec(select(Listing))}
    assert set(Counter(letters).values()) == {1}  # one letter on a day for all that somebody has
    asked = Counter(identity for identity, _, step, _ in taken if step in REMINDERS)
    for key, (kind, day) in due.items():
        assert asked[key] == _letters_expected(kind, day)


def _letters_expected(kind: str, due: date | None) -> int:
    """All four, unless the year ends first, or it was told less than a month before its season's end."""
    if kind == "event" or due is None:
        return 0
    told, last = local_day(START), local_day(START + timedelta(days=379))
    return sum(told < due + timedelta(days=step) <= last for step in REMINDERS)


def test_an_event_ends_by_itself(town: Town) -> None:
    give(town, 1, publishers=1)
    assert [day for day in live(town, 380) if rows(town)] == []


def test_what_nobody_answers_for_is_hidden_then_archived_and_never_deleted(town: Town) -> None:
    with writing(town.database) as session:
        session.add(Publisher(id=identity("p"), email="p@example.org", created_at=START, confirmed_at=START))
        session.flush()
        publish(session, identity("l"), content(3), START)  # a service of an informal group: 90 days
        session.add(Ownership(listing_id=identity("l"), publisher_id=identity("p"), since=START))
    due = local_day(START) + timedelta(days=90)
    with reading(town.database) as session:
        assert listing(session, "l").review_due == due
    seen: dict[date, tuple[bool, str]] = {}
    for today in live(town, 215):
        town.now = START + timedelta(days=(today - local_day(START)).days, hours=3)
        if today in {due, *(due + timedelta(days=n) for n in (29, 30, 119, 120))}:
            town.index()
            with reading(town.database) as session:
                seen[today] = (bool(town.ask(q="asia 3").total), listing(session, "l").state)
    assert list(seen.values()) == [
        (True, "published"),
        (True, "published"),
        (False, "published"),
        (False, "published"),
        (False, "archived"),
    ]
    assert [(step, at - due) for _, _, step, at in rows(town)] == [
        (step, timedelta(days=step)) for step in (-30, -7, 0, 14, 30, 120)
    ]


def test_vouching_begins_anew(town: Town) -> None:
    give(town, 4, publishers=1)
    steps = iter(live(town, 400))
    while next(steps) < local_day(START) + timedelta(days=61):
        pass
    now = START + timedelta(days=62)
    with writing(town.database) as session:
        vouch(session, identity("l3"), "owner_link", now)
        assert listing(session, "l3").review_due == local_day(now) + timedelta(days=90)
        assert session.exec(select(Outbox).where(Outbox.listing_id == identity("l3"))).all()
    with writing(town.database) as session:
        assert keep_fresh(session, BASE, now) == Taken()


def test_a_letter_lists_all_that_is_due_and_leads_to_the_own_page(town: Town) -> None:
    with writing(town.database) as session:
        session.add(Publisher(id=identity("p"), email="p@example.org", created_at=START, confirmed_at=START))
        session.flush()
        for name, number in (("a", 3), ("b", 15)):
            publish(session, identity(name), content(number), START)
            session.add(Ownership(listing_id=identity(name), publisher_id=identity("p"), since=START))
        keep_fresh(session, BASE, START + timedelta(days=60))
        letter = session.exec(select(Letter)).one().model_copy()
    assert (letter.recipient, letter.subject) == ("p@example.org", "Pitävätkö ilmoituksesi paikkansa?")
    assert "– Asia 3\n" in letter.text
    assert "– Asia 15\n" in letter.text
    assert f"{BASE}/oma/" in letter.text


def test_what_a_feed_tells_is_its_own_matter(town: Town) -> None:
    town.add("choir", kind="activity", sessions=[], organiser={"name": {"fi": "Kuoro"}})
    with writing(town.database) as session:
        assert keep_fresh(session, BASE, START + timedelta(days=900)) == Taken()
