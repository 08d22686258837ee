"""One run of one feed: fetch, archive, parse, compare, and only then change the catalogue, all at once."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import uuid4

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from app.catalogue.commands import roll_horizon
from app.catalogue.feeds.ingest import KnownRecord, Origin, known_records, take_in, withdraw
from app.catalogue.feeds.run_decisions import OvertakenError, held_as_shown, mark_released
from app.catalogue.feeds.runs import begin_run, end_run, is_running, remember_source
from app.catalogue.models import ImportRun
from app.core.clock import utc_now
from app.core.db import reading, rehearsing, writing
from app.core.errors import UnavailableError
from importers.archive import ArchiveError, ArchiveWriter, Page, feed_folder, prune, run_name
from importers.contract import FeedUnreadableError, ImportContext, Importer
from importers.faults import fault_code
from importers.guards import Doubt, doubts
from importers.http import FetchError, Response
from importers.plan import Plan, Planner
from importers.run_parts import NotModified, archived, sentence, source_row, storable

log = structlog.get_logger()
FORESEEN_SHOWN = 20
EXPECTED = (FetchError, FeedUnreadableError, ArchiveError, UnavailableError, OvertakenError)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run. `forced_by` names the person who takes the guards' doubts upon themselves.

    `release` is the held run that this one repeats: then only the doubts that it was held for are taken
    upon themselves, and only while it is the newest of its feed.
    `archive`: the folder of all archives; None keeps nothing. `tick` is called once a record, for progress.
    """

    dry_run: bool = False
    forced_by: str | None = None
    release: str = ""
    archive: Path | None = None
    tick: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Input:
    """Where a run's pages come from: answers of the network, or pages at hand (a file, the archive)."""

    responses: Iterable[Response] | None = None
    pages: Iterable[Page] | None = None


def run_import(
    engine: Engine, importer: Importer, context: ImportContext, given: Input, options: RunOptions
) -> ImportRun:
    """Import a feed. Never raises for what a feed does: the returned run tells how it ended.

    A crash at any point leaves the catalogue as it was: all changes are one transaction. Raises
    UnavailableError when the database cannot even take down how the run ended, and OvertakenError or
    NotFoundError when the run to release is no longer there to decide.
    """
    return _Run(engine, importer, context, given, options).carry_out()


