"""Suggestions while somebody types: what they are, and which of many are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.search.finnish.words import fold, words_of

TYPES = ("category", "word", "listing", "organiser")
PLACES = {"category": 3, "word": 4, "listing": 3, "organiser": 2}
"""How many of each type come first of all; places that are left over go to whatever there is more of."""
MIN_TYPED, MAX_TYPED_WORDS = 2, 8
MAX_SUGGESTIONS, DEFAULT_SUGGESTIONS = 20, 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion. `lang` is the language of `text`; `url` a path of ours; `q` what would be asked."""

    type: str
    text: str
    lang: str
    url: str
    q: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What has been typed: words as written, lower-case; the last one is a beginning."""

    words: tuple[str, ...]

    @property
    def whole(self) -> str:
        """Everything, as one beginning."""
        return evened(self.words)

    @property
    def last(self) -> str:
        """The last word, as a beginning."""
        return evened(self.words[-1:])

    @property
    def before(self) -> tuple[str, ...]:
        """The words that are finished."""
        return self.words[:-1]


def typed_of(text: str) -> Typed | None:
    """Read what has been typed. None: too little to suggest anything, or too much to be a beginning."""
    words = tuple(words_of(text))
    typed = Typed(words)
    if not words or len(typed.whole) < MIN_TYPED or len(words) > MAX_TYPED_WORDS:
        return None
    return typed


def evened(words: Iterable[str]) -> str:
    """Words as beginnings are compared: a hyphen parts words too."""
    return " ".join(" ".join(words).replace("-", " ").split())


def begins_so(text: str, typed: str) -> bool:
    """Whether some word of a text begins as typed: "nayt" begins näyttely, but "sä" does not begin sali."""
    own = f" {evened(words_of(text))}"
    return f" {typed}" in own if fold(typed) != typed else f" {typed}" in fold(own)


def chosen(found: Iterable[Suggestion], limit: int) -> tuple[Suggestion, ...]:
    """The suggestions to show: by type, every text once, some of each type if there are any."""
    by_text: dict[str, Suggestion] = {}
    for one in sorted(found, key=lambda one: TYPES.index(one.type)):
        by_text.setdefault(evened(words_of(one.text)), one)
    first: list[Suggestion] = []
    later: list[Suggestion] = []
    taken = dict.fromkeys(TYPES, 0)
    for one in by_text.values():
        taken[one.type] += 1
        (first if taken[one.type] <= PLACES[one.type] else later).append(one)
    kept = [*first, *later][:limit]
    return tuple(sorted(kept, key=lambda one: TYPES.index(one.type)))
