"""What the search server has not taken yet: a small file beside the embedded index.

It comes and goes with that index. No file, or one about another server, means that the server may hold
anything: then it is not asked, and is filled anew.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

MOST_MISSED = 5_000
"""A server that misses more listings than this is filled anew: that is faster than change after change."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=60)
"""So long it is left in peace when it could not be filled: each time twice as long as before."""
Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the server stands. `missed` of None: everything. `left_as`: the mark of its index as we left it.

    `failures`: so many times in a row it could not be filled, the last time at `failed_at` (unix seconds).
    """

    server: str
    missed: frozenset[str] | None = None
    left_as: str = ""
    failures: int = 0
    failed_at: int = 0

    @property
    def in_step(self) -> bool:
        """Whether the server holds all that the embedded index does."""
        return self.missed is not None and not self.missed

    @property
    def wait(self) -> timedelta:
        """How long after its last failure it is left in peace."""
        wait = timedelta(0)
        for _ in range(self.failures):
            wait = min(2 * wait or FIRST_WAIT, LONGEST_WAIT)
        return wait

    def waits(self, now: datetime) -> bool:
        """Whether it is too early to fill it again. It is not when the clock has been set back."""
        return 0 <= now.timestamp() - self.failed_at < self.wait.total_seconds()


class ServerRecord:
    """Keeps the standing of one server on the disk. Any process reads; who may write the index writes it."""

    def __init__(self, path: Path, server: str, most_missed: int = MOST_MISSED) -> None:
        self._path, self._most_missed = path, most_missed
        self._unknown = Standing(blake2b(server.encode(), digest_size=12).hexdigest())
        self._read: tuple[Version, Standing] | None = None

    def standing(self) -> Standing:
        """How the server stands now. It costs a look at the file's date, unless the file has changed."""
        try:
            version = _version(self._path)
            if self._read is None or self._read[0] != version:
                self._read = (version, _standing(self._path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):  # none yet, or not whole
            return self._unknown
        found = self._read[1]
        return found if found.server == self._unknown.server else self._unknown

    def misses(self, ids: Iterable[str]) -> None:
        """The server did not take these listings. On the disk when this returns."""
        now = self.standing()
        if now.missed is None:
            return
        missed = now.missed.union(ids)
        self._keep(replace(now, missed=missed if len(missed) <= self._most_missed else None))

    def misses_everything(self) -> None:
        """The server is to be filled anew."""
        self._keep(replace(self.standing(), missed=None, left_as=""))

    def could_not_be_filled(self, now: datetime) -> timedelta:
        """It is still to be filled, but not at once; returns how long it is left in peace."""
        before = self.standing()
        failed = replace(
            before, missed=None, left_as="", failures=before.failures + 1, failed_at=int(now.timestamp())
        )
        self._keep(failed)
        return failed.wait

    def took(self, ids: Iterable[str], left_as: str) -> None:
        """The server has these listings as they are now; its index bears this mark."""
        now = self.standing()
        if now.missed is not None:
            self._keep(replace(now, missed=now.missed.difference(ids), left_as=left_as))

    def took_everything(self, left_as: str) -> None:
        """The server has been filled anew."""
        self._keep(replace(self._unknown, missed=frozenset(), left_as=left_as))

    def _keep(self, standing: Standing) -> None:
        told = {name: getattr(standing, name) for name in Standing.__slots__}
        told["missed"] = None if standing.missed is None else sorted(standing.missed)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f".{self._path.name}")
        with draft.open("wb") as file:
            file.write(orjson.dumps(told))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)


def _version(path: Path) -> Version:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def _standing(told: bytes) -> Standing:
    read: dict[str, Any] = orjson.loads(told)
    missed = None if read["missed"] is None else frozenset(read["missed"])
    failed = (int(read.get(name, 0)) for name in ("failures", "failed_at"))  # a record of old lacks them
    return Standing(read["server"], missed, read["left_as"], *failed)
