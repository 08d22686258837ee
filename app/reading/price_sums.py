"""The sums of a price text, each with what it is for and how often it is paid."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, Self

from app.reading import price_words as words
from app.reading.amounts import find_amounts

Per = Literal["visit", "month", "season", "course", "year"]
Use = Literal["fee", "extra", "hire", "material", "membership"]
Bound = Literal["least", "most"]

# Clauses end at these; not at the full stop of "sis." or "alk.", nor at the comma of "2,50".
CLAUSE_END: Final = re.compile(
    r"[;\n()!?]|,(?!\d|-)|(?<!\balk)(?<!\bsis)(?<!\bv)(?<!\bn)(?<!\bopisk)(?<!\beläk)\. "
)
_LETTER: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in euros with the words before and after it in its clause."""

    value: Decimal
    use: Use
    per: Per | None
    bound: Bound | None
    before: str
    after: str

    def plus(self, other: Self) -> "Sum":
        """Both paid together."""
        return replace(self, value=self.value + other.value, after=other.after)


def find_sums(text: str) -> list[Sum]:
    """The sums of `text` (lower case), in order."""
    amounts = list(find_amounts(text))
    spans = sorted({(amount.start, amount.end) for amount in amounts})
    around = {}
    for at, (start, end) in enumerate(spans):
        left = spans[at - 1][1] if at else 0
        right = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        around[start] = (CLAUSE_END.split(text[left:start])[-1], CLAUSE_END.split(text[end:right])[0])
    return [_sum(amount.value, *around[amount.start]) for amount in amounts]


def _sum(value: Decimal, before: str, after: str) -> Sum:
    return Sum(value, _use(before, after), _per(before, after), _bound(before, after), before, after)


def _use(before: str, after: str) -> Use:
    """The words before a sum tell what it is for; a sum that opens its clause is named by the next two."""
    label = before if _LETTER.search(before) else " ".join(after.split()[:2])
    uses: tuple[tuple[Use, re.Pattern[str]], ...] = (
        ("membership", words.MEMBERSHIP),
        ("fee", words.FEE),
        ("fee", words.INCLUDED),
        ("material", words.MATERIAL),
        ("hire", words.HIRE),
        ("extra", words.EXTRA),
    )
    return next((use for use, pattern in uses if pattern.search(label)), "fee")


def _per(before: str, after: str) -> Per | None:
    """How often it is paid. A slash binds most ("5 €/kerta"), then what was said before the sum."""
    near = (after, before) if after.lstrip().startswith(("/", "per ")) else (before, after)
    return next(
        (per for words_near in near for per, pattern in words.PER if pattern.search(words_near)), None
    )


def _bound(before: str, after: str) -> Bound | None:
    if words.FROM.search(before) or words.FROM_AFTER.match(after):
        return "least"
    return "most" if words.UP_TO.search(before) else None
