"""Facts of a listing that a sentence may ask for and the filters of the page do not offer."""

from collections.abc import Iterator
from decimal import Decimal

from app.catalogue.content import ListingContent
from app.search.facts.told_facts import told_ages, told_facts

UNKNOWN_MIN_AGE, UNKNOWN_MAX_AGE = 0, 150
ADULT, CHILD_UP_TO = 18, 12
_CHILDREN = ("children", "families")
_FOR_ONE_GENDER = frozenset({"only:women", "only:men"})
_YOUNG = frozenset({"young", "young.teens"})


def signals_of(content: ListingContent, ages: tuple[int, int]) -> tuple[str, ...]:
    """Tokens such as `card:kaikukortti`, `registration:none`, `finnish:easy`, `only:children`.

    `ages`: what `ages_of` says of it.

    What the source told in fields wins over what its texts tell; texts are read for finding alone.
    """
    known = tuple(dict.fromkeys(_from_fields(content, ages)))
    names = {signal.partition(":")[0] for signal in known}
    told = told_facts((*content.title.values(), *content.summary.values()), content.description.values())
    new = (one for one in told if one.partition(":")[0] not in names or one in _FOR_ONE_GENDER)
    return tuple(dict.fromkeys((*known, *new)))


def _from_fields(content: ListingContent, ages: tuple[int, int]) -> Iterator[str]:
    yield from (f"card:{card}" for price in content.prices for card in price.cards)
    if content.registration.required is not None:
        yield f"registration:{'required' if content.registration.required else 'none'}"
    if content.finnish_needed != "unknown":
        yield f"finnish:{content.finnish_needed}"
    if content.companion and content.companion.offered != "none":
        yield "companion:offered"
    if any(price.gear_loan for price in content.prices):
        yield "gear:lent"
    if any(price.first_time_free for price in content.prices):
        yield "trial:free"
    if content.audience.level in {"intermediate", "advanced"}:
        yield "level:experienced"
    elif content.audience.level == "beginner":
        yield "level:beginner"
    yield from _only_for(content, ages)


def _only_for(content: ListingContent, ages: tuple[int, int]) -> Iterator[str]:
    groups, gender = content.audience.groups, content.audience.gender
    if gender in {"women", "men"}:
        yield f"only:{gender}"
    low, high = ages
    if high < ADULT:
        yield _minors(low, high)
    elif low >= ADULT:
        yield "only:adults"
    elif groups and all(group.startswith(_CHILDREN) for group in groups):
        yield "only:children"
    elif groups and all(group in _YOUNG for group in groups):
        yield "only:young"
    elif groups and all(group.startswith(_CHILDREN) or group in _YOUNG for group in groups):
        yield "only:minors"
    elif groups and all(group == "seniors" for group in groups):
        yield "only:seniors"
    elif groups and all(group in {"adults", "seniors"} for group in groups):
        yield "only:adults"


def _minors(low: int, high: int) -> str:
    if high <= CHILD_UP_TO:
        return "only:children"
    return "only:young" if low >= CHILD_UP_TO else "only:minors"


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
    """The ages that it suits, from its fields or else its words; what nobody told leaves that end open."""
    low, high = content.audience.min_age, content.audience.max_age
    if low is None and high is None:
        low, high = _ages_in_words(content)
    return (UNKNOWN_MIN_AGE if low is None else low, UNKNOWN_MAX_AGE if high is None else high)


def _ages_in_words(content: ListingContent) -> tuple[int | None, int | None]:
    """The first of title, summary and description that tells an age; titles say it best."""
    for texts in (content.title, content.summary, content.description):
        for text in texts.values():
            told = told_ages(text)
            if told != (None, None):
                return told
    return None, None
