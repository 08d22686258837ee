"""The answers so far. They live in the address and nowhere else: `/loyda?tunne=liikkua&seura=ohita`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from app.finder.table import Choice, Question, table
from app.search.understanding.places import places
from app.web.own_list import CARRIED

SKIPPED = "ohita"
AREA, ASKED, ROUND = "alue", "kysymys", "kierros"
MOST_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Answers:
    """`given`: code of the answer by question, or `SKIPPED`. `area`: a part of town.

    `asked`: the question that is asked anew; `round`: which suggestions are shown, from 1.
    """

    given: Mapping[str, str]
    area: str | None = None
    asked: str | None = None
    round: int = 1

    def choice(self, question: str) -> Choice | None:
        """The answer to a question; None when it was skipped or not asked yet."""
        asked = table().question(question)
        return asked.choice(self.given.get(question, SKIPPED)) if asked else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All answers, in the order of the questions."""
        found = (self.choice(question.code) for question in table().questions)
        return tuple(choice for choice in found if choice is not None)

    @property
    def next_question(self) -> Question | None:
        """The question to ask now; None when there are only suggestions left to show."""
        if self.asked is not None:
            return table().question(self.asked)
        return next((one for one in table().questions if one.code not in self.given), None)

    @property
    def needs_area(self) -> bool:
        """Whether somebody wants something near, and has not said near what."""
        return self.area is None and any(choice.asks_area for choice in self.choices)

    def with_answer(self, question: str, code: str) -> "Answers":
        """The answers with another one; a part of town goes with the answer that asked for it."""
        changed = replace(self, given={**self.given, question: code}, asked=None, round=1)
        return changed if any(choice.asks_area for choice in changed.choices) else replace(changed, area=None)

    def all_skipped(self) -> "Answers":
        """The answers, with every open question skipped."""
        skipped = {question.code: SKIPPED for question in table().questions}
        return replace(self, given={**skipped, **self.given}, asked=None)

    def query_string(self, **changes: Any) -> str:
        """The answers as a query string, some of them changed."""
        changed = replace(self, **changes)
        pairs = [(q.code, changed.given[q.code]) for q in table().questions if q.code in changed.given]
        pairs += [(AREA, changed.area)] if changed.area else []
        pairs += [(ASKED, changed.asked)] if changed.asked else []
        pairs += [(ROUND, str(changed.round))] if changed.round > 1 else []
        return urlencode(pairs)


def read_answers(given: Mapping[str, Sequence[str]]) -> tuple[Answers, tuple[str, ...]]:
    """Read the parameters of `/loyda`; also the names of those that say nothing we know."""
    found: dict[str, str] = {}
    others: dict[str, Any] = {}
    ignored = []
    for name, values in given.items():
        if name == CARRIED:
            continue
        value = values[0] if values else ""
        question = table().question(name)
        if question is not None and (value == SKIPPED or question.choice(value)):
            found[name] = value
        elif name in _READERS and (read := _READERS[name](value)) is not None:
            others |= read
        else:
            ignored.append(name[:40])
    return Answers(found, **others), tuple(ignored)


def _area(value: str) -> dict[str, Any] | None:
    return {"area": value} if value in places() else None


def _asked(value: str) -> dict[str, Any] | None:
    return {"asked": value} if table().question(value) else None


def _round(value: str) -> dict[str, Any] | None:
    is_number = value.isascii() and value.isdigit() and len(value) < 4
    return {"round": int(value)} if is_number and 1 <= int(value) <= MOST_ROUNDS else None


_READERS = {AREA: _area, ASKED: _asked, ROUND: _round}
