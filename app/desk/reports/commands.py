"""What people tell us, at the desk: reading it, answering it, and marking it as done."""

import re
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.core.errors import InvalidError, NotFoundError
from app.desk.events import About, note
from app.desk.models import DeskEvent
from app.feedback.models import Feedback
from app.mail.commands import write_letter
from app.mail.rules import Draft, Quote, Text
from app.web.languages import LANGUAGES
from app.web.words import Words

SHOWN = 200
OPEN, HANDLED = "new", "handled"
MOST_ANSWER = 5_000
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@[^@\s<>()\[\],;:\"\\]{1,189}")


def count_open(session: Session) -> int:
    """How many messages nobody has dealt with."""
    return session.exec(select(func.count()).where(col(Feedback.state) == OPEN)).one()


def reports_in(session: Session, state: str) -> list[Feedback]:
    """Messages of a state: open ones the oldest first, handled ones the newest first."""
    at = col(Feedback.created_at)
    query = select(Feedback).where(Feedback.state == state)
    return list(session.exec(query.order_by(at if state == OPEN else at.desc()).limit(SHOWN)))


def report_in(session: Session, identity: UUID) -> Feedback:
    """One message. Raises NotFoundError."""
    if (found := session.get(Feedback, identity)) is None:
        raise NotFoundError("There is no such message.")
    return found


def can_be_written_to(report: Feedback) -> bool:
    """Whether an e-mail address was left; a phone number is for calling."""
    return bool(_EMAIL.fullmatch(report.contact))


def handle(session: Session, identity: UUID, remark: str, by: str, now: datetime) -> None:
    """Mark a message as dealt with. Side effect: the audit trail."""
    report = report_in(session, identity)
    report.state = HANDLED
    note(session, by, "feedback_handled", now, _about(report), feedback=str(report.id), text=remark.strip())


def open_again(session: Session, identity: UUID, by: str, now: datetime) -> None:
    """Mark a message as open. Side effect: the audit trail."""
    report = report_in(session, identity)
    report.state = OPEN
    note(session, by, "feedback_opened", now, _about(report), feedback=str(report.id))


def answer(session: Session, identity: UUID, words: str, by: str, now: datetime) -> None:
    """Write to whoever sent a message, and mark it as dealt with.

    Raises InvalidError when there is no address or nothing to say. Side effects: a letter, the audit trail.
    """
    report, said = report_in(session, identity), words.strip()
    if not can_be_written_to(report):
        raise InvalidError("No e-mail address was left.", field="vastaus")
    if not said or len(said) > MOST_ANSWER:
        raise InvalidError(f"An answer has from 1 to {MOST_ANSWER} characters.", field="vastaus")
    write_letter(session, _letter(report, said, now), now)
    report.state = HANDLED
    note(session, by, "feedback_answered", now, _about(report), feedback=str(report.id), text=said)


def events_of_report(session: Session, identity: UUID) -> list[DeskEvent]:
    """What was done about a message, the newest first."""
    is_its = col(DeskEvent.details)["feedback"].as_string() == str(identity)
    return list(session.exec(select(DeskEvent).where(is_its).order_by(col(DeskEvent.id).desc())))


def _letter(report: Feedback, said: str, now: datetime) -> Draft:
    gettext = Words(LANGUAGES[report.lang]).gettext
    asked = (Text(gettext("Kirjoitit meille näin:")), Quote(report.message)) if report.message else ()
    return Draft(
        once=f"feedback:{report.id}:{now.timestamp():.3f}",
        recipient=report.contact,
        lang=report.lang,
        subject=gettext("Vastaus palautteeseesi"),
        blocks=(
            Text(gettext("Kiitos, että kirjoitit Opastamoon.")),
            *(Text(part) for part in said.split("\n\n") if part.strip()),
            *asked,
        ),
    )


def _about(report: Feedback) -> About:
    return About(listing_id=report.listing_id)
