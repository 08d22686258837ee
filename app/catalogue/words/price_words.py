"""What it costs, in words: "Maksuton", "5 €/kerta", "0–6 €"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.catalogue.parts import Price
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.shown_text import Text, ours, told
from app.web.words import Words

NBSP = "\u00a0"


def price_words(prices: Sequence[Price], lang: str) -> str:
    """All prices of a listing in one line; "" when nothing is known."""
    return ", ".join(dict.fromkeys(text for price in prices if (text := _words(price, lang))))


def price_notes(prices: Sequence[Price], words: Words) -> tuple[Text, ...]:
    """What else is good to know of the price, each thing once: reliefs, and the organiser's own words.

    The organiser's words are left out when they only repeat ours.
    """
    said = {_bare(price_words(prices, words.lang)), *(word for price in prices for word in _names(price))}
    labels = [told(price.label, words) for price in prices]
    notes = [*map(ours, _reliefs(prices, words)), *(one for one in labels if _bare(one.line) not in said)]
    return tuple(dict.fromkeys(note for note in notes if note))


def _names(price: Price) -> Iterator[str]:
    """What the type of a price is called: "ilmainen" adds nothing to "Maksuton"."""
    term = taxonomy().price_types[price.type]
    for name in (*term.words, *(word for synonyms in term.synonyms.values() for word in synonyms)):
        yield _bare(name)


def _reliefs(prices: Sequence[Price], words: Words) -> Iterator[str]:
    if any(price.first_time_free for price in prices):
        yield words.gettext("Ensimmäinen kerta on ilmainen.")
    if any(price.gear_loan for price in prices):
        yield words.gettext("Saat välineet lainaksi.")
    for code in dict.fromkeys(code for price in prices for code in price.cards):
        if code in taxonomy().cards and (phrase := taxonomy().cards.phrase(code, words.lang)):
            yield f"{phrase[0]}."


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


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