@dataclass(slots=True)
class _Run:
    engine: Engine
    importer: Importer
    context: ImportContext
    given: Input
    options: RunOptions
    row: ImportRun = field(init=False)
    known: dict[str, KnownRecord] = field(init=False)
    plan: Plan = field(init=False)
    accepted: list[Doubt] = field(default_factory=list)

    def carry_out(self) -> ImportRun:
        self._begin()
        try:
            self._read()
            self._decide()
        except NotModified:
            self._finish("unchanged", "The publisher says that nothing has changed.")
        except EXPECTED as error:
            self.row.fault = fault_code(error)
            self._finish("failed", f"{sentence(error)} Nothing was changed.")
        except Exception as error:
            self.row.fault = fault_code(error)
            log.exception("import", feed=self.context.feed.name)
            fault = f"A fault of our own stopped the run ({type(error).__name__}); the log tells more."
            self._finish("failed", f"{fault} Nothing was changed.")
        self._log()
        self._prune()
        return self.row

    def _begin(self) -> None:
        now, feed = self.context.now, self.context.feed
        self.row = ImportRun(
            id=run_name(now, uuid4().hex[:6]),
            feed=feed.name,
            source=feed.source,
            state="running",
            complete=self.context.since is None,
            started_at=now,
            since=self.context.since,
            replay_of=self.options.release,
        )
        if not self.options.dry_run:
            with writing(self.engine) as session:
                if self.options.release:
                    held = held_as_shown(session, feed.name, self.options.release)
                    self.accepted = [Doubt.read(one) for one in held.doubts]
                remember_source(session, source_row(self.importer))
                # A copy: ours lives on without a session.
                begin_run(session, ImportRun(**self.row.model_dump()))
        # Read after the run has begun: an earlier run of the feed can change nothing any more.
        with reading(self.engine) as session:
            self.known = known_records(session, feed.name, now)

    def _read(self) -> None:
        with self._archive() as archive:
            pages = self.given.pages
            if pages is None:
                pages = archived(self.given.responses or (), archive)
            planner = Planner(self.importer, self.context, self.known, self.options.tick)
            self.plan = planner.read(self.importer.parse(pages, self.context))

    def _decide(self) -> None:
        plan, row = self.plan, self.row
        row.seen, row.problem_count = plan.seen, plan.problem_count
        row.problems = [storable(asdict(problem)) for problem in plan.problems]
        row.leftovers = storable(dict(plan.leftovers))
        complete = self.context.since is None
        minimum = self.importer.info.minimum_records
        found = doubts(plan.compared_with(self.known, minimum=minimum, complete=complete))
        row.doubts = [doubt.stored() for doubt in found]
        reasons = " ".join(str(doubt) for doubt in found)
        if reasons and self.options.forced_by is None:
            row.foreseen = {} if self.options.dry_run else self._foreseen()
            self._finish("held", f"{reasons} Nothing was changed. To go on all the same: --force")
        elif self.options.release and not all(doubt.is_within(self.accepted) for doubt in found):
            row.fault = "differs"
            self._finish("failed", f"It would not do what was shown: {reasons} Nothing was changed.")
        elif self.options.dry_run:
            self._rehearse()
        else:
            self._apply(reasons)

    def _foreseen(self) -> dict[str, object]:
        """What the run would do: figures, and the first listings that would disappear."""
        row, ids = self.row, [str(one.listing_id) for one in self.plan.gone if not one.over]
        with rehearsing(self.engine) as session:
            remember_source(session, source_row(self.importer))
            self._change(session)
        figures = {name: getattr(row, name) for name in ("new", "changed", "same", "withdrawn")}
        return {**figures, "gone": ids[:FORESEEN_SHOWN]}

    def _rehearse(self) -> None:
        with rehearsing(self.engine) as session:
            remember_source(session, source_row(self.importer))
            self._change(session)
        self.row.state, self.row.message = "done", "A rehearsal: nothing was stored."

    def _apply(self, doubted: str) -> None:
        row = self.row
        with writing(self.engine) as session:
            if not is_running(session, row.id):
                row.state, row.message = "interrupted", "Another run of this feed began in the meantime."
                return
            if self.options.release:
                mark_released(
                    session, row.feed, self.options.release, self.options.forced_by or "", utc_now()
                )
            self._change(session)
            row.forced_by = self.options.forced_by if doubted else None
            row.state, row.message = "done", f"Forced: {doubted}" if doubted else ""
            row.ended_at = utc_now()
            end_run(session, row)

    def _change(self, session: Session) -> None:
        row, plan, now = self.row, self.plan, self.context.now
        origin = Origin(self.context.feed.name, self.importer.info.name)
        counts = take_in(session, origin, plan.incoming, self.known, now)
        row.new, row.changed, row.same = counts.new, counts.changed, counts.same + plan.same
        row.withdrawn = withdraw(session, plan.gone, now)
        roll_horizon(session, now)

    def _prune(self) -> None:
        if self.options.archive is not None and self.given.responses is not None:
            with suppress(OSError, ArchiveError):  # what cannot be removed now can be after the next run
                prune(feed_folder(self.options.archive, self.context.feed.name))

    def _finish(self, state: str, message: str) -> None:
        row = self.row
        row.state, row.message, row.ended_at = state, message, utc_now()
        row.new = row.changed = row.same = row.withdrawn = 0
        if not self.options.dry_run:
            with writing(self.engine) as session:
                end_run(session, row)

    def _archive(self) -> AbstractContextManager[ArchiveWriter | None]:
        if self.options.archive is None or self.given.responses is None or self.options.dry_run:
            return nullcontext()
        return ArchiveWriter(feed_folder(self.options.archive, self.context.feed.name) / self.row.id)

    def _log(self) -> None:
        row = self.row
        tell = log.warning if row.forced_by else log.info
        tell(
            "import",
            feed=row.feed,
            state=row.state,
            new=row.new,
            changed=row.changed,
            same=row.same,
            withdrawn=row.withdrawn,
            problems=row.problem_count,
            forced_by=row.forced_by,
        )
