"""Numbers and sorted words as short text that packs well and that a browser reads in one pass."""

from collections.abc import Iterable, Sequence

SIGNS = tuple(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
"""What JSON writes as one character each."""
LAST = len(SIGNS) // 2
"""So many signs end a number, and as many go on."""


def number(value: int) -> str:
    """A number from 0 on: up to 45 in one sign, up to 4,000 or so in two."""
    signs = []
    while value >= LAST:
        value -= LAST
        signs.append(SIGNS[LAST + value % LAST])
        value //= LAST
    return "".join((*signs, SIGNS[value]))


def numbers(values: Iterable[int]) -> str:
    """Numbers after one another."""
    return "".join(map(number, values))


def signed(value: int) -> int:
    """A number of either sign as one from 0 on, in the order 0, -1, 1, -2."""
    return value * 2 if value >= 0 else -value * 2 - 1


def rising(values: Sequence[int]) -> str:
    """How many there are, and each as its distance from the one before; they rise from 0 on."""
    steps = (here - before for before, here in zip((0, *values), values, strict=False))
    return number(len(values)) + numbers(steps)


def sorted_words(words: Sequence[str]) -> str:
    """Sorted words apart by spaces, each told by what it has not in common with the one before."""
    told, before = [], ""
    for word in words:
        same = min(_in_common(before, word), LAST - 1)
        told.append(number(same) + word[same:])
        before = word
    return " ".join(told)


def _in_common(one: str, other: str) -> int:
    """How many letters two words have in common from their beginning on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (here, there) in pairs if here != there), min(len(one), len(other)))
