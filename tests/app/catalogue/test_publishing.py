"""Listings that people publish themselves."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing, Occurrence, Organisation, Outbox
from app.catalogue.publishing import publish, put_back, take_down, vouch
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError
from tests import builders
from tests.app.town import Town, id_of

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
ONE = UUID("0123456789abcdef0123456789abcdef")


def choir(title: str = "Torikuoro", **changes: object) -> ListingContent:
    fields = {"kind": "activity", "organiser": builders.organiser("Torin laulajat"), **changes}
    return builders.listing(title, builders.weekly("2026-12-01T17:00"), **fields)


def put_up(town: Town, content: ListingContent | None = None, now: datetime = NOW) -> None:
    with writing(town.database) as session:
        publish(session, ONE, content or choir(), now)


def row(town: Town) -> Listing:
    with reading(town.database) as session:
        listing = session.get_one(Listing, ONE)
        session.expunge(listing)
    return listing


def test_it_is_public_with_its_times_its_organiser_and_whoever_vouched(town: Town) -> None:
    put_up(town)
    listing = row(town)
    assert (listing.slug, listing.state, listing.kind) == ("torikuoro-01234567", "published", "activity")
    assert (listing.verified_at, listing.verified_how) == (NOW, "owner_link")
    assert listing.next_start == datetime(2026, 12, 1, 15, tzinfo=UTC)
    with reading(town.database) as session:
        assert len(session.exec(select(Occurrence)).all()) == 25
        assert [one.slug for one in session.exec(select(Organisation))] == ["torin-laulajat-7933cd05"]
        assert session.exec(select(Outbox.listing_id)).all() == [ONE]


def test_its_address_stays_when_its_title_changes(town: Town) -> None:
    put_up(town)
    put_up(town, choir("Iltakuoro"), NOW + timedelta(days=1))
    listing = row(town)
    assert (listing.slug, listing.content["title"]) == ("torikuoro-01234567", {"fi": "Iltakuoro"})
    assert (listing.created_at, listing.changed_at) == (NOW, NOW + timedelta(days=1))


def test_taken_down_it_leaves_the_search_and_put_back_it_returns(town: Town) -> None:
    put_up(town)
    found = []
    for change in (None, take_down, put_back):
        if change is not None:
            with writing(town.database) as session:
                change(session, ONE, NOW)
        town.index()
        found.append(town.ask(q="torikuoro").total)
    assert found == [1, 0, 1]


def test_put_back_after_weeks_its_times_are_those_of_now(town: Town) -> None:
    put_up(town)
    later = NOW + timedelta(days=60)
    with writing(town.database) as session:
        take_down(session, ONE, NOW)
        put_back(session, ONE, later)
        first = session.exec(select(Occurrence).order_by(col(Occurrence.starts_at))).first()
        assert first is not None
        assert first.starts_at >= later - timedelta(days=1)
    assert row(town).next_start == datetime(2027, 1, 26, 15, tzinfo=UTC)


def test_vouching_moves_the_review_and_tells_how(town: Town) -> None:
    put_up(town)
    with writing(town.database) as session:
        vouch(session, ONE, "phone", NOW + timedelta(days=10))
    listing = row(town)
    assert (listing.verified_how, listing.verified_at) == ("phone", NOW + timedelta(days=10))
    assert str(listing.review_due) == "2027-06-02"


@pytest.mark.parametrize("change", [take_down, put_back])
def test_what_is_not_there_cannot_be_changed(town: Town, change: object) -> None:
    with writing(town.database) as session, pytest.raises(NotFoundError):
        change(session, uuid4(), NOW)  # type: ignore[operator]  # both have this shape


def test_what_a_person_took_down_stays_down_when_its_feed_tells_it_anew(town: Town) -> None:
    town.add("choir", title="Torikuoro")
    with writing(town.database) as session:
        take_down(session, id_of("choir"), NOW)
    town.add("choir", title="Iltakuoro")
    with reading(town.database) as session:
        listing = session.get_one(Listing, id_of("choir"))
        assert (listing.state, listing.content["title"]) == ("withdrawn", {"fi": "Iltakuoro"})


def test_what_its_feed_had_lost_and_tells_again_is_public_again(town: Town) -> None:
    town.add("choir", title="Torikuoro")
    town.take_away("choir")
    town.add("choir", title="Torikuoro")
    with reading(town.database) as session:
        assert session.get_one(Listing, id_of("choir")).state == "published"


def test_what_the_desk_took_away_only_the_desk_puts_back(town: Town) -> None:
    put_up(town)
    with writing(town.database) as session:
        take_down(session, ONE, NOW)
        take_down(session, ONE, NOW, by_desk=True)
    assert row(town).state == "removed"
    with writing(town.database) as session, pytest.raises(InvalidError):
        put_back(session, ONE, NOW)
    with writing(town.database) as session:
        put_back(session, ONE, NOW, by_desk=True)
    assert row(town).state == "published"
