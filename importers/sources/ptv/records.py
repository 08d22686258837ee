"""What PTV tells, in one shape for all versions of its API. Values are as told: nothing is cleaned here."""

from dataclasses import dataclass, field
from typing import Any, Literal

from app.catalogue.texts import Texts

HoursKind = Literal["weekly", "exceptional", "over_midnight"]
OpeningStatus = Literal["open", "closed", "reservation"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of a service or a channel by what they are for."""

    summary: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    instruction: Texts = field(default_factory=dict)
    charge: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as told, prefix and all. A `service_number` has no prefix and may be as short as 116 117."""

    number: str
    language: str
    info: str = ""
    service_number: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a place. `northing` and `easting`: ETRS-TM35FIN metres, None when not to be trusted."""

    streets: Texts = field(default_factory=dict)
    number: str = ""
    postal_code: str = ""
    city: str = ""
    municipality: str = ""
    northing: Any = None
    easting: Any = None
    directions: Texts = field(default_factory=dict)
    accessibility: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening: `day` (and `last_day`, "" when it is the same) as MO..SU, times as `HH:MM[:SS]`."""

    day: str
    last_day: str
    start: str
    end: str
    status: str


@dataclass(frozen=True, slots=True)
class Hours:
    """A block of opening hours. An unknown `kind` or `status` is left as told.

    `weekly`: every day from `day` to `last_day` has the hours; `over_midnight`: open without a pause from one
    day to the other; `exceptional`: instead of the others from `valid_from` to `valid_until`.
    """

    kind: str
    status: str
    always: bool = False
    valid_from: str = ""
    valid_until: str = ""
    openings: tuple[Opening, ...] = ()
    note: Texts = field(default_factory=dict)
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Ways to reach; `links` are web addresses, the Finnish ones first."""

    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """What holds when this service is used through this channel; its hours replace those of the channel."""

    note: Texts = field(default_factory=dict)
    charge_type: str = ""
    charge: Texts = field(default_factory=dict)
    hours: tuple[Hours, ...] = ()
    contacts: Contacts = Contacts()
    leftovers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to use services. Only one of `type` "location" has addresses that people go to."""

    id: str
    type: str
    names: Texts
    wording: Wording
    languages: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    hours: tuple[Hours, ...] = ()
    contacts: Contacts = Contacts()
    leftovers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the service is filed under, with its address in an ontology when it has one."""

    labels: Texts
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A service. `general` is the national text that municipalities build upon."""

    id: str
    names: Texts
    other_names: tuple[Term, ...]
    wording: Wording
    general: Wording
    conditions: Texts
    languages: tuple[str, ...]
    classes: tuple[str, ...]
    target_groups: tuple[str, ...]
    terms: tuple[Term, ...]
    charge_type: str
    organisation_name: str
    leftovers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who answers for a service. `type` is PTV's own word for its kind."""

    id: str
    names: Texts
    type: str = ""
    business_code: str = ""
    contacts: Contacts = Contacts()
    leftovers: tuple[str, ...] = ()
