"""Short codes of lists: "4K7P" is easily typed on a phone that reads no QR codes."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from app.core.clock import local_day
from app.lists.models import ShortList
from app.web.own_list import Codes

LETTERS = "34679CDFHJKMNPRTWX"
"""Nothing that looks like something else (0, 1, 2, 5 and 8 look like letters), and no vowels: no words."""
LENGTH = 4
MOST_LENGTH = 8
TRIES = 5
"""So often a code may be taken before codes get longer."""
KEPT_FOR = timedelta(days=30)


def read_code(text: str) -> str:
    """The code that somebody typed, however they wrote it; empty: it cannot be one."""
    code = "".join(text.upper().replace("-", " ").split())
    fits = LENGTH <= len(code) <= MOST_LENGTH and set(code) <= set(LETTERS)
    return code if fits else ""


def give_code(session: Session, codes: Codes, lang: str, now: datetime) -> ShortList:
    """A code for a list, for 30 days; who asks twice on a day gets the same one."""
    ends_on = local_day(now) + KEPT_FOR
    listings = ".".join(codes)
    same = select(ShortList).where(
        col(ShortList.listings) == listings, col(ShortList.lang) == lang, col(ShortList.ends_on) == ends_on
    )
    given: ShortList | None = session.execute(same).scalars().first()
    if given is not None:
        return given
    row = ShortList(code=_free_code(session), listings=listings, lang=lang, ends_on=ends_on)
    session.add(row)
    session.flush()
    return row


def list_under(session: Session, code: str, now: datetime) -> ShortList | None:
    """The list under a code, while it lasts."""
    row = session.get(ShortList, code)
    return row if row is not None and row.ends_on >= local_day(now) else None


def forget_old_codes(session: Session, now: datetime) -> None:
    """Forget lists whose time is up."""
    session.execute(delete(ShortList).where(col(ShortList.ends_on) < local_day(now)))


def _free_code(session: Session) -> str:
    length = LENGTH
    while True:
        for _ in range(TRIES):
            code = "".join(secrets.choice(LETTERS) for _ in range(length))
            if session.get(ShortList, code) is None:
                return code
        length = min(length + 1, MOST_LENGTH)
