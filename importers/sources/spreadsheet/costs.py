"""What it costs, in the words of the list."""

import re
from functools import lru_cache
from typing import Final

from app.catalogue.parts import Price
from app.reading.prices import PriceReading, read_price
from app.reading.texts import one_line
from importers.sources.spreadsheet.lookups import lookup
from importers.sources.spreadsheet.row import ListedRow

_read = lru_cache(maxsize=4096)(read_price)
_BARE: Final = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?(?:\s?[–-]\s?\d{1,5}(?:[.,]\d{1,2})?)?")
_CENTS: Final = re.compile(r"(\d)[.,](\d{1,2})")
_KAIKUKORTTI: Final = "kaikukortti"


def prices_of(row: ListedRow) -> tuple[Price, ...]:
    """The price, its text always kept. What is doubtful stays unknown: people read the text themselves."""
    cell, has_card = row.take("price"), _takes_kaikukortti(row)
    if cell is None:
        return (Price(cards=(_KAIKUKORTTI,)),) if has_card else ()
    text = one_line(cell.text)
    label = f"{_CENTS.sub(_with_comma, text)} €" if _BARE.fullmatch(text) else text
    reading = _read(label, lang=cell.lang)
    if reading.guess or reading.type == "unknown":
        row.report(cell, "the price cannot be read for certain, so it is shown as it is written")
        reading = PriceReading(cards=reading.cards, first_time_free=reading.first_time_free)
    cards = (
        *reading.cards,
        *([_KAIKUKORTTI] if has_card else []),
    )
    return (
        Price(
            type=reading.type,
            amount_min=reading.amount_min,
            amount_max=reading.amount_max,
            per=reading.per,
            label={cell.lang: label},
            first_time_free=reading.first_time_free,
            cards=tuple(dict.fromkeys(cards)),
            gear_loan=reading.gear_loan,
        ),
    )


def _with_comma(match: re.Match[str]) -> str:
    """A cell of numbers holds 45.5, which people write 45,50."""
    return f"{match[1]},{match[2]:0<2}"


def _takes_kaikukortti(row: ListedRow) -> bool:
    cell = row.take(_KAIKUKORTTI)
    if cell is None:
        return False
    told = lookup("yes_no", cell.text)
    if told is None:
        row.report(cell, "this should say yes or no (kyllä, ei)", lookup="yes_no")
    return told == "yes"
