"""The history of imports: every run leaves a row, whatever became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from app.catalogue.models import ImportRun, Source, SourceRecord

UNFINISHED = "running"


def remember_source(session: Session, source: Source) -> None:
    """Store what a source says of itself, so that pages can name it without knowing the importers."""
    session.merge(source)
    session.flush()  # runs and records point to it


def begin_run(session: Session, run: ImportRun) -> None:
    """Open a run. A run of the same feed that never ended was interrupted, and is said to be so."""
    session.execute(
        update(ImportRun)
        .where(col(ImportRun.feed) == run.feed, col(ImportRun.state) == UNFINISHED)
        .values(state="interrupted", message="The run was cut off in the middle; nothing of it was kept.")
    )
    session.add(run)


def is_running(session: Session, run_id: str) -> bool:
    """Whether a run is still the one at work: a later run of the same feed would have closed it."""
    row = session.get(ImportRun, run_id)
    return row is not None and row.state == UNFINISHED


def end_run(session: Session, run: ImportRun) -> None:
    """Store how a run ended."""
    session.merge(run)


def last_good_run(session: Session, feed: str, *, complete: bool) -> ImportRun | None:
    """The newest run of a feed that ended well; `complete` asks for one that read the whole feed."""
    query = (
        select(ImportRun)
        .where(col(ImportRun.feed) == feed, col(ImportRun.state).in_(("done", "unchanged")))
        .order_by(col(ImportRun.started_at).desc())
        .limit(1)
    )
    if complete:
        query = query.where(col(ImportRun.complete))
    return session.execute(query).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a feed is doing: its newest run, and how many listings it holds up now."""

    feed: str
    last_run: ImportRun | None
    listings: int


def feed_health(session: Session, feeds: Sequence[str]) -> list[FeedHealth]:
    """The health of each feed, in the given order."""
    counted = session.execute(
        select(col(SourceRecord.feed), func.count())
        .where(col(SourceRecord.gone_at).is_(None))
        .group_by(col(SourceRecord.feed))
    )
    counts = {row[0]: row[1] for row in counted}
    return [FeedHealth(feed, _last_run(session, feed), counts.get(feed, 0)) for feed in feeds]


def _last_run(session: Session, feed: str) -> ImportRun | None:
    query = select(ImportRun).where(col(ImportRun.feed) == feed).order_by(col(ImportRun.started_at).desc())
    return session.execute(query.limit(1)).scalar_one_or_none()


def known_feeds(session: Session) -> list[str]:
    """Names of all feeds that have ever run, in order."""
    return list(
        session.execute(select(col(ImportRun.feed)).distinct().order_by(col(ImportRun.feed))).scalars()
    )


def last_success(session: Session, feed: str) -> datetime | None:
    """When a feed was last read well."""
    run = last_good_run(session, feed, complete=False)
    return run.started_at if run else None
