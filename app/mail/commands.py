"""Writing letters down, and forgetting them. Sending is another's work: app/mail/sending.py."""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.core.db import table_of
from app.mail.bouncing import is_dead
from app.mail.letter_page import LetterPage
from app.mail.models import Letter
from app.mail.rules import Draft
from app.web.rendering import environment

KEPT_FOR = timedelta(days=30)
"""So long a letter that has ended keeps its words and its address."""


def write_letter(session: Session, draft: Draft, now: datetime) -> bool:
    """Write a letter down for sending, in the caller's transaction. False: one of that name was before.

    To an address from which letters have come back it is not sent.
    """
    stops = is_dead(session, draft.recipient, now, is_asked_for=draft.is_asked_for)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    page, templates = LetterPage.of(draft), environment(draft.lang)
    row = {
        "id": uuid4(),
        "once": draft.once,
        "recipient": draft.recipient,
        "lang": draft.lang,
        "subject": draft.subject,
        "text": templates.get_template("mail/letter.txt").render(page=page),
        "html": templates.get_template("mail/letter.html").render(page=page),
        "headers": _headers(draft),
        "state": "stopped" if stops else "waiting",
        "tries": 0,
        "next_try_at": now,
        "created_at": now,
        "error": "",
    }
    statement = insert(table_of(Letter)).values(row).on_conflict_do_nothing(index_elements=["once"])
    return session.execute(statement.returning(table_of(Letter).c.id)).first() is not None


def _headers(draft: Draft) -> dict[str, str]:
    if not draft.unsubscribe:
        return {}
    return {
        "List-Unsubscribe": f"<{draft.unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def forget_old(session: Session, now: datetime) -> int:
    """Take the words and addresses out of letters that ended a while ago; returns how many.

    Their names stay, so that nothing is written a second time.
    """
    ended = func.coalesce(col(Letter.sent_at), col(Letter.created_at))
    result = session.execute(
        update(Letter)
        .where(col(Letter.state) != "waiting", col(Letter.recipient) != "", ended < now - KEPT_FOR)
        .values(recipient="", subject="", text="", html="", headers={}, error="")
        .execution_options(synchronize_session=False)
        .returning(col(Letter.id))
    )
    return len(result.all())
