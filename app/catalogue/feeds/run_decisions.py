"""What people decide about imports. Letting one through is asked for here, and done by another."""

from datetime import datetime

from sqlmodel import Session, col, select

from app.catalogue.feeds.run_models import FeedPlan, ImportRequest
from app.catalogue.models import ImportRun
from app.core.errors import NotFoundError, OpastamoError

HELD, RELEASED, REFUSED = "held", "released", "refused"
RUN, RELEASE = "run", "release"
OPEN = ("waiting", "working")


class OvertakenError(OpastamoError):
    """The held run is no longer what there is to decide: `reason` is `overtaken` or `decided`."""

    status = 409
    code = "overtaken"

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


def newest_own_run(session: Session, feed: str) -> ImportRun | None:
    """The newest run of a feed that read the feed itself; repeats of a held run are none."""
    query = select(ImportRun).where(ImportRun.feed == feed, ImportRun.replay_of == "")
    return session.exec(query.order_by(col(ImportRun.started_at).desc(), col(ImportRun.id).desc())).first()


def held_run(session: Session, feed: str) -> ImportRun | None:
    """The run of a feed that waits for a decision. One that a newer run has overtaken does not."""
    run = newest_own_run(session, feed)
    return run if run is not None and run.state == HELD else None


def held_as_shown(session: Session, feed: str, run_id: str) -> ImportRun:
    """The held run that somebody has looked at. Raises NotFoundError and OvertakenError."""
    run = session.get(ImportRun, run_id)
    if run is None or run.feed != feed:
        raise NotFoundError("There is no such run.")
    if run.state != HELD:
        raise OvertakenError("The run has been decided on already.", "decided")
    newest = newest_own_run(session, feed)
    if newest is None or newest.id != run_id:
        raise OvertakenError("A newer run of the feed has come.", "overtaken")
    return run


def open_request(session: Session, feed: str) -> ImportRequest | None:
    """What is asked of a feed and not yet done."""
    query = select(ImportRequest).where(ImportRequest.feed == feed, col(ImportRequest.state).in_(OPEN))
    return session.exec(query.order_by(col(ImportRequest.id))).first()


def last_request(session: Session, feed: str) -> ImportRequest | None:
    """What was last asked of a feed."""
    query = select(ImportRequest).where(ImportRequest.feed == feed)
    return session.exec(query.order_by(col(ImportRequest.id).desc())).first()


def ask_release(session: Session, feed: str, run_id: str, by: str, now: datetime) -> bool:
    """Ask that a held run be let through, just as it was shown.

    Returns whether it is news: asking twice is asking once. Raises NotFoundError and OvertakenError.
    """
    run = held_as_shown(session, feed, run_id)
    asked = _request(RELEASE, run.feed, run.source, by, now)
    asked.run_id = run_id
    return _ask(session, asked)


def ask_run(session: Session, feed: str, by: str, now: datetime) -> bool:
    """Ask that a feed be read now. Returns whether it is news. Raises NotFoundError."""
    plan = session.get(FeedPlan, feed)
    if plan is None or not plan.enabled:
        raise NotFoundError("There is no such feed in the list, or it is not enabled.")
    return _ask(session, _request(RUN, feed, plan.source, by, now))


def _request(kind: str, feed: str, source: str, by: str, now: datetime) -> ImportRequest:
    return ImportRequest(kind=kind, feed=feed, source=source, asked_by=by, asked_at=now)


def _ask(session: Session, request: ImportRequest) -> bool:
    if open_request(session, request.feed) is not None:
        return False
    session.add(request)
    return True


def refuse(session: Session, feed: str, run_id: str, by: str, now: datetime) -> ImportRun:
    """Take down that a held run stays out. The next run of the feed is compared anew.

    Raises NotFoundError and OvertakenError; also when somebody has just let it through.
    """
    run = held_as_shown(session, feed, run_id)
    asked = open_request(session, feed)
    if asked is not None and asked.kind == RELEASE:
        raise OvertakenError("Somebody has let the run through.", "decided")
    _decided(run, REFUSED, by, now)
    session.add(run)
    return run


def mark_released(session: Session, feed: str, run_id: str, by: str, now: datetime) -> None:
    """Take down that a held run was let through. Raises OvertakenError if it no longer waits for that."""
    run = held_as_shown(session, feed, run_id)
    _decided(run, RELEASED, by, now)
    session.add(run)


def _decided(run: ImportRun, state: str, by: str, now: datetime) -> None:
    run.state, run.decided_by, run.decided_at = state, by, now
