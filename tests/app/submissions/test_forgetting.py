"""What is forgotten of those who publish, and when."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from app.core.db import reading, writing
from app.submissions.commands import Offer, confirm, submit
from app.submissions.decisions import Decider, approve, ask_change, mark_spam, reject
from app.submissions.forgetting import forget_submissions
from app.submissions.links import holder_of, make_link
from app.submissions.models import Link, Ownership, Publisher, Submission
from app.submissions.unfinished import Unfinished, keep_unfinished
from tests.app.submissions.test_the_way import BASE, NOW, knitting

DESK = Decider("desk@example.org", BASE, NOW)


def begin(engine: Engine, state: str) -> None:
    """Somebody of whom a submission in this state is all that is known."""
    email = f"{state}@example.org"
    with writing(engine) as session:
        if state == "unfinished":
            keep_unfinished(session, Unfinished(email, {"otsikko": "Neuleilta"}, "fi"), BASE, NOW)
            return
        sent = submit(session, email, Offer(knitting(), "fi"), BASE, NOW)
        if state == "unconfirmed":
            return
        confirm(session, make_link(session, "confirm", sent.publisher_id, NOW, sent.id), BASE, NOW)
        if state == "approved":
            approve(session, sent.id, DESK)
        elif state == "change_asked":
            ask_change(session, sent.id, "Kerro hinta.", DESK)
        elif state == "rejected":
            reject(session, sent.id, "Ei kuulu tänne.", DESK)
        elif state == "spam":
            mark_spam(session, sent.id, DESK)


def known(engine: Engine) -> tuple[int, int, int]:
    """How many submissions, people and links there are."""
    with reading(engine) as session:
        submissions, people, links = (
            len(session.exec(select(table)).all()) for table in (Submission, Publisher, Link)
        )
    return submissions, people, links


@pytest.mark.parametrize(
    ("state", "days"),
    [("unfinished", 14), ("unconfirmed", 7), ("change_asked", 365), ("rejected", 365), ("spam", 365)],
)
def test_a_submission_is_forgotten_on_its_day_with_its_sender(engine: Engine, state: str, days: int) -> None:
    begin(engine, state)
    before = known(engine)
    with writing(engine) as session:
        forget_submissions(session, NOW + timedelta(days=days, seconds=-1))
    assert known(engine) == before
    with writing(engine) as session:
        forget_submissions(session, NOW + timedelta(days=days))
    assert known(engine) == (0, 0, 0)


def test_what_waits_for_the_desk_is_never_forgotten(engine: Engine) -> None:
    begin(engine, "waiting")
    with writing(engine) as session:
        forget_submissions(session, NOW + timedelta(days=3650))
    assert known(engine)[:2] == (1, 1)


def test_who_has_something_published_stays_with_a_link_that_opens(engine: Engine) -> None:
    begin(engine, "approved")
    with writing(engine) as session:
        owner = session.exec(select(Ownership.publisher_id)).one()
        token = make_link(session, "own", owner, NOW)
        forget_submissions(session, NOW + timedelta(days=365))
        assert session.exec(select(Submission)).all() == []
        assert holder_of(session, token, "own", NOW + timedelta(days=365)).publisher_id == owner


def test_one_state_is_forgotten_without_the_others(engine: Engine) -> None:
    for state in ("unfinished", "unconfirmed", "waiting", "rejected"):
        begin(engine, state)
    with writing(engine) as session:
        forget_submissions(session, NOW + timedelta(days=14))
        left = session.exec(select(Submission.state).order_by(col(Submission.state))).all()
        people = session.exec(select(Publisher.email).order_by(col(Publisher.email))).all()
    assert left == ["rejected", "waiting"]
    assert people == ["rejected@example.org", "waiting@example.org"]
