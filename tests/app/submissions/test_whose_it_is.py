"""A change is taken from whoever it belongs to alone."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.core.db import writing
from app.core.errors import NotFoundError
from app.submissions.commands import Offer, submit_own
from app.submissions.links import Holder
from app.submissions.models import Submission
from tests.app.submissions.test_the_way import BASE, NOW, knitting, published
from tests.app.town import Town


def not_of(session: Session, holder: Holder) -> UUID:
    others = Submission.publisher_id != holder.publisher_id
    return session.exec(select(Submission.id).where(others)).one()


def test_nobody_changes_what_is_another_s(town: Town) -> None:
    listing_id, _ = published(town)
    _, stranger = published(town, "toinen@example.org")
    with writing(town.database) as session:
        for offer in (
            Offer(knitting(), "fi", listing_id=listing_id),
            Offer(knitting(), "fi", instead_of=not_of(session, stranger)),
        ):
            with pytest.raises(NotFoundError):
                submit_own(session, stranger, offer, BASE, NOW)
