"""How likely a slip of the finger is, and what a word may have been before a common one."""

from collections.abc import Iterator
from functools import cache

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
DOUBLE, NEIGHBOUR, SWAP, ALIKE, OTHER, FIRST_LETTER = 0.5, 0.7, 0.7, 0.7, 1.0, 0.4
"""What a slip costs: a letter once for twice, the key beside, two letters swapped, a letter that sounds
alike, any other; and so much more when it is the first letter, which people seldom get wrong."""
SOUND_ALIKE = frozenset(map(frozenset, ("pb", "td", "kg", "vw", "sz", "ck", "sc", "yu", "ij", "qk", "fv")))


def cost_of(typed: str, meant: str) -> float:
    """How unlikely it is that one folded word was typed for another: 0 for the same."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    first = FIRST_LETTER if not start and typed != meant else 0.0
    keep = max(0, start - 1)  # the letter before tells a doubled letter from another
    return first + _distance(typed[keep:], meant[keep:])


def _distance(typed: str, meant: str) -> float:
    before: list[float] = []
    row = [0.0]
    for j in range(len(meant)):
        row.append(row[-1] + _missing(meant, j))
    for i, letter in enumerate(typed):
        older, before = before, row
        row = [before[0] + _missing(typed, i)]
        for j, wanted in enumerate(meant):
            best = min(
                before[j] + _change(letter, wanted),
                before[j + 1] + _missing(typed, i),
                row[j] + _missing(meant, j),
            )
            if i and j and letter == meant[j - 1] and typed[i - 1] == wanted and letter != wanted:
                best = min(best, older[j - 1] + SWAP)
            row.append(best)
    return row[-1]


def _missing(word: str, place: int) -> float:
    """A letter that one of the two words has and the other has not."""
    return DOUBLE if place and word[place - 1] == word[place] else OTHER


def _change(letter: str, wanted: str) -> float:
    if letter == wanted:
        return 0.0
    if frozenset((letter, wanted)) in SOUND_ALIKE:
        return ALIKE
    return NEIGHBOUR if wanted in _beside().get(letter, "") else OTHER


@cache
def _beside() -> dict[str, str]:
    """The keys around each key; every row begins half a key further to the right than the one above."""
    beside: dict[str, str] = {}
    for number, row in enumerate(ROWS):
        for place, letter in enumerate(row):
            near = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            if number:
                near += ROWS[number - 1][place : place + 2]
            if number + 1 < len(ROWS):
                near += ROWS[number + 1][max(0, place - 1) : place + 1]
            beside[letter] = near
    return beside


def likely_before(word: str) -> Iterator[str]:
    """What a word may have been before one common slip, the commonest first.

    A letter doubled or halved, two swapped, one struck twice or by the way.
    """
    for place in range(1, len(word)):
        if word[place] == word[place - 1]:
            yield word[:place] + word[place + 1 :]
    for place, letter in enumerate(word):
        yield word[:place] + letter + word[place:]
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
    for place in range(1, len(word)):
        for other in _beside().get(word[place], ""):
            yield word[:place] + other + word[place + 1 :]
