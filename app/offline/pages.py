"""What the template of the offline page gets."""

from dataclasses import dataclass

from app.web.phones import dial, unbroken


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """`/offline`. `phone` may be empty: a phone works without the net."""

    phone: str
    phone_link: str


def offline_page(phone: str) -> OfflinePage:
    """Make the page; `phone` as it was set."""
    return OfflinePage(unbroken(phone), dial(phone))
