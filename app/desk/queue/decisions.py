"""What waits for a decision, and the decision with its place in the audit trail."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, case, func
from sqlmodel import Session, col, select

from app.core.errors import InvalidError, NotFoundError
from app.desk.events import About, note
from app.submissions.commands import title_of
from app.submissions.decisions import Decider, approve, ask_change, mark_spam, reject
from app.submissions.models import Publisher, Submission
from app.web.languages import LANGUAGES
from app.web.words import N_, Words

SHOWN = 200
READY_REASONS = {
    "double": N_("Sama ilmoitus on jo Opastamossa."),
    "selling": N_("Opastamo kertoo tekemisestä ja avusta, ei tuotteiden myynnistä."),
    "elsewhere": N_("Tämä ei tapahdu Mikkelin seudulla eikä verkossa."),
    "unclear": N_("Ilmoituksesta ei selviä, kuka järjestää, missä ja milloin."),
    "private": N_("Ilmoituksessa on toisen ihmisen yksityisiä tietoja."),
}
"""The sender reads them in their own language."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided. `action` is one of `_ACTIONS`."""

    action: str
    reason: str = ""
    message: str = ""


class DecidedBeforeError(InvalidError):
    """Somebody else was first."""


def waiting(session: Session) -> list[Submission]:
    """What waits, the oldest first; what is doubtful comes last."""
    query = select(Submission).where(Submission.state == "waiting").order_by(*_order()).limit(SHOWN)
    return list(session.exec(query))


def count_waiting(session: Session) -> int:
    """How many wait."""
    return session.exec(select(func.count()).where(col(Submission.state) == "waiting")).one()


def next_waiting(session: Session) -> UUID | None:
    """The one to decide about next."""
    query = select(Submission.id).where(Submission.state == "waiting").order_by(*_order()).limit(1)
    return session.exec(query).first()


def _order() -> tuple[ColumnElement[int], ColumnElement[object]]:
    return case((col(Submission.suspicion) > 0, 1), else_=0), col(Submission.changed_at)  # type: ignore[return-value]  # SQLModel's columns


def submission_in(session: Session, identity: UUID) -> Submission:
    """One submission that its sender has confirmed, decided or not. Raises NotFoundError."""
    found = session.get(Submission, identity)
    if found is None or found.state in {"unfinished", "unconfirmed"}:
        raise NotFoundError("There is no such submission.")
    return found


def decide(session: Session, identity: UUID, decision: Decision, decider: Decider) -> None:
    """Carry a decision out, and write it down in the same transaction.

    Raises NotFoundError, DecidedBeforeError, InvalidError for a message that is missing, ScheduleError.
    """
    submission = submission_in(session, identity)
    if submission.state != "waiting":
        raise DecidedBeforeError("Somebody has decided about this already.")
    message = _message(session, submission, decision)
    _ACTIONS[decision.action](session, identity, message, decider)
    session.flush()
    about = About(submission_id=identity, listing_id=submission.listing_id)
    note(
        session, decider.by, decision.action, decider.now, about, title=title_of(submission), message=message
    )


def _message(session: Session, submission: Submission, decision: Decision) -> str:
    ready = ""
    if decision.action == "rejected" and decision.reason in READY_REASONS:
        lang = session.get_one(Publisher, submission.publisher_id).lang
        ready = Words(LANGUAGES[lang]).gettext(READY_REASONS[decision.reason])
    return "\n\n".join(part for part in (ready, decision.message.strip()) if part)


def _approve(session: Session, identity: UUID, _message: str, decider: Decider) -> None:
    approve(session, identity, decider)


def _ask(session: Session, identity: UUID, message: str, decider: Decider) -> None:
    ask_change(session, identity, message, decider)


def _reject(session: Session, identity: UUID, message: str, decider: Decider) -> None:
    reject(session, identity, message, decider)


def _spam(session: Session, identity: UUID, _message: str, decider: Decider) -> None:
    mark_spam(session, identity, decider)


def _approve_bare(session: Session, identity: UUID, _message: str, decider: Decider) -> None:
    approve(session, identity, decider, with_picture=False)


_ACTIONS: dict[str, Callable[[Session, UUID, str, Decider], None]] = {
    "approved": _approve,
    "approved_without_picture": _approve_bare,
    "change_asked": _ask,
    "rejected": _reject,
    "spam": _spam,
}
