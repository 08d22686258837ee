"""What it costs, in words: "Maksuton", "5 €/kerta", "0–6 €"."""

from collections.abc import Sequence
from decimal import Decimal

from app.catalogue.parts import Price
from app.catalogue.taxonomy import taxonomy

NBSP = "\u00a0"


def price_words(prices: Sequence[Price], lang: str) -> str:
    """All prices of a listing in one line; "" when nothing is known."""
    return ", ".join(dict.fromkeys(text for price in prices if (text := _words(price, lang))))


def _words(price: Price, lang: str) -> str:
    if price.type == "unknown":
        return ""
    kinds = taxonomy().price_types
    amount = _amount(price, lang)
    if price.type in {"free", "donation"} or not amount:
        return kinds.label(price.type, lang)[0]
    unit = taxonomy().price_units.label(price.per, lang)[0] if price.per else ""
    words = f"{amount}/{unit}" if unit else amount
    return (
        f"{kinds.label(price.type, lang)[0]} {words}" if price.type in {"membership", "material"} else words
    )


def _amount(price: Price, lang: str) -> str:
    low, high = price.amount_min, price.amount_max
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        return f"{_number(low if low is not None else high, lang)}{NBSP}€"
    return f"{_number(low, lang)}–{_number(high, lang)}{NBSP}€"


def _number(value: Decimal | None, lang: str) -> str:
    assert value is not None
    text = f"{value:.2f}".removesuffix(".00")
    return text if lang == "en" else text.replace(".", ",")
