"""What a notice was read into: one proposal, with the names of what a person should look at."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from app.reading.prices import PriceType
from app.reading.times import TimeRule

PosterKind = Literal["event", "activity", "volunteering", "service"]


@dataclass(frozen=True, slots=True)
class PosterPlace:
    """Where: a name as people would search it, and a street address; None when not told."""

    name: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class PosterPrice:
    """What taking part costs, in euros; an end that was not told is None."""

    type: PriceType = "unknown"
    amount_min: Decimal | None = None
    amount_max: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """The first number, e-mail address and page to turn to."""

    phone: str | None = None
    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Youngest and oldest welcome, in full years, both included."""

    min_age: int | None = None
    max_age: int | None = None


@dataclass(frozen=True, slots=True)
class Poster:
    """A notice read. `kind` None: the text is no notice, and nothing is proposed."""

    kind: PosterKind | None = None
    title: str | None = None
    times: tuple[TimeRule, ...] = ()
    place: PosterPlace = PosterPlace()
    price: PosterPrice = PosterPrice()
    contact: Contact = Contact()
    registration_by: date | None = None
    audience: Audience = Audience()
    cancelled: bool = False
    guesses: tuple[str, ...] = ()
    """Names of fields that a person should look at: "times", "place.name"."""
    problem: str | None = None
    """What could not be known, in plain words."""

    def as_json(self) -> dict[str, Any]:
        """The shape that `opastamo read-poster` prints."""
        return {
            "kind": self.kind,
            "title": self.title,
            "times": [rule.as_json() for rule in self.times],
            "place": {"name": self.place.name, "address": self.place.address},
            "price": {
                "type": self.price.type,
                "amount_min": _number(self.price.amount_min),
                "amount_max": _number(self.price.amount_max),
            },
            "contact": {"phone": self.contact.phone, "email": self.contact.email, "url": self.contact.url},
            "registration_by": self.registration_by.isoformat() if self.registration_by else None,
            "audience": {"min_age": self.audience.min_age, "max_age": self.audience.max_age},
            "cancelled": self.cancelled,
            "guesses": list(self.guesses),
            "problem": self.problem,
        }


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
