"""Messages are kept, and forgotten in time."""

from datetime import timedelta

from sqlalchemy import Engine, select
from sqlmodel import col

from app.core.db import reading, writing
from app.feedback.commands import keep
from app.feedback.models import Feedback
from app.feedback.rules import KEPT_FOR, Message
from tests.app.town import local

NOW = local("2026-11-24 09:00")


def kept(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.execute(select(col(Feedback.message)).order_by(col(Feedback.message))).scalars())


def tell(engine: Engine, text: str, days: float) -> None:
    with writing(engine) as session:
        keep(session, Message("general", "", text, ""), None, "fi", NOW + timedelta(days=days))


def test_a_message_is_forgotten_within_the_promised_time(engine: Engine) -> None:
    tell(engine, "first", 0)
    tell(engine, "second", KEPT_FOR.days)
    assert kept(engine) == ["first", "second"]

    tell(engine, "third", KEPT_FOR.days + 1)

    assert kept(engine) == ["second", "third"]
    assert timedelta(days=300) < KEPT_FOR < timedelta(days=365)
