"""Letters to send, settings to send them by, and what the table says of them."""

from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import col, select

from app.core.db import reading, writing
from app.core.settings import Settings
from app.mail.commands import write_letter
from app.mail.models import Letter
from app.mail.rules import Action, Draft, Quote, Text
from tests.app.town import local

NOW = local("2026-11-24 09:00")
SENDER = "Mikkelin Opastamo <opastamo@mikkeli.example>"


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def draft(once: str = "kirje", recipient: str = "aino@example.org", unsubscribe: str = "") -> Draft:
    return Draft(
        once=once,
        recipient=recipient,
        lang="fi",
        subject="Ilmoituksesi on perillä: Pöytäjääkiekkoa äänekkäästi",
        blocks=(
            Text("Hei! Näin hyvä – käytännössä valmis."),
            Action("Avaa oma sivu", "https://opastamo.example/oma/abc?a=1&b=2"),
            Quote("Lisää vielä hinta & paikka,\n<kiitos>"),
        ),
        unsubscribe=unsubscribe,
    )


def write(database: Engine, *names: str, now: datetime = NOW) -> None:
    """Write letters of these names, to addresses of these names."""
    with writing(database) as session:
        for name in names:
            assert write_letter(session, draft(name, f"{name}@example.org"), now)


def sending(var: Path, url: str = "") -> Settings:
    return Settings(var=var, smtp_url=SecretStr(url), mail_from=SENDER)


def letters(database: Engine) -> dict[str, Letter]:
    """All letters by their names."""
    with reading(database) as session:
        found = session.exec(select(Letter).order_by(col(Letter.once))).all()
        session.expunge_all()
    return {one.once: one for one in found}


def states(database: Engine) -> dict[str, str]:
    return {name: letter.state for name, letter in letters(database).items()}
