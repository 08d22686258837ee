"""Pictures kept, taken by a submission, and forgotten."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.catalogue.models import Listing
from app.core.errors import InvalidError
from app.pictures.encoding import Made
from app.pictures.models import Picture, PictureFile
from app.pictures.rules import MOST_PENDING_BYTES, PENDING_FOR, PictureError


def keep(session: Session, made: Made, now: datetime) -> str:
    """Keep a picture for a draft. Returns its id. Raises PictureError when too much waits already."""
    waiting = session.exec(
        select(func.sum(col(Picture.total_bytes))).where(col(Picture.taken_at).is_(None))
    ).one()
    if (waiting or 0) + made.total_bytes > MOST_PENDING_BYTES:
        raise PictureError("full")
    session.add(Picture(id=made.id, total_bytes=made.total_bytes, created_at=now))
    session.flush()
    session.add_all(
        PictureFile(picture_id=made.id, name=name, data=data) for name, data in made.files.items()
    )
    return made.id


def take(session: Session, picture: str, now: datetime) -> None:
    """Let a submission have a picture. Raises InvalidError when it is gone."""
    found = session.get(Picture, picture)
    if found is None:
        raise InvalidError("The picture is no longer there.", field="kuva")
    found.taken_at = found.taken_at or now


def forget(session: Session, in_use: Collection[str], now: datetime) -> int:
    """Take away pictures whose draft was never sent, and those that nothing shows or waits to show.

    `in_use`: what submissions still need. Returns how many went.
    """
    shown = select(Listing.picture).where(Listing.picture != "")
    since = func.coalesce(col(Picture.taken_at), col(Picture.created_at))
    query = select(Picture.id).where(since <= now - PENDING_FOR, col(Picture.id).not_in(shown))
    gone = [one for one in session.exec(query) if one not in in_use]
    for one in gone:
        session.execute(delete(PictureFile).where(col(PictureFile.picture_id) == one))
        session.execute(delete(Picture).where(col(Picture.id) == one))
    return len(gone)
