"""The word tables of `data/understanding/*.toml`, read once per process and made ready for look-ups."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.search.understanding.patterns import (
    DATES,
    NO_CLASS,
    NUMBERS,
    Captures,
    Classes,
    Pattern,
    WordClass,
    compiled,
)
from app.search.understanding.spelling import Speller
from app.search.understanding.tokens import Token, fold, form_of

FOLDER = Path(__file__).parents[3] / "data" / "understanding"
LANGUAGES = ("fi", "sv", "en", "uk", "ru", "ar")
RULE_FIELDS = frozenset({"emit", "words", "soft", "keep", "subject"})
ALIASES = {"to_weekday": "weekday"}
"""Second names of classes, for patterns that need two of one."""
ANY_NUMBER, ANY_DATE = "#number", "#date"


class TableError(ValueError):
    """A word table is wrong; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern means.

    `emit`: the wishes, "name=value"; a value may hold {captures}. `soft`: ranks, even if its name filters.
    `keep`: its words stay in the text. `subject`: alone in a query it is what is looked for, not a wish.
    No `emit` and `keep`: words that are no wish, whatever they look like; neither: words that say nothing.
    """

    emit: tuple[tuple[str, str], ...] = ()
    soft: bool = False
    keep: bool = False
    subject: bool = False


FILLER = Rule()
CONTENT = Rule(keep=True)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the tokens from `start` up to `end`."""

    rule: Rule
    start: int
    end: int
    captures: Captures
    words: int
    gaps: tuple[int, ...] = ()
    """Tokens of any kind that stand between its words."""


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that turn a wish round. `no`: before a noun by itself; `never`: any other word of denial.

    `wants`: what may stand between the denial and its object; `excepts`: "anything but"; `without`: before
    what somebody does without, which is not looked for; `objects`: what may stand between these two.
    """

    no: frozenset[str]
    never: frozenset[str]
    wants: frozenset[str]
    times: frozenset[str]
    joins: frozenset[str]
    excepts: frozenset[str]
    without: frozenset[str]
    objects: frozenset[str]


class Table:
    """The words of one language."""

    def __init__(self, name: str, document: Mapping[str, Any], shared: Classes) -> None:
        self.name = name
        own = {n: word_class(words) for n, words in document.get("classes", {}).items()}
        self.classes: Classes = {
            **shared,
            **own,
            **{alias: own[n] for alias, n in ALIASES.items() if n in own},
        }
        self.fillers = frozenset(_split(document.get("filler", "")))
        self.hints = self.fillers | frozenset(_split(document.get("hints", "")))
        self.negation = _negation(document.get("negation", {}))
        self._by_key: defaultdict[str, list[tuple[Pattern, Rule]]] = defaultdict(list)
        self._by_beginning: defaultdict[str, list[tuple[Pattern, Rule]]] = defaultdict(list)
        written = list(_rules(name, document))
        self.rules = tuple(rule for rule, _ in written)
        for rule, words in written:
            self._add(rule, words)
        for word in self.fillers:
            self._add(FILLER, (f"={word}",))
        self.speller = Speller(self.vocabulary())

    def _add(self, rule: Rule, texts: Iterable[str]) -> None:
        for pattern in (one for text in texts for one in compiled(text)):
            first = pattern.elements[0]
            members = [self._members(name) for name in first.class_names]
            of_classes = [word for one in members for word in (*one.keys, *one.forms)]
            numbers = [ANY_NUMBER for name in first.class_names if name in NUMBERS]
            dates = [ANY_DATE for name in first.class_names if name in DATES]
            for key in dict.fromkeys((*first.keys, *first.forms, *of_classes, *numbers, *dates)):
                self._by_key[key].append((pattern, rule))
            for beginning in (*first.beginnings, *(b for one in members for b in one.beginnings)):
                self._by_beginning[beginning].append((pattern, rule))

    def _members(self, class_name: str) -> WordClass:
        return self.classes.get("number" if class_name in NUMBERS else class_name, NO_CLASS)

    def vocabulary(self) -> frozenset[str]:
        """Every word that it knows, in the forms that it compares."""
        patterns = [pattern for some in self._by_key.values() for pattern, _ in some]
        words = {w for p in patterns for e in p.elements for w in (*e.keys, *e.forms)}
        members = {w for c in self.classes.values() for w in (*c.keys, *c.forms)}
        return frozenset(words | members | self.hints)

    def best(self, tokens: Sequence[Token], at: int) -> Match | None:
        """The longest rule that fits from `at` on; of equals, the one that says most, then the first."""
        found: Match | None = None
        for pattern, rule in self._candidates(tokens[at]):
            length = len(pattern.elements)
            if found and (length, pattern.words) <= (found.end - found.start, found.words):
                continue
            captures = pattern.match(tokens, at, self.classes)
            if captures is not None:
                gaps = tuple(at + n for n, element in enumerate(pattern.elements) if element.any_word)
                found = Match(rule, at, at + length, captures, pattern.words, gaps)
        return found

    def _candidates(self, token: Token) -> Iterable[tuple[Pattern, Rule]]:
        for key in token.keys:
            yield from self._by_key.get(key, ())
        if token.kind == "number":
            yield from self._by_key.get(ANY_NUMBER, ())
        elif token.kind in {"date", "iso"}:
            yield from self._by_key.get(ANY_DATE, ())
        for form in token.surfaces:
            for length in range(2, len(form) + 1):
                yield from self._by_beginning.get(form[:length], ())


@cache
def tables(folder: Path = FOLDER) -> Mapping[str, Table]:
    """The tables by language. Raises TableError."""
    words = {entry["code"]: entry["words"] for entry in read_toml(folder / "places.toml")["place"]}
    shared = {"place": word_class(words)}
    return {lang: Table(lang, read_toml(folder / f"{lang}.toml"), shared) for lang in LANGUAGES}


def read_toml(path: Path) -> dict[str, Any]:
    """Read a table. Raises TableError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TableError(f"{path.name}: the file is missing from {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{path.name}: not readable as TOML: {error}") from error


