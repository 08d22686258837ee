"""How low the threshold is: things that make it easy to go there."""

from collections.abc import Collection

from app.catalogue.content import ListingContent


def ease_of(content: ListingContent, signals: Collection[str]) -> int:
    """How many things are told that make going easy. Silence is not counted against anybody."""
    visit = content.first_visit
    signs = (
        "registration:none" in signals,
        any(price.type in {"free", "donation"} or price.first_time_free for price in content.prices),
        content.companion is not None and content.companion.offered != "none",
        visit is not None and bool(visit.may_come_alone),
        visit is not None and bool(visit.may_watch or visit.may_leave_early),
        content.audience.level in {"any", "beginner"},
        any(price.gear_loan for price in content.prices),
    )
    return sum(signs)
