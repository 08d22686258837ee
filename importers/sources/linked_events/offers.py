"""What it costs: offers with free-text prices."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from app.catalogue.parts import Price
from app.reading.prices import read_price
from app.reading.texts import one_line
from importers.sources.linked_events.related import listed
from importers.sources.linked_events.words import first_text, first_url, texts_of

_HIGHEST = 100_000


def prices_of(offers: list[Any]) -> tuple[Price, ...]:
    """One price per offer, or per price group of an offer; equal ones once. The label is always kept."""
    found: list[Price] = []
    for offer in offers:
        if isinstance(offer, dict):
            found += (price for price in _prices(offer) if price not in found)
    return tuple(found)


def ticket_address(offers: list[Any]) -> str | None:
    """Where tickets are sold or one signs up: the first offer that tells an address."""
    urls = (first_url(offer.get("info_url")) for offer in offers if isinstance(offer, dict))
    return next((url for url in urls if url), None)


def _prices(offer: Mapping[str, Any]) -> list[Price]:
    groups = [group for group in map(_group_price, listed(offer.get("offer_price_groups"))) if group]
    price, description = texts_of(offer.get("price"), one_line), texts_of(offer.get("description"), one_line)
    if offer.get("is_free") is True:
        return [Price(type="free", label=price or description)]
    if groups and not price:
        return groups
    told = price or description
    return [*([_read(first_text(told), tuple(_labels(price, description).items()))] if told else []), *groups]


def _labels(price: dict[str, str], description: dict[str, str]) -> dict[str, str]:
    """The price as written; the offer's description after it, if there is one."""
    return {
        lang: " – ".join(text for text in (price.get(lang), description.get(lang)) if text)
        for lang in {**price, **description}
    }


@lru_cache(maxsize=4096)
def _read(text: str, labels: tuple[tuple[str, str], ...]) -> Price:
    """A price as read. What was only guessed stays unknown: people read the label themselves."""
    reading = read_price(text)
    if reading.guess or reading.type == "unknown":
        return Price(label=dict(labels))
    return Price(
        type=reading.type,
        amount_min=reading.amount_min,
        amount_max=reading.amount_max,
        per=reading.per,
        label=dict(labels),
        first_time_free=reading.first_time_free,
        cards=reading.cards,
        gear_loan=reading.gear_loan,
    )


def _group_price(group: object) -> Price | None:
    """A price of a customer group: `{"price": "12.50", "description": {"fi": "Lapset"}}`."""
    if not isinstance(group, dict):
        return None
    try:
        amount = Decimal(str(group.get("price")))
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount <= _HIGHEST:
        return None
    names = group.get("price_group")
    label = texts_of(
        group.get("description") or (names.get("description") if isinstance(names, dict) else None)
    )
    return Price(type="fixed" if amount else "free", amount_min=amount, amount_max=amount, label=label)
