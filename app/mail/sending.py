"""Sending the letters that wait. May be killed at any point, and may run in several processes at once.

A letter is claimed in a transaction, handed in, and marked as sent in another: no transaction stays open
while a server thinks. A claim puts its next try beyond the time that a round can take, so that nobody else
takes the letter meanwhile, and so that a letter whose sender was killed is tried again.

What remains: killed after the server has taken the letter and before it is marked, a sender leaves it to be
sent once more. No sender of e-mail can rule that out; but the twin has the same Message-ID, by which mail
servers and programs know it and drop it. The files of the outbox have the letter's name: there the twin is
never written.
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.errors import MessageError
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Engine, update
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core.db import reading, writing
from app.core.errors import UnavailableError
from app.core.settings import Settings
from app.mail.bounce_report import kind_of
from app.mail.bouncing import note_bounce
from app.mail.message import address_of, message_of
from app.mail.models import Letter
from app.mail.post import FolderPost, NotTakenError, Post
from app.mail.retries import next_try
from app.mail.return_path import return_path
from app.mail.smtp import MailServer, SmtpPost

log = structlog.get_logger()

ROUND_SECONDS = 60.0
CLAIM = timedelta(minutes=15)
"""Longer than a round, the slowest letter in it, and writing down how it ended can take."""
NOTE_TRIES = 8
"""Each waits for a quarter of a minute at most."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters were sent, have to wait, and were given up."""

    sent: int = 0
    later: int = 0
    failed: int = 0

    def and_one(self, state: str) -> "Sent":
        """One more, by its state: `sent`, `waiting` or `failed`."""
        return Sent(
            self.sent + (state == "sent"),
            self.later + (state == "waiting"),
            self.failed + (state == "failed"),
        )


def send_waiting(database: Engine, settings: Settings, now: datetime) -> Sent:
    """Send the letters whose time has come, for a minute at most. Side effects: each letter's row.

    Without OPASTAMO_SMTP_URL they become files in the var folder. Raises UnavailableError for settings that
    cannot be used.
    """
    with reading(database) as session:
        if session.exec(_due(now).limit(1)).first() is None:
            return Sent()
    try:
        with _post(settings) as post:
            return _round(database, post, settings, now)
    except NotTakenError as error:  # raised on entering: inside, each letter has its own
        log.warning("mail_server_not_reached", error=type(error.__cause__).__name__)
        return _put_off_all(database, error, now)


def _post(settings: Settings) -> Post:
    address_of(settings.mail_from)  # before any letter is claimed
    address_of(settings.bounce_address or settings.mail_from)
    if address := settings.smtp_url.get_secret_value():
        return SmtpPost(MailServer.of(address), settings.mail_from)
    return FolderPost(settings.var / "outbox")


def _round(database: Engine, post: Post, settings: Settings, now: datetime) -> Sent:
    done, ends = Sent(), time.monotonic() + ROUND_SECONDS
    while time.monotonic() < ends and (letter := _claim(database, now)):
        error = _hand_in(post, letter, settings)
        end = _failed(letter.tries, error, now) if error else _sent(now)
        _note(database, letter.id, end, now)
        done = done.and_one(end["state"])
        if error and error.is_closed:
            break
    if done.later or done.failed:
        log.warning("letters_not_sent", later=done.later, failed=done.failed)
    return done


def _claim(database: Engine, now: datetime) -> Letter | None:
    with writing(database) as session:
        letter = session.exec(_due(now).limit(1)).first()
        if letter is not None:
            letter.tries += 1
            letter.next_try_at = now + CLAIM
            session.flush()
            session.expunge(letter)
    return letter


def _due(now: datetime) -> SelectOfScalar[Letter]:
    due = select(Letter).where(Letter.state == "waiting", col(Letter.next_try_at) <= now)
    return due.order_by(col(Letter.next_try_at), col(Letter.created_at), col(Letter.id))


def _hand_in(post: Post, letter: Letter, settings: Settings) -> NotTakenError | None:
    try:
        post.hand_in(message_of(letter, settings.mail_from), _return_to(letter, settings))
    except NotTakenError as error:
        return error
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        # One letter that cannot be made must not keep the others waiting.
        return NotTakenError(f"It cannot be made: {type(error).__name__}", is_final=True)
    return None


def _return_to(letter: Letter, settings: Settings) -> str:
    if not settings.bounce_address:
        return ""
    return return_path(letter.id, settings.bounce_address, settings.secret_key.get_secret_value())


def _sent(now: datetime) -> dict[str, Any]:
    return {"state": "sent", "sent_at": now, "error": ""}


def _failed(tries: int, error: NotTakenError, now: datetime) -> dict[str, Any]:
    again = None if error.is_final else next_try(tries, now)
    if again is None:
        return {"state": "failed", "error": error.reason}
    return {"state": "waiting", "next_try_at": again, "error": error.reason}


def _note(database: Engine, letter_id: UUID, end: dict[str, Any], now: datetime) -> None:
    """Write down how a try ended. A long import may keep the database; the server has the letter: insist.

    An address that the server does not know is like one from which the letter came back.
    """
    kind = kind_of(end["error"]) if end["state"] == "failed" else None
    mine = update(Letter).where(col(Letter.id) == letter_id, col(Letter.state) == "waiting")
    for left in reversed(range(NOTE_TRIES)):
        try:
            with writing(database) as session:
                session.execute(mine.values(end))
                if kind:
                    note_bounce(session, session.get_one(Letter, letter_id), kind, end["error"], now)
        except UnavailableError:
            if not left:
                raise
        else:
            return


def _put_off_all(database: Engine, error: NotTakenError, now: datetime) -> Sent:
    """One attempt to reach the server stands for one try of each letter that is due."""
    done = Sent()
    with writing(database) as session:
        for letter in session.exec(_due(now)).all():
            letter.tries += 1
            end = _failed(letter.tries, error, now)
            letter.sqlmodel_update(end)
            done = done.and_one(end["state"])
    return done
