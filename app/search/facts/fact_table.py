"""The facts that listings tell in their words: `data/understanding/facts.toml`, read once per process."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from app.search.understanding.patterns import NO_CLASS, NUMBERS, Captures, Pattern, WordClass, compiled
from app.search.understanding.tables import ANY_NUMBER, FOLDER, TableError, read_toml, word_class
from app.search.understanding.tokens import Token, form_of

Meaning = Mapping[str, Any]
REMEMBERED = 2_048
MENTION_FIELDS = frozenset({"said", "denied", "words", "firm", "headline"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that a meaning was found for: the tokens from `start` up to `end`.

    `gaps`: tokens of any kind that stand between the words of the pattern.
    """

    start: int
    end: int
    meaning: Meaning
    captures: Captures
    gaps: frozenset[int]


class Lexicon:
    """Patterns with a meaning each, found by the words that they begin with."""

    def __init__(self, mentions: Iterable[Meaning], numbers: WordClass = NO_CLASS) -> None:
        self._classes = {"": NO_CLASS, "number": numbers}
        self._exact: defaultdict[str, list[tuple[Pattern, Meaning]]] = defaultdict(list)
        self._beginnings: defaultdict[str, list[tuple[Pattern, Meaning]]] = defaultdict(list)
        self._longest = 0
        self._starting_with = lru_cache(REMEMBERED)(self._patterns_starting_with)
        for meaning in mentions:
            for pattern in (one for text in meaning["words"] for one in compiled(text)):
                self._add(pattern, meaning)

    def _add(self, pattern: Pattern, meaning: Meaning) -> None:
        first = pattern.elements[0]
        words = self._classes["number"] if first.class_names else NO_CLASS
        numbers = [ANY_NUMBER, *words.keys, *words.forms] if NUMBERS[0] in first.class_names else []
        for word in dict.fromkeys((*first.keys, *first.forms, *numbers)):
            self._exact[word].append((pattern, meaning))
        for word in first.beginnings:
            self._beginnings[word].append((pattern, meaning))
            self._longest = max(self._longest, len(word))

    def found_in(self, tokens: Sequence[Token], places: Iterable[int] | None = None) -> list[Mention]:
        """What is mentioned, in order: at each place the longest, and no word twice.

        `places`: where anything can begin; everywhere, unless the caller knows better.
        """
        found: list[Mention] = []
        for at in range(len(tokens)) if places is None else places:
            if not found or at >= found[-1].end:
                mention = self._longest_at(tokens, at)
                found += [mention] if mention is not None else []
        return found

    def begins_with(self, key: str, *, is_number: bool) -> bool:
        """Whether any pattern may begin with a word."""
        return bool(self._starting_with(key, is_number))

    def _longest_at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        best: Mention | None = None
        token = tokens[at]
        for pattern, meaning in self._starting_with(token.key, token.kind == "number"):
            end = at + len(pattern.elements)
            if best is not None and end <= best.end:
                continue
            captures = pattern.match(tokens, at, self._classes)
            if captures is not None:
                gaps = frozenset(at + n for n, element in enumerate(pattern.elements) if element.any_word)
                best = Mention(at, end, meaning, captures, gaps)
        return best

    def _patterns_starting_with(self, key: str, is_number: bool) -> tuple[tuple[Pattern, Meaning], ...]:
        """Most words of a text begin nothing: that is worth remembering."""
        lengths = range(2, min(len(key), self._longest) + 1)
        begun = [one for length in lengths for one in self._beginnings.get(key[:length], ())]
        numbers = self._exact.get(ANY_NUMBER, ()) if is_number else ()
        return (*numbers, *self._exact.get(key, ()), *begun)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and how texts tell it. Of several values told the first counts, or with `either` none."""

    name: str
    values: tuple[str, ...]
    either: bool
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny what stands after or before them; where that ends, and what carries it on.

    `without` denies too, but what is not done without something needs it: "ei onnistu ilman paria".
    """

    without: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    ends: frozenset[str]
    joins: frozenset[str]
    open: frozenset[str]


@cache
def facts() -> tuple[Fact, ...]:
    """The facts, read once per process. Raises TableError."""
    return tuple(_fact(entry) for entry in _document()["fact"])


def places_in(tokens: Sequence[Token]) -> Mapping[str, Sequence[int]]:
    """Where in a text a mention of each fact may begin, by the fact's name: at few of its words."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(tokens):
        for name in _begun_by(token.key, token.kind == "number"):
            places[name].append(at)
    return places


@lru_cache(8 * REMEMBERED)
def _begun_by(key: str, is_number: bool) -> tuple[str, ...]:
    return tuple(fact.name for fact in facts() if fact.lexicon.begins_with(key, is_number=is_number))


@cache
def denial() -> Denial:
    """The words of denial, read once per process."""
    words = _document()["denial"]
    names = ("without", "before", "after", "ends", "joins", "open")
    return Denial(*(frozenset(map(form_of, words[name].split())) for name in names))


@cache
def ages() -> tuple[Lexicon, tuple[str, ...]]:
    """Mentions of ages, and beginnings of the words beside which an age is not the listing's."""
    table = _document()["ages"]
    unless = tuple(form_of(word.rstrip("*")) for word in table["unless"].split())
    return Lexicon(table["mention"], _numbers()), unless


@cache
def _numbers() -> WordClass:
    return word_class(read_toml(FOLDER / "fi.toml")["classes"]["number"])


def _fact(entry: Mapping[str, Any]) -> Fact:
    name, values = entry["name"], tuple(entry["values"])
    for mention in entry["mention"]:
        if not mention.keys() <= MENTION_FIELDS or {mention["said"], mention["denied"]} - {*values, ""}:
            raise TableError(f"facts.toml: {name}: a mention says a value of {', '.join(values)}, or nothing")
    return Fact(name, values, entry.get("either", False), Lexicon(entry["mention"], _numbers()))


@cache
def _document() -> dict[str, Any]:
    return read_toml(FOLDER / "facts.toml")
