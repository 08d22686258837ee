"""What the search server has not taken yet: a small file beside the embedded index.

It comes and goes with that index. No file, or one about another server, means that the server may hold
anything: then it is not asked, and is filled anew.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

MOST_MISSED = 5_000
"""A server that misses more listings than this is filled anew: that is faster than change after change."""
Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the server stands. `missed` of None: everything. `left_as`: the mark of its index as we left it."""

    server: str
    missed: frozenset[str] | None = None
    left_as: str = ""

    @property
    def in_step(self) -> bool:
        """Whether the server holds all that the embedded index does."""
        return self.missed is not None and not self.missed


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
        self._keep(self._unknown)

    def took(self, ids: Iterable[str], left_as: str) -> None:
        """The server has these listings as they are now; its index bears this mark."""
        now = self.standing()
        if now.missed is not None:
            self._keep(replace(now, missed=now.missed.difference(ids), left_as=left_as))

    def took_everything(self, left_as: str) -> None:
        """The server has been filled anew."""
        self._keep(replace(self._unknown, missed=frozenset(), left_as=left_as))

    def _keep(self, standing: Standing) -> None:
        missed = None if standing.missed is None else sorted(standing.missed)
        told = {"server": standing.server, "missed": missed, "left_as": standing.left_as}
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
    return Standing(read["server"], missed, read["left_as"])
