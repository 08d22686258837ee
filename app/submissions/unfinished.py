"""Forms that somebody goes on with later, by a link in a letter. Nobody else sees them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from sqlmodel import Session

from app.mail.commands import write_letter
from app.submissions.commands import publisher_at
from app.submissions.letters import Writer
from app.submissions.links import holder_of, make_link
from app.submissions.models import Publisher, Submission

STATE: Final = "unfinished"
NO_TITLE = "–"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form so far, in a language of the pages."""

    email: str
    typed: dict[str, Any]
    lang: str


def keep_unfinished(session: Session, form: Unfinished, base_url: str, now: datetime) -> None:
    """Keep what was typed so far, and send its link. Side effects: the publisher, a letter.

    The letter has no word of what was typed: else one could write to anybody through us.
    """
    typed, lang = form.typed, form.lang
    publisher = publisher_at(session, form.email, lang, now)
    title = {typed.get("kieli", "fi"): typed.get("otsikko") or NO_TITLE}
    submission = Submission(
        id=uuid4(),
        publisher_id=publisher.id,
        state=STATE,
        content={"kind": typed.get("laji", "event"), "title": title},
        typed=typed,
        lang=lang,
        created_at=now,
        changed_at=now,
    )
    session.add(submission)
    session.flush()
    token = make_link(session, STATE, publisher.id, now, submission.id)
    write_letter(session, Writer(publisher, base_url).unfinished(submission, lang, token), now)


def unfinished_by(session: Session, token: str, now: datetime) -> dict[str, str]:
    """What was typed, by the letter's link. Raises NotFoundError and GoneError."""
    holder = holder_of(session, token, STATE, now)
    submission = session.get_one(Submission, holder.submission_id)
    publisher = session.get_one(Publisher, holder.publisher_id)
    return {**submission.typed, "oma_sahkoposti": publisher.email}
