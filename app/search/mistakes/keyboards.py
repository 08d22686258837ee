"""Texts typed with the wrong keyboard layout on: "p'iv'kahvila", "ощщпф" and "qjuf" are words after all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.search.finnish.words import words_of
from app.search.understanding.tables import read_toml

FILE = Path(__file__).parents[3] / "data" / "keyboards.toml"
MIN_WORD = 4
"""Letters of a word that shows which layout was meant: shorter ones are words in too many of them."""
MIN_PIECE = 3


@dataclass(frozen=True, slots=True)
class Retyped:
    """A text put right; and the words that were, as typed and as meant."""

    text: str
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What each key gave, and what it would have given. `letters` are those of the keys that were typed."""

    table: dict[int, str]
    letters: frozenset[str]

    def fits(self, token: str) -> bool:
        """Whether a token may have been typed so: all its letters are of these keys, if the layout has any.

        A layout of signs alone changes a few keys of a text that is right otherwise.
        """
        if any(sign.isalpha() for sign in self.letters):
            return all(sign in self.letters or not sign.isalpha() for sign in token)
        return any(sign in self.letters for sign in token)


def retyped(text: str, knows: Callable[[str], bool]) -> Retyped | None:
    """A text with the words put right that were typed with a wrong layout; None when there are none.

    A word that is known stays. All that is left must be known words once it is put right: what is so by
    chance is short, and seldom two words at a time.
    """
    tokens = text.lower().split()
    strange = [token for token in tokens if not _is_known(token, knows)]
    for layout in layouts() if strange else ():
        meant = {token: " ".join(words_of(token.translate(layout.table))) for token in strange}
        if all(map(layout.fits, strange)) and _are_words(" ".join(meant.values()).split(), knows):
            put_right = " ".join(meant.get(token, token) for token in tokens)
            return Retyped(put_right, " ".join(strange), " ".join(meant[token] for token in strange))
    return None


def _is_known(token: str, knows: Callable[[str], bool]) -> bool:
    """Whether a token says something as it stands; letters around a sign are no words: "p'iv'"."""
    words = words_of(token)
    return all(map(knows, words)) and (len(words) < 2 or min(map(len, words)) >= MIN_PIECE)


def _are_words(words: list[str], knows: Callable[[str], bool]) -> bool:
    return any(len(word) >= MIN_WORD for word in words) and all(map(knows, words))


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts of the file, in its order."""
    return tuple(_layouts())


def _layouts() -> Iterator[Layout]:
    for row in read_toml(FILE)["layout"]:
        yield Layout(
            str.maketrans(dict(zip(row["typed"], row["meant"], strict=True))), frozenset(row["typed"])
        )
