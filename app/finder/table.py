"""The questions of the finder and what their answers ask of the search: `data/finder.toml`, read once."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.catalogue.texts import text_in
from app.finder.facts import FACTS
from app.search.parameters import parse_query
from app.search.query import SearchQuery
from app.web.words import Words

FILE = Path(__file__).parents[2] / "data" / "finder.toml"
Texts = Mapping[str, str]
_ANY_DAY = date(2026, 1, 1)


class FinderTableError(ValueError):
    """The table is wrong; the message names the entry and what to mend."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `filters` are parameters of the search; `sentence` says to it what has no filter.

    `told`: facts that the answer hopes for (see `app.finder.facts`). They must be told when the answer has
    neither filters nor a sentence. `by_text` says so when only the description told it. `drawing` is the
    path of a line drawing, 32 units wide and high.
    """

    code: str
    label: Texts
    hint: Texts
    drawing: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sentence: Texts = field(default_factory=dict)
    told: tuple[str, ...] = ()
    by_text: Texts = field(default_factory=dict)
    asks_area: bool = False

    @property
    def must_be_told(self) -> tuple[str, ...]:
        """Facts that a listing must tell to be an answer."""
        return () if self.filters or self.sentence or self.asks_area else self.told


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `code` is its parameter in the address, `name` a short name for it."""

    code: str
    title: Texts
    name: Texts
    choices: tuple[Choice, ...]

    def choice(self, code: str) -> Choice | None:
        """The answer of a code, or None."""
        return next((one for one in self.choices if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Table:
    """All questions in their order, and the order in which answers are let go when too little fits."""

    questions: tuple[Question, ...]
    let_go: tuple[str, ...]

    def question(self, code: str) -> Question | None:
        """The question of a code, or None."""
        return next((one for one in self.questions if one.code == code), None)


def said(texts: Texts, words: Words) -> str:
    """A text of the table for a reader: plain Finnish where it has its own, else the reader's language."""
    return texts.get(words.language.code) or text_in(texts, words.lang)[0]


@cache
def table(path: Path = FILE) -> Table:
    """The table. Raises FinderTableError."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    questions = tuple(_question(entry) for entry in document["question"])
    let_go = tuple(document["let_go"])
    if sorted(let_go) != sorted(question.code for question in questions):
        raise FinderTableError("let_go must name every question once")
    return Table(questions, let_go)


def _question(entry: Mapping[str, Any]) -> Question:
    code = entry["code"]
    choices = tuple(_choice(code, one) for one in entry["choice"])
    return Question(code, _texts(code, entry["title"]), _texts(code, entry["name"]), choices)


def _choice(question: str, entry: Mapping[str, Any]) -> Choice:
    where = f"{question}.{entry['code']}"
    filters = {name: tuple(values) for name, values in entry.get("filters", {}).items()}
    _, ignored = parse_query(filters, "fi", _ANY_DAY)
    if ignored:
        raise FinderTableError(f"{where}: {ignored[0].name}: {ignored[0].message}")
    if unknown := set(entry.get("told", ())) - FACTS.keys():
        raise FinderTableError(f"{where}: {min(unknown)} is not a fact")
    return Choice(
        code=entry["code"],
        label=_texts(where, entry["label"]),
        hint=_texts(where, entry["hint"]),
        drawing=entry["drawing"],
        filters=filters,
        sentence=_texts(where, entry["sentence"]) if "sentence" in entry else {},
        told=tuple(entry.get("told", ())),
        by_text=_texts(where, entry["by_text"]) if "by_text" in entry else {},
        asks_area=entry.get("asks_area", False),
    )


def _texts(where: str, texts: Texts) -> Texts:
    if missing := [lang for lang in ("fi", "sv", "en") if not texts.get(lang)]:
        raise FinderTableError(f"{where}: {', '.join(missing)} is missing")
    return texts


def merged(choices: Iterable[Choice]) -> SearchQuery:
    """The filters of several answers as one query.

    What two of them ask of the same filter must hold for both; where nothing does, the earlier is kept to.
    """
    filters: dict[str, tuple[str, ...]] = {}
    for choice in choices:
        for name, values in choice.filters.items():
            both = tuple(value for value in filters.get(name, values) if value in values)
            filters[name] = both or filters[name]
    return parse_query(filters, "fi", _ANY_DAY)[0]
