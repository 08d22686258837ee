"""Walking the lexicon: a word in, the analyses that the transducer writes for it out."""

import mmap
from bisect import bisect_left
from pathlib import Path
from typing import Self

from app.core.errors import UnavailableError
from app.search.finnish.lexicon_file import EMPTY, unpack

MAX_LETTERS = 60
# About 2 ms of walking. Real words take 20 to 2,000 steps; only made-up ones reach this.
MAX_STEPS = 2_500
BEGINNING = 2
MAX_BEGINNINGS = 3_000
Span = tuple[int, int]
Step = tuple[int, int, str, int]


class LexiconUnavailableError(UnavailableError):
    """The lexicon file is not there, or is of another version."""


class Lexicon:
    """A lexicon file, mapped into memory and only read: threads and processes may share it."""

    def __init__(self, view: memoryview) -> None:
        """Take the bytes of a lexicon file. Raises ValueError if they are something else."""
        tables, self._first, self._labels, self._targets = unpack(view)
        self._finals = tables.finals
        self._branches = tables.branches
        self._written = [tables.symbols[output] for _, output, _ in tables.labels]
        self._weights = [weight for _, _, weight in tables.labels]
        self._beginnings: dict[tuple[str, str], tuple[Step, ...]] = {}
        ranges: dict[int, tuple[int, int]] = {}
        for index, (read, _, _) in enumerate(tables.labels):
            ranges[read] = (ranges.get(read, (index, 0))[0], index + 1)
        self._silent = ranges.get(EMPTY, (0, 0))[1]
        self._letters = {tables.symbols[read]: span for read, span in ranges.items()}

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map a lexicon file. Raises LexiconUnavailableError, naming what to run."""
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return cls(memoryview(mapped))
        except (OSError, ValueError) as error:
            message = f"The Finnish lexicon cannot be read ({path}: {error}). Run `make setup`."
            raise LexiconUnavailableError(message) from None

    def lookup(self, word: str, branch: str) -> list[tuple[str, int]]:
        """What a branch writes for a lower-case word, with weights in half units; the likeliest first.

        Empty for a word that it does not know, that has other letters, or more than MAX_LETTERS.
        """
        spans = [span for letter in word if (span := self._letters.get(letter))]
        if not 0 < len(word) <= MAX_LETTERS or len(spans) < len(word):
            return []
        found: dict[str, int] = {}
        for state, text, weight in self._walk(self._after_beginning(word, spans, branch), spans, len(word)):
            if state in self._finals:
                total = weight + self._finals[state]
                found[text] = min(total, found.get(text, total))
        return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))

    def _after_beginning(self, word: str, spans: list[Span], branch: str) -> list[Step]:
        """Where the first letters lead. Half of all steps are spent there, and beginnings are few: kept."""
        if len(word) <= BEGINNING:
            state, weight = self._branches[branch]
            return [(state, 0, "", weight)]
        key = (branch, word[:BEGINNING])
        steps = self._beginnings.get(key)
        if steps is None:
            state, weight = self._branches[branch]
            reached = self._walk([(state, 0, "", weight)], spans, BEGINNING)
            steps = tuple((state, BEGINNING, text, w) for state, text, w in reached)
            if len(self._beginnings) < MAX_BEGINNINGS:
                self._beginnings[key] = steps
        return list(steps)

    def _walk(self, stack: list[Step], spans: list[Span], stop: int) -> list[tuple[int, str, int]]:
        """The (state, text, weight) that reading up to `stop` leads to, in at most MAX_STEPS steps."""
        first, labels, targets = self._first, self._labels, self._targets
        written, weights, silent = self._written, self._weights, self._silent
        reached = []
        for _ in range(MAX_STEPS):
            if not stack:
                break
            state, position, text, weight = stack.pop()
            if position == stop:
                reached.append((state, text, weight))
                if stop < len(spans):
                    continue
            arc, end = first[state], first[state + 1]
            while arc < end and (label := labels[arc]) < silent:
                stack.append((targets[arc], position, text + written[label], weight + weights[label]))
                arc += 1
            if position == stop:
                continue
            low, high = spans[position]
            arc = bisect_left(labels, low, arc, end)
            while arc < end and (label := labels[arc]) < high:
                stack.append((targets[arc], position + 1, text + written[label], weight + weights[label]))
                arc += 1
        return reached
