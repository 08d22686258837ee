"""Links that stand for a person."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from app.core.db import reading, writing
from app.core.errors import GoneError, NotFoundError
from app.submissions.links import Holder, Purpose, holder_of, make_link, revoke_links, use_link
from app.submissions.models import Link, Publisher
from tests.app.town import Town

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def publisher(town: Town) -> UUID:
    identity = uuid4()
    with writing(town.database) as session:
        session.add(Publisher(id=identity, email="aila@example.org", created_at=NOW))
    return identity


def made(town: Town, publisher: UUID, purpose: Purpose = "own") -> str:
    with writing(town.database) as session:
        return make_link(session, purpose, publisher, NOW)


def test_a_link_stands_for_its_publisher(town: Town, publisher: UUID) -> None:
    token = made(town, publisher)
    with reading(town.database) as session:
        assert holder_of(session, token, "own", NOW) == Holder(publisher, None)


def test_the_token_itself_is_kept_nowhere(town: Town, publisher: UUID) -> None:
    token = made(town, publisher)
    with reading(town.database) as session:
        row = session.exec(select(Link)).one()
    assert token not in str(row.model_dump())
    assert len(token) == 32


@pytest.mark.parametrize("token", ["", "x", "a" * 32, "../yllapito"])
def test_what_is_no_token_of_ours_is_not_found(town: Town, publisher: UUID, token: str) -> None:
    made(town, publisher)
    with reading(town.database) as session, pytest.raises(NotFoundError):
        holder_of(session, token, "own", NOW)


def test_a_link_is_good_for_its_purpose_alone(town: Town, publisher: UUID) -> None:
    token = made(town, publisher, "confirm")
    with reading(town.database) as session, pytest.raises(NotFoundError):
        holder_of(session, token, "own", NOW)


@pytest.mark.parametrize(("purpose", "days"), [("confirm", 7), ("own", 400)])
def test_a_link_ends(town: Town, publisher: UUID, purpose: Purpose, days: int) -> None:
    token = made(town, publisher, purpose)
    end = NOW + timedelta(days=days)
    with reading(town.database) as session:
        holder_of(session, token, purpose, end - timedelta(seconds=1))
        with pytest.raises(GoneError):
            holder_of(session, token, purpose, end)


def test_a_link_that_was_used_up_is_over(town: Town, publisher: UUID) -> None:
    token = made(town, publisher, "confirm")
    with writing(town.database) as session:
        use_link(session, token, "confirm", NOW)
    with writing(town.database) as session, pytest.raises(GoneError):
        use_link(session, token, "confirm", NOW)


def test_all_links_of_somebody_can_be_revoked(town: Town, publisher: UUID) -> None:
    tokens = [made(town, publisher), made(town, publisher)]
    with writing(town.database) as session:
        revoke_links(session, publisher, NOW)
    with reading(town.database) as session:
        for token in tokens:
            with pytest.raises(GoneError):
                holder_of(session, token, "own", NOW)
