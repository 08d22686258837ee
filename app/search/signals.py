"""Facts of a listing that a sentence may ask for and the filters of the page do not offer."""

import re
from decimal import Decimal

from app.catalogue.content import ListingContent

UNKNOWN_MIN_AGE, UNKNOWN_MAX_AGE = 0, 150
ADULT = 18


_NO_REGISTRATION = re.compile(
    r"(?:ei (?:tarvitse |vaadi |tarvita )?|ilman |ilmoittautumatta|mitään )(?:ennakko)?ilmoittautu"
    r"|(?:ilman|ei|ei tarvita|ei tarvitse) ajanvarau"
    r"|no (?:need to )?(?:sign[ -]up|registration)|ingen (?:för)?anmälan"
)
_REGISTRATION = re.compile(
    r"ilmoittaudu\b|ilmoittaudu(?:han|thaan)|ilmoittautumi(?:nen|set)|ennakkoilmoittau"
    r"|varaa (?:paikka|aika)|ajanvarau"
    r"|sign up by|register (?:by|at)|anmäl dig"
)
_YOUNG = ("children", "young.teens", "families")


def signals_of(content: ListingContent) -> tuple[str, ...]:
    """Tokens such as `card:kaikukortti`, `registration:none`, `finnish:easy`, `only:children`.

    Feeds tell of signing up mostly in their text; it is read here for finding alone, and never shown.
    """
    signals = [f"card:{card}" for price in content.prices for card in price.cards]
    signals.append(f"registration:{_registration(content)}")
    signals.extend(_only_for(content))
    if content.finnish_needed != "unknown":
        signals.append(f"finnish:{content.finnish_needed}")
    return tuple(dict.fromkeys(signals))


def _registration(content: ListingContent) -> str:
    required = content.registration.required
    if required is None:
        text = " ".join((*content.summary.values(), *content.description.values())).lower()
        if _NO_REGISTRATION.search(text):
            return "none"
        return "required" if _REGISTRATION.search(text) else "unknown"
    return "required" if required else "none"


def _only_for(content: ListingContent) -> list[str]:
    groups, audience = content.audience.groups, content.audience
    if audience.max_age is not None and audience.max_age < ADULT:
        return ["only:children"]
    if audience.min_age is not None and audience.min_age >= ADULT:
        return ["only:adults"]
    if groups and all(group.startswith(_YOUNG) for group in groups):
        return ["only:children"]
    return ["only:adults"] if groups and all(group in {"adults", "seniors"} for group in groups) else []


def price_from(content: ListingContent) -> float | None:
    """What taking part costs at least; None when nobody told."""
    least = [_least(p.type, p.amount_min, p.amount_max) for p in content.prices]
    known = [value for value in least if value is not None]
    return float(min(known)) if known else None


def _least(price_type: str, low: Decimal | None, high: Decimal | None) -> Decimal | None:
    if price_type in {"free", "donation"}:
        return Decimal(0)
    return low if low is not None else high


def ages_of(content: ListingContent) -> tuple[int, int]:
    """The ages that it suits; what nobody told leaves that end open."""
    low, high = content.audience.min_age, content.audience.max_age
    return (UNKNOWN_MIN_AGE if low is None else low, UNKNOWN_MAX_AGE if high is None else high)
