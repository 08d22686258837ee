"""What it costs: tickets in free words, or the least and the most of a page."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from app.catalogue.parts import Price
from app.reading.prices import read_price
from app.reading.texts import one_line
from importers.contract import Problem

_HIGHEST = 100_000
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÅÄÖ0-9])|\n+")
_SUM = re.compile(r"\d\s?(?:€|e\b|euro)", re.IGNORECASE)
_MAY_TELL = re.compile(
    r"€|\beuro|\bmaksu|\bilmai|\bvapaa pääsy|\bpääsymaksu|\bgratis\b|\bfree\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def price_of_tickets(tickets: str, lang: str = "fi") -> tuple[Price, ...]:
    """The price that the words tell; the words are its label. What was only guessed stays unknown."""
    label = one_line(tickets)
    if not label:
        return ()
    price = _read(label, lang)
    return (price or Price(label={lang: label}),)


def price_of_range(told: Mapping[str, Any]) -> tuple[tuple[Price, ...], Problem | None]:
    """`{"min": 0, "max": 16, "currency": "EUR"}`; nothing when neither is told."""
    if told.get("isFree") is True:
        return (Price(type="free"),), None
    if told.get("currency") not in (None, "", "EUR"):
        return (), Problem("The price is not in euros", field="price", value=str(dict(told)))
    low, high = (None if told.get(name) is None else _amount(told[name]) for name in ("min", "max"))
    if any(told.get(name) is not None and _amount(told[name]) is None for name in ("min", "max")) or (
        low is not None and high is not None and high < low
    ):
        return (), Problem(
            "The price is not an amount from the least to the most", field="price", value=str(told)
        )
    if low is None and high is None:
        return (), None
    if low == high:
        return (Price(type="fixed" if low else "free", amount_min=low, amount_max=high),), None
    return (Price(type="range", amount_min=low, amount_max=high),), None


def price_in_text(text: str, lang: str) -> tuple[Price, ...]:
    """The price of the one sentence that tells it beyond doubt; nothing when there are several.

    "Free" beside a sum is no answer here: deep in a text it may be free for some alone.
    """
    sentences = (part.strip() for part in _SENTENCE_END.split(text) if _MAY_TELL.search(part))
    found = [price for part in sentences if len(part) <= 200 and (price := _read(part.rstrip("."), lang))]
    if len(found) != 1 or (found[0].type == "free" and _SUM.search(found[0].label[lang])):
        return ()
    return (found[0],)


@lru_cache(maxsize=4096)
def _read(label: str, lang: str) -> Price | None:
    reading = read_price(label, lang=lang)
    if reading.guess or reading.type == "unknown":
        return None
    return Price(
        type=reading.type,
        amount_min=reading.amount_min,
        amount_max=reading.amount_max,
        per=reading.per,
        label={lang: label},
        first_time_free=reading.first_time_free,
        cards=reading.cards,
        gear_loan=reading.gear_loan,
    )


def _amount(value: object) -> Decimal | None:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount <= _HIGHEST else None
