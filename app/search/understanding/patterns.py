"""The small language of the word tables, compiled.

A pattern is words in a row: "alle|max {n} euro*". An element is one of

    word      the word or any form of it          =a|b      these very forms
    word*     begins so                           {name}    a member of a class; {n} and {m} are numbers
    a|b       this or that; a|=b|c: b and c       x?        may be missing
    -x        joined by a dash                    -?x       a dash may stand before it, as before any word
    ..        up to two words of any kind

Case and dots of letters do not matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from app.search.understanding.tokens import Token, fold, form_of

NUMBERS = ("n", "m")
DATES = ("date", "end")
MAX_GAP = 2
Captures = dict[str, str]


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words with a value each: weekdays, months, numbers. `forms` are matched as they stand."""

    keys: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    beginnings: Mapping[str, str] = field(default_factory=dict)

    def value_of(self, token: Token) -> str | None:
        """The value of a token, or None when it is no member."""
        for form in token.surfaces:
            if form in self.forms:
                return self.forms[form]
        for key in token.keys:
            if key in self.keys:
                return self.keys[key]
        return next((v for b, v in self.beginnings.items() if token.key.startswith(b)), None)


Classes = Mapping[str, WordClass]
NO_CLASS = WordClass()


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern. `any_word`: whatever stands there."""

    keys: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    class_names: tuple[str, ...] = ()
    dash: bool = False
    any_word: bool = False

    def matches(self, token: Token, classes: Classes, captures: Captures) -> bool:
        """Whether a token fits; what a class says of it goes into `captures`."""
        if self.any_word:
            return True
        if self.dash and not token.after_dash:
            return False
        if not self.forms.isdisjoint(token.surfaces) or not self.keys.isdisjoint(token.keys):
            return True
        if self.beginnings and any(form.startswith(self.beginnings) for form in token.surfaces):
            return True
        return any(_captured(name, token, classes, captures) for name in self.class_names)


def _captured(name: str, token: Token, classes: Classes, captures: Captures) -> bool:
    if name in DATES:
        value = token.text if token.kind in {"date", "iso"} else None
    elif name in NUMBERS:
        value = classes.get("number", NO_CLASS).value_of(token) if token.kind == "word" else None
        if token.kind == "number" and len(token.text) <= 4:
            value = token.text
    else:
        value = classes.get(name, NO_CLASS).value_of(token)
    if value is None:
        return False
    captures[name] = value
    return True


@dataclass(frozen=True, slots=True)
class Pattern:
    """Elements in a row."""

    elements: tuple[Element, ...]
    words: int = field(default=0)
    """How many of the elements are words of its own: of two patterns that are as long, more is better."""

    def match(self, tokens: Sequence[Token], at: int, classes: Classes) -> Captures | None:
        """What the classes caught when the pattern fits from `at` on; None when it does not."""
        if at + len(self.elements) > len(tokens):
            return None
        captures: Captures = {}
        for step, element in enumerate(self.elements):
            token = tokens[at + step]
            if step and token.begins_sentence:
                return None
            if not element.matches(token, classes, captures):
                return None
        return captures


def compiled(text: str) -> Iterator[Pattern]:
    """Every pattern that the text of a pattern stands for."""
    choices = [tuple(_choices(part)) for part in text.split()]
    for chosen in product(*choices):
        elements = tuple(element for some in chosen for element in some)
        if elements and not elements[0].any_word:
            yield Pattern(elements, sum(not e.any_word for e in elements))


def _choices(part: str) -> Iterator[tuple[Element, ...]]:
    if part == "..":
        for length in range(MAX_GAP + 1):
            yield (Element(any_word=True),) * length
        return
    part = part.removeprefix("-?")
    if part.endswith("?"):
        yield ()
        part = part[:-1]
    yield (_element(part),)


@lru_cache(maxsize=4_096)  # the same words stand in many patterns: each is kept once
def _element(part: str) -> Element:
    dash = part.startswith("-")
    keys, forms, beginnings, names = set(), set(), [], []
    exactly = False
    for option in part.removeprefix("-").split("|"):
        exactly = exactly or option.startswith("=")
        if option.startswith("{"):
            names.append(option.strip("{}"))
        elif option.endswith("*"):
            beginnings.append(fold(option[:-1].removeprefix("=")))
        elif exactly:
            forms.add(form_of(option.removeprefix("=")))
        else:
            keys |= {fold(option), form_of(option)}
    return Element(frozenset(keys), frozenset(forms), tuple(beginnings), tuple(names), dash=dash)
