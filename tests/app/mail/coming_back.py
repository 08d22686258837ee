"""A letter that went out, and what is known of its address after it came back."""

from pathlib import Path
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import select

from app.core.db import reading, writing
from app.core.settings import Settings
from app.mail.bouncing import take_bounce
from app.mail.models import Bounce
from app.mail.return_path import return_path
from tests.app.mail.post_office import NOW, SENDER

SECRET = "a secret of at least thirty-two letters"
BOX = "palautuvat@mikkeli.example"


def chosen(var: Path, url: str = "", **fields: object) -> Settings:
    return Settings(
        var=var,
        smtp_url=SecretStr(url),
        mail_from=SENDER,
        secret_key=SecretStr(SECRET),
        **fields,  # type: ignore[arg-type]  # settings by name
    )


def marked(letter: UUID) -> str:
    return return_path(letter, BOX, SECRET)


def numbered(letter: UUID) -> str:
    return f"<{letter}@mikkeli.example>"


def take(database: Engine, raw: bytes, **fields: str) -> str:
    with writing(database) as session:
        return take_bounce(session, raw, SECRET, NOW, **fields)


def noted(database: Engine) -> list[tuple[str, bool, int]]:
    with reading(database) as session:
        return [(one.address, one.hard_at is not None, one.soft) for one in session.exec(select(Bounce))]
