"""The places where one can come or call, as the desk keeps them. Without any, the catalogue's own tells."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, func, select

from app.core.editions import changed
from app.core.errors import InvalidError, NotFoundError
from app.infopoint.models import ServicePoint
from app.infopoint.opening import Point, next_turn
from app.infopoint.opening_words import ShownPoint, shown_point
from app.web.words import Words

EDITION = "hours"
MAX_POINTS = 12


def points(session: Session) -> list[tuple[UUID, Point]]:
    """All of them, in their order."""
    rows = session.exec(select(ServicePoint).order_by(col(ServicePoint.position)))
    return [(row.id, Point.model_validate(row.content)) for row in rows]


def point_in(session: Session, identity: UUID) -> Point:
    """One of them. Raises NotFoundError."""
    return Point.model_validate(_row(session, identity).content)


def shown_points(session: Session, now: datetime, words: Words) -> tuple[ShownPoint, ...]:
    """All of them in the words of one reader."""
    return tuple(shown_point(point, now, words) for _, point in points(session))


def save_point(session: Session, identity: UUID | None, point: Point, now: datetime) -> UUID:
    """Keep one, or another one. Raises NotFoundError, and InvalidError when there are too many."""
    content = point.model_dump(mode="json")
    if identity is not None:
        row = _row(session, identity)
        row.content, row.changed_at = content, now
    else:
        last = session.exec(select(func.max(ServicePoint.position))).one()
        if len(points(session)) >= MAX_POINTS:
            raise InvalidError(f"At most {MAX_POINTS} places.", field="nimi")
        row = ServicePoint(
            id=uuid4(), position=0 if last is None else last + 1, content=content, changed_at=now
        )
        session.add(row)
    changed(session, EDITION)
    return row.id


def remove_point(session: Session, identity: UUID) -> Point:
    """Forget one, and give what it was. Raises NotFoundError."""
    row = _row(session, identity)
    session.delete(row)
    changed(session, EDITION)
    return Point.model_validate(row.content)


def first_turn(some: Sequence[Point], now: datetime) -> datetime | None:
    """The next moment at which one of them opens or closes."""
    return min((at for one in some if (at := next_turn(one, now)) is not None), default=None)


def _row(session: Session, identity: UUID) -> ServicePoint:
    if (row := session.get(ServicePoint, identity)) is None:
        raise NotFoundError("There is no such place.")
    return row