def _split(words: str) -> Iterable[str]:
    return map(form_of, words.split())


def word_class(members: Mapping[str, Sequence[str]]) -> WordClass:
    """A class from its members by value: "=form", "beginning*" or any form of a word."""
    keys, forms, beginnings = {}, {}, {}
    for value, words in members.items():
        for word in words:
            if word.startswith("="):
                forms[form_of(word[1:])] = value
            elif word.endswith("*"):
                beginnings[fold(word[:-1])] = value
            else:
                keys[fold(word)] = value
    return WordClass(keys, forms, beginnings)


def _negation(document: Mapping[str, str]) -> Negation:
    names = ("no", "never", "wants", "times", "joins", "excepts", "without", "objects")
    return Negation(*(frozenset(_split(document.get(name, ""))) for name in names))


def _rules(name: str, document: Mapping[str, Any]) -> Iterable[tuple[Rule, Sequence[str]]]:
    for number, entry in enumerate(document.get("rule", ()), start=1):
        if not entry.keys() <= RULE_FIELDS or "words" not in entry:
            raise TableError(
                f"{name}.toml: rule {number} needs `words`; it may have `emit`, `soft`, `keep` and `subject`"
            )
        emit = tuple(tuple(wish.split("=", 1)) for wish in entry.get("emit", ()))
        if any(len(wish) != 2 for wish in emit):
            raise TableError(f'{name}.toml: rule {number}: write a wish as "name=value"')
        flags = {flag: bool(entry.get(flag)) for flag in ("soft", "keep", "subject")}
        yield Rule(emit, **flags), entry["words"]
    yield CONTENT, document.get("content", ())
    yield FILLER, document.get("filler_phrases", ())
