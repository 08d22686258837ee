"""Notices for residents: what one must be like, and how the desk changes them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from app.core.editions import changed
from app.core.errors import InvalidError, NotFoundError
from app.infopoint.models import NoticeRow
from app.web.board import Notice

EDITION = "notices"
LANGUAGES = ("fi", "sv", "en")
MAX_TEXT = 280
LONGEST = timedelta(days=92)
"""What has to be told for longer belongs on a page."""
KEPT = timedelta(days=365)
_OURS = re.compile(r"/(?![/\\])[^\s\\]*")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice as somebody wrote it; `link` may be empty."""

    texts: dict[str, str]
    starts_at: datetime
    ends_at: datetime
    link: str = ""


def is_good_link(link: str) -> bool:
    """Whether a link leads to a page of ours, or to a host by its name over https."""
    if _OURS.fullmatch(link):
        return True
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return False
    good = parts.scheme == "https" and "@" not in parts.netloc and port in {None, 443}
    return good and _HOST.fullmatch(parts.hostname or "") is not None and not re.search(r"[\s\\<>\"]", link)


def check(new: NewNotice, now: datetime) -> NewNotice:
    """Give it without empty texts. Raises InvalidError, naming the field."""
    texts = {lang: " ".join(new.texts.get(lang, "").split()) for lang in LANGUAGES}
    for lang, text in texts.items():
        if len(text) > MAX_TEXT:
            raise InvalidError(f"At most {MAX_TEXT} characters.", field=f"{lang}-pitka")
    if not texts["fi"]:
        raise InvalidError("The text in Finnish is missing.", field="fi")
    if new.ends_at <= max(new.starts_at, now):
        raise InvalidError("It ends before it begins, or it is over.", field="paattyy")
    if new.ends_at - max(new.starts_at, now) > LONGEST:
        raise InvalidError("That is too long.", field="paattyy-pitka")
    if new.link and not is_good_link(new.link):
        raise InvalidError("A path of ours, or an https address.", field="linkki")
    return NewNotice(
        {lang: text for lang, text in texts.items() if text}, new.starts_at, new.ends_at, new.link
    )


def add_notice(session: Session, new: NewNotice, by: str, now: datetime) -> NoticeRow:
    """Put a notice up. Raises InvalidError, naming the field."""
    good = check(new, now)
    row = NoticeRow(
        id=uuid4(),
        texts=good.texts,
        link=good.link,
        starts_at=good.starts_at,
        ends_at=good.ends_at,
        created_at=now,
        created_by=by,
    )
    session.add(row)
    changed(session, EDITION)
    return row


def change_notice(session: Session, identity: UUID, new: NewNotice, now: datetime) -> NoticeRow:
    """Say it otherwise, or at another time. Raises NotFoundError; InvalidError, naming the field."""
    row, good = notice_in(session, identity), check(new, now)
    row.texts, row.link, row.starts_at, row.ends_at = good.texts, good.link, good.starts_at, good.ends_at
    changed(session, EDITION)
    return row


def end_notice(session: Session, identity: UUID, now: datetime) -> NoticeRow:
    """Take a notice down now. One that is over stays as it is. Raises NotFoundError."""
    row = notice_in(session, identity)
    if row.ends_at > now:
        row.starts_at, row.ends_at = min(row.starts_at, now), now
        changed(session, EDITION)
    return row


def notice_in(session: Session, identity: UUID) -> NoticeRow:
    """One notice. Raises NotFoundError."""
    if (row := session.get(NoticeRow, identity)) is None:
        raise NotFoundError("There is no such notice.")
    return row


def notices(session: Session, *, ending_after: datetime) -> list[NoticeRow]:
    """All that end after a moment, by their beginning."""
    query = select(NoticeRow).where(col(NoticeRow.ends_at) > ending_after)
    return list(session.exec(query.order_by(col(NoticeRow.starts_at), col(NoticeRow.created_at))))


def forget_old_notices(session: Session, now: datetime) -> None:
    """Forget what ended long ago."""
    for row in session.exec(select(NoticeRow).where(col(NoticeRow.ends_at) < now - KEPT)):
        session.delete(row)


def on_the_board(session: Session, now: datetime) -> list[Notice]:
    """What is, or will be, on the board."""
    return [
        Notice(row.texts, row.starts_at, row.ends_at, row.link) for row in notices(session, ending_after=now)
    ]
