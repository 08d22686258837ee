"""What a run would do, worked out before anything is changed."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import orjson
from pydantic import ValidationError

from app.catalogue.content import ListingContent, messages_of, to_json
from app.catalogue.feeds.ingest import Incoming, KnownRecord
from app.catalogue.times.occurrences import ScheduleError
from app.catalogue.times.timeline import check_times
from importers.contract import Feed, ImportContext, Importer, Problem, RawRecord
from importers.guards import Comparison, filled_bits

CODE = Path(__file__).parent
MAX_PROBLEMS_KEPT = 500
MAX_ID_LENGTH = 500
DECIDES_CONTENT = (
    "importers/fields.py",
    "app/reading/**/*.py",
    "app/catalogue/content.py",
    "app/catalogue/part*.py",
    "app/catalogue/texts.py",
    "app/catalogue/schedule.py",
    "app/catalogue/times/recurrence_rule.py",
    "app/catalogue/words/regular.py",
    "data/taxonomy/*.toml",
)


def mapping_hash(feed: Feed) -> str:
    """A hash of all that decides how a payload becomes content: when it changes, all is read anew."""
    options = orjson.dumps(dict(feed.options), option=orjson.OPT_SORT_KEYS, default=str)
    return _hash_of_code(feed.source, options if feed.options else b"")


@cache
def _hash_of_code(source: str, options: bytes) -> str:
    root = CODE.parent
    patterns = (*DECIDES_CONTENT, f"importers/sources/{source}/**/*")
    found = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    files = sorted(path for path in found if path.suffix != ".pyc")
    digest = hashlib.blake2b(options, digest_size=8)
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass(slots=True)
class Plan:
    """The outcome of reading a feed: what to take in, what is the same, what is gone, what was in the way."""

    incoming: list[Incoming] = field(default_factory=list)
    same: int = 0
    after: list[int] = field(default_factory=list)
    deleted: list[KnownRecord] = field(default_factory=list)
    absent: list[KnownRecord] = field(default_factory=list)
    failed: int = 0
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    leftovers: Counter[str] = field(default_factory=Counter)

    @property
    def seen(self) -> int:
        """How many listings the feed told of."""
        return len(self.incoming) + self.same + self.failed

    @property
    def gone(self) -> list[KnownRecord]:
        """Everything to withdraw."""
        return self.deleted + self.absent

    def add_problem(self, problem: Problem) -> None:
        """Count a problem; the first ones are kept in full."""
        self.problem_count += 1
        if len(self.problems) < MAX_PROBLEMS_KEPT:
            self.problems.append(problem)

    def compared_with(self, known: Mapping[str, KnownRecord], *, minimum: int, complete: bool) -> Comparison:
        """The run beside the catalogue, for the guards. What was over already is no loss."""
        living = [record for record in known.values() if not record.gone and not record.over]
        return Comparison(
            before=[record.filled for record in living],
            after=self.after,
            gone=sum(not record.over for record in self.absent),
            failed=self.failed,
            minimum=minimum,
            complete=complete,
        )


@dataclass(frozen=True, slots=True)
class Planner:
    """Reads records beside what the catalogue knows. `tick` is called once a record, for progress."""

    importer: Importer
    context: ImportContext
    known: Mapping[str, KnownRecord]
    tick: Callable[[], None] = lambda: None
    plan: Plan = field(default_factory=Plan)

    def read(self, items: Iterable[RawRecord | Problem]) -> Plan:
        """Go through every record; map those that are new or differ."""
        met: set[str] = set()
        unread: set[str | None] = set()
        for item in items:
            if isinstance(item, Problem):
                self.plan.add_problem(item)
                if item.severity == "skipped":
                    self.plan.failed += 1
                    unread.add(item.record)  # it is there, if unreadable: what it told before stays
                continue
            self.tick()
            if item.external_id in met:
                self.plan.add_problem(
                    Problem("The feed gave this id twice; the first was kept.", item.external_id)
                )
                continue
            met.add(item.external_id)
            self._take(item)
        if self.context.since is None:
            there = met | unread
            self.plan.absent = [r for i, r in self.known.items() if i not in there and not r.gone]
        return self.plan

    def _take(self, item: RawRecord) -> None:
        record = self.known.get(item.external_id)
        if item.deleted:
            if record is not None and not record.gone:
                self.plan.deleted.append(record)
            return
        hashes = (_hash(item), mapping_hash(self.context.feed))
        if record is not None and not record.gone and (record.payload_hash, record.mapping_hash) == hashes:
            self.plan.same += 1
            self.plan.after.append(record.filled)
        elif (incoming := self._mapped(item, hashes)) is None:
            self.plan.failed += 1
        else:
            self.plan.incoming.append(incoming)
            self.plan.after.append(incoming.filled)

    def _mapped(self, item: RawRecord, hashes: tuple[str, str]) -> Incoming | None:
        if not item.external_id.isprintable() or not 0 < len(item.external_id) <= MAX_ID_LENGTH:
            self._skip(item, "The id is not a plain text of 1–500 characters")
            return None
        try:
            mapped = self.importer.map(item, self.context)
        except ValidationError as error:
            for message in messages_of(error):
                self._skip(item, message.message, message.field)
            return None
        for problem in mapped.problems:
            self.plan.add_problem(problem)
        self.plan.leftovers.update(mapped.leftovers)
        return self._incoming(item, mapped.content, hashes) if mapped.content else None

    def _incoming(self, item: RawRecord, content: ListingContent, hashes: tuple[str, str]) -> Incoming | None:
        body = orjson.dumps(to_json(content))
        try:
            check_times(content)
        except ScheduleError as error:
            self._skip(item, f"{error}", "sessions")
            return None
        if b"\\u0000" in body:  # PostgreSQL cannot store it, and no reader could see it
            self._skip(item, "A text holds a zero byte")
            return None
        return Incoming(item.external_id, body, *hashes, filled_bits(content))

    def _skip(self, item: RawRecord, reason: str, field_name: str | None = None) -> None:
        self.plan.add_problem(Problem(reason, item.external_id, field_name, severity="skipped"))


def _hash(item: RawRecord) -> str:
    return hashlib.blake2b(
        orjson.dumps(item.payload, option=orjson.OPT_SORT_KEYS), digest_size=12
    ).hexdigest()
