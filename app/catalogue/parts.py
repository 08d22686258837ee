"""The parts of a listing: place, price, people it suits, contacts, first visit.

Words are those of HSDS, OpenActive and schema.org; `docs/data-model.md` has the mapping.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from app.catalogue.part import Part
from app.catalogue.schedule import Schedule
from app.catalogue.texts import LanguageCode, Texts

OrganisationKind = Literal[
    "public",
    "welfare_area",
    "association",
    "parish",
    "foundation",
    "company",
    "informal_group",
    "project",
]
PlaceType = Literal["physical", "virtual", "phone", "area", "at_home"]
PriceType = Literal["free", "fixed", "range", "donation", "membership", "material", "unknown"]
PricePer = Literal["visit", "month", "season", "course", "year"]
TermCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{2,60}$")]
Phone = Annotated[str, StringConstraints(max_length=40)]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", max_length=254)]


def _web_address(url: str) -> str:
    if not url.startswith(("https://", "http://")) or any(c.isspace() or c in '<>"' for c in url):
        message = f"'{url[:80]}' is not a web address: it must start with https:// or http://"
        raise ValueError(message)
    return url


Url = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_web_address)]


class Organiser(Part):
    """Who arranges it, as the source told it. Needs no business id: informal groups are organisers too."""

    name: Texts
    kind: OrganisationKind | None = None
    external_id: str | None = None
    business_id: Annotated[str, StringConstraints(pattern=r"^\d{7}-\d$")] | None = None
    url: Url | None = None
    phone: Phone | None = None
    email: Email | None = None


class Place(Part):
    """Where: a building, the web, a phone line, an area or one's own home."""

    type: PlaceType = "physical"
    name: Texts = {}
    street_address: Texts = {}
    postal_code: Annotated[str, StringConstraints(pattern=r"^\d{5}$")] | None = None
    city: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    address_masked: bool = False
    url: Url | None = None
    phone: Phone | None = None
    directions: Texts = {}
    external_id: str | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            message = "a position needs both latitude and longitude"
            raise ValueError(message)
        return self


class Session(Part):
    """The offering at one place (HSDS *service_at_location*): a place and its times."""

    place: Place | None = None
    schedules: tuple[Schedule, ...] = ()
    note: Texts = {}


class Price(Part):
    """What taking part costs, reliefs included. Amounts are euros."""

    type: PriceType = "unknown"
    amount_min: Decimal | None = Field(default=None, ge=0, le=100_000)
    amount_max: Decimal | None = Field(default=None, ge=0, le=100_000)
    per: PricePer | None = None
    label: Texts = {}
    first_time_free: bool = False
    cards: tuple[TermCode, ...] = ()
    gear_loan: bool = False

    @model_validator(mode="after")
    def _amounts_fit(self) -> Self:
        low, high = self.amount_min, self.amount_max
        if low is not None and high is not None and high < low:
            message = f"the highest price ({high} €) is below the lowest ({low} €)"
            raise ValueError(message)
        return self


class Audience(Part):
    """Whom it suits. Ages of None are unknown, not "everyone"; `groups` are codes of the taxonomy."""

    min_age: int | None = Field(default=None, ge=0, le=120)
    max_age: int | None = Field(default=None, ge=0, le=120)
    age_rule: Literal["recommended", "enforced"] = "recommended"
    gender: Literal["none", "women", "men", "other"] = "none"
    level: Literal["any", "beginner", "intermediate", "advanced"] | None = None
    groups: tuple[TermCode, ...] = ()
    conditions: Texts = {}

    @model_validator(mode="after")
    def _ages_fit(self) -> Self:
        if self.min_age is not None and self.max_age is not None and self.max_age < self.min_age:
            message = f"the highest age ({self.max_age}) is below the lowest ({self.min_age})"
            raise ValueError(message)
        return self


class SpokenLanguage(Part):
    """A language that is spoken there, or that one can practise there."""

    code: LanguageCode
    use: Literal["spoken", "materials", "interpretation", "practice"] = "spoken"


class AccessibilityFact(Part):
    """One fact about getting in and taking part; `code` is a term of the taxonomy."""

    code: TermCode
    value: Literal["yes", "no", "partly", "unknown"] = "yes"
    detail: Texts = {}


class Registration(Part):
    """Does one sign up, how, by when; seats. `required` of None: not told."""

    required: bool | None = None
    url: Url | None = None
    email: Email | None = None
    phone: Phone | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    capacity: int | None = Field(default=None, ge=0)
    places_left: int | None = Field(default=None, ge=0)
    note: Texts = {}


class Contact(Part):
    """How to reach somebody. `form_only`: shown to nobody, messages go through us."""

    name: str | None = None
    role: Texts = {}
    phone: Phone | None = None
    email: Email | None = None
    form_only: bool = False


class Companion(Part):
    """Somebody who comes along; arranged by an organisation, never by a private person."""

    offered: Literal["none", "on_request", "always"]
    note: Texts = {}


class FirstVisit(Part):
    """What a person wonders before going somewhere for the first time."""

    who_meets: Texts = {}
    may_watch: bool | None = None
    may_come_alone: bool | None = None
    may_leave_early: bool | None = None
    bring: Texts = {}
    how_many_people: Texts = {}
    note: Texts = {}


class VolunteerRole(Part):
    """What the volunteer does and how much it asks."""

    task: Texts = {}
    commitment: Literal["once", "short", "ongoing"] | None = None
    hours_per_time: Decimal | None = Field(default=None, gt=0, le=24)
    training: Texts = {}
    supported: bool | None = None
    background_check: bool | None = None
    remote: bool | None = None


PictureId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{48}-[1-9]\d{0,3}x[1-9]\d{0,3}$")]
"""The id of a picture that we keep (see `app.pictures`). Its size in pixels is the end of it."""


class Image(Part):
    """A picture: one at another's address, or one of our own. Pages show only our own.

    `event_only` licences allow showing it with this listing alone.
    """

    url: Url | None = None
    picture: PictureId | None = None
    alt: Texts = {}
    licence: str | None = None
    credit: str | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.url is None) == (self.picture is None):
            message = "a picture has an address elsewhere, or is one of our own"
            raise ValueError(message)
        return self


class Keyword(Part):
    """A word the source filed it under; `uri` points to YSO or another vocabulary when told."""

    label: Texts
    uri: str | None = None


class Alert(Part):
    """A notice that ends by itself: notes without an end outlive their truth."""

    text: Texts
    until: date
