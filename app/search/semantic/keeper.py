"""Keeps the vectors true to the index. Only the process that may write the index calls what writes here.

A change is taken down as owed at once, and the vector is computed later: the index never waits for it. What
is owed is in the file, so whatever is killed, at any point, loses nothing.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from app.search.documents import SearchDocument
from app.search.semantic.encoder import Encoder
from app.search.semantic.passages import mark_of, passage_of
from app.search.semantic.rows import (
    Rows,
    State,
    add_rows,
    counting,
    header_of,
    id_of,
    joined,
    last_rows,
    new_row,
    read_rows,
)

BATCH = 1000
SPARE = 1000
"""Rows that no longer count are cleared away when they are more than those that do, and this many."""


class VectorKeeper:
    """Writes the file of vectors at `path`."""

    def __init__(self, path: Path, encoder: Encoder, spare: int = SPARE) -> None:
        self._path, self._encoder, self._spare = path, encoder, spare
        self._draft = path.with_name(f".{path.name}")

    def needs_filling(self) -> bool:
        """Whether there is no file of this encoder: a rebuild makes one."""
        return read_rows(self._path, self._encoder) is None

    def take(self, changed: Sequence[SearchDocument], removed: Iterable[str]) -> None:
        """Take down what is owed for changed texts, and what is gone. On the disk when this returns."""
        rows = read_rows(self._path, self._encoder)
        if rows is None:  # a rebuild will see everything
            return
        documents, gone = {one.id: one for one in changed}, list(removed)
        known = last_rows(rows, [*documents, *gone])
        owed = (self._owed(one, rows, known.get(one.id)) for one in documents.values())
        there = [one for one in gone if one in known and rows["state"][known[one]] != State.GONE]
        self._add(
            rows, [*(row for row in owed if row is not None), *(self._row(i, State.GONE) for i in there)]
        )

    def passing(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        """The documents of a rebuild, on their way through: vectors of the same texts go to a new file."""
        old = read_rows(self._path, self._encoder)
        rest = iter(documents)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._draft.open("wb") as file:
            file.write(header_of(self._encoder))
            while batch := list(islice(rest, BATCH)):
                file.write(self._carried_over(batch, old).tobytes())
                yield from batch
            file.flush()
            os.fsync(file.fileno())

    def put_in_place(self) -> None:
        """Let the new file take the place of the old one, once the rebuild has read all."""
        self._draft.replace(self._path)

    def owed(self, most: int) -> list[str]:
        """Ids of listings whose vectors are owed, at most so many, the longest owed first."""
        rows = read_rows(self._path, self._encoder)
        if rows is None:
            return []
        return [id_of(rows[number]) for number in np.flatnonzero(counting(rows, State.OWED))[:most]]

    def fill(self, ids: Sequence[str], documents: Iterable[SearchDocument]) -> None:
        """Compute the vectors of listings as they are now; what has no document is gone."""
        rows = read_rows(self._path, self._encoder)
        if rows is None:
            return
        found = {one.id: one for one in documents}
        self._add(rows, [self._computed(identity, found.get(identity)) for identity in ids])

    def _computed(self, identity: str, document: SearchDocument | None) -> Rows:
        if document is None:
            return self._row(identity, State.GONE)
        vector = self._encoder.passage(passage_of(document))
        return new_row(self._encoder.size, identity, State.VECTOR, mark_of(document), vector)

    def _owed(self, document: SearchDocument, rows: Rows, number: int | None) -> Rows | None:
        """A row that says that the vector is owed; None when it is there, or already owed."""
        if number is not None:
            state, mark = rows["state"][number], rows["mark"][number].tobytes()
            if state == State.OWED or (state == State.VECTOR and mark == mark_of(document)):
                return None
        return self._row(document.id, State.OWED)

    def _carried_over(self, documents: Sequence[SearchDocument], old: Rows | None) -> Rows:
        known = last_rows(old, [one.id for one in documents]) if old is not None else {}
        return joined([self._as_it_was(one, old, known.get(one.id)) for one in documents], self._encoder.size)

    def _as_it_was(self, document: SearchDocument, old: Rows | None, number: int | None) -> Rows:
        if old is None or number is None or self._owed(document, old, number) is not None:
            return self._row(document.id, State.OWED)
        row = old[number : number + 1].copy()
        row["replaces"] = 0
        return row

    def _row(self, identity: str, state: State) -> Rows:
        return new_row(self._encoder.size, identity, state)

    def _add(self, rows: Rows, new: Sequence[Rows]) -> None:
        if not new:
            return
        added = joined(new, self._encoder.size)
        known = last_rows(rows, [id_of(row) for row in added])
        for row in added:
            row["replaces"] = known.get(id_of(row), -1) + 1
        add_rows(self._path, added)
        self._clear_away()

    def _clear_away(self) -> None:
        """Write the file anew without the rows that no longer count, when they are many."""
        rows = read_rows(self._path, self._encoder)
        assert rows is not None
        counts = counting(rows, State.VECTOR) | counting(rows, State.OWED)
        if np.count_nonzero(~counts) <= np.count_nonzero(counts) + self._spare:
            return
        kept = rows[counts].copy()
        kept["replaces"] = 0
        with self._draft.open("wb") as file:
            file.write(header_of(self._encoder) + kept.tobytes())
            file.flush()
            os.fsync(file.fileno())
        self.put_in_place()
