"""Where the listings come from."""

from sqlalchemy import select
from sqlmodel import Session, col

from app.catalogue.models import Source, SourceRecord


def sources(session: Session) -> list[Source]:
    """The publishers who tell of something now, by title."""
    telling = select(col(SourceRecord.source)).where(col(SourceRecord.gone_at).is_(None))
    query = select(Source).where(col(Source.name).in_(telling)).order_by(col(Source.title))
    return list(session.execute(query).scalars())
