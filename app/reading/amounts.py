"""Sums of euros in free text: "2,50 €", "5 e", "1 500 euroa", "5–10 €", "10/5 €"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_NUMBER: Final = r"(?:\d{1,3}(?:[ .]\d{3})+(?!\d)|\d{1,6})(?:[.,]\d{1,2}(?!\d)|,-)?"
_UNIT: Final = r"(?:€|euro(?:a|n|s|lla)?\b|eur\b|e\b(?![-:]\w))"
_SUM: Final = re.compile(
    rf"(?<![\d.,])(?P<first>{_NUMBER}) ?(?:{_UNIT} ?)?(?:(?P<by>[-/]) ?(?P<second>{_NUMBER}) ?)?"
    rf"(?:/ ?(?P<third>{_NUMBER}) ?)?{_UNIT}"
    rf"|(?:€|\beur) ?(?P<after>{_NUMBER})(?!\d)"
)
_BARE: Final = re.compile(
    rf"(?:(?:hinta|hinnat|liput|lippu|maksu|osallistumismaksu|pris|price)[ :]{{1,3}})?"
    rf"(?P<first>{_NUMBER}) ?(?:(?P<by>[-/]) ?(?P<second>{_NUMBER}))?\.?"
)
_MOST: Final = Decimal(100_000)


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum, and where in the text its number and unit stand."""

    value: Decimal
    start: int
    end: int


def find_amounts(text: str) -> Iterator[Amount]:
    """The sums of `text` (lower case, plain hyphens), each end of a range as one."""
    for match in _SUM.finditer(text):
        for number in match.group("first", "second", "third", "after"):
            value = None if number is None else _value(number)
            if value is not None:
                yield Amount(value, match.start(), match.end())


def bare_amounts(text: str) -> list[Decimal]:
    """The numbers of a text that is nothing but a price without its unit: "5", "Hinta: 5–10"."""
    match = _BARE.fullmatch(text.strip())
    numbers = match.group("first", "second") if match else ()
    return [value for number in numbers if number and (value := _value(number)) is not None]


def _value(number: str) -> Decimal | None:
    grouped = re.fullmatch(r"(\d{1,3}(?:[ .]\d{3})+)([.,].*)?", number)
    if grouped:
        whole, cents = re.sub(r"\D", "", grouped[1]), (grouped[2] or "")[1:]
    else:
        whole, _, cents = number.replace(".", ",").partition(",")
    value = Decimal(f"{whole}.{cents:0<2}" if cents.isdigit() else whole)
    return value if value <= _MOST else None
