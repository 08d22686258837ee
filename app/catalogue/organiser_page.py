"""The page of an organiser: who it is, and what it has that is not over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from sqlmodel import Session

from app.catalogue.ahead_queries import next_up, organisation_ahead, organisation_kinds
from app.catalogue.items.contact_items import ContactItem, email_item, phone_item
from app.catalogue.items.short_items import ShortItem, short_items
from app.catalogue.models import Organisation
from app.catalogue.parts import Organiser
from app.catalogue.taxonomy import taxonomy
from app.catalogue.vouching import vouched_on, vouched_words
from app.catalogue.words.shown_text import Text, told
from app.web.links import organiser_path
from app.web.view import View
from app.web.words import N_, Words

FIRST_ONES = 6
PER_PAGE = 20
MAX_PAGE = 500
HEADINGS = {
    "event": N_("Tapahtumat"),
    "activity": N_("Harrastukset ja ryhmät"),
    "volunteering": N_("Tule mukaan auttamaan"),
    "service": N_("Palvelut ja paikat"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an organiser is looked at. `kind` of None: the first ones of every kind."""

    kind: str | None = None
    page: int = 1

    @classmethod
    def read(cls, kind: str | None, page: str | None) -> "Asked":
        """Read the parameters of an address; what cannot be used is left out."""
        number = int(page) if page and page.isascii() and page.isdigit() and len(page) < 4 else 1
        return cls(kind if kind in HEADINGS else None, min(max(number, 1), MAX_PAGE))


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind. `all_link` leads to the rest; empty when all are here."""

    heading: str
    total: int
    items: tuple[ShortItem, ...]
    all_link: str


@dataclass(frozen=True, slots=True)
class OrganiserPage:
    """`/jarjestajat/{slug}`. The links for turning pages are empty where there is no such page."""

    address: str
    name: Text
    kind: str
    contacts: tuple[ContactItem, ...]
    url: str
    vouched: str
    groups: tuple[Group, ...]
    page_number: int
    page_count: int
    previous_link: str
    next_link: str
    everything_link: str


def organiser_page(
    session: Session, organisation: Organisation, asked: Asked, now: datetime, view: View
) -> OrganiserPage:
    """Make the page of an organiser: of each kind the first ones, or all of one kind page by page."""
    organiser, words = Organiser.model_validate(organisation.details), view.words
    totals = organisation_kinds(session, organisation.id, now)
    kinds = [kind for kind in HEADINGS if totals.get(kind)]
    chosen = asked.kind if asked.kind in kinds else kinds[0] if len(kinds) == 1 else None
    shown, size = ([chosen], PER_PAGE) if chosen else (kinds, FIRST_ONES)
    pages = max(1, -(-totals[chosen] // size)) if chosen else 1
    number = min(asked.page, pages)
    part = range((number - 1) * size, number * size)
    look = _Look(session, organisation, now, words)
    groups = [look.group(kind, totals[kind], part, is_all=chosen is not None) for kind in shown]
    return OrganiserPage(
        address=f"{view.base_url}{_link(organisation, words.outside)}",
        name=told(organiser.name, words),
        kind=taxonomy().organisation_kinds.label(organiser.kind, words.lang)[0] if organiser.kind else "",
        contacts=tuple(_contacts(organiser)),
        url=organiser.url or "",
        vouched=vouched_words(vouched_on(session, organisation.id), words),
        groups=tuple(groups),
        page_number=number,
        page_count=pages,
        previous_link=_link(organisation, words, chosen, number - 1) if number > 1 else "",
        next_link=_link(organisation, words, chosen, number + 1) if number < pages else "",
        everything_link=_link(organisation, words) if chosen and len(kinds) > 1 else "",
    )


@dataclass(frozen=True, slots=True)
class _Look:
    session: Session
    organisation: Organisation
    now: datetime
    words: Words

    def group(self, kind: str, total: int, part: range, *, is_all: bool) -> Group:
        found = organisation_ahead(self.session, self.organisation.id, self.now, part, kind)
        has_more = not is_all and total > part.stop
        return Group(
            heading=self.words.gettext(HEADINGS[kind]),
            total=total,
            items=short_items(next_up(self.session, found, self.now), self.now, self.words),
            all_link=_link(self.organisation, self.words, kind) if has_more else "",
        )


def _contacts(organiser: Organiser) -> Sequence[ContactItem]:
    phones = [phone_item(organiser.phone)] if organiser.phone else []
    return phones + ([email_item(organiser.email)] if organiser.email else [])


def _link(organisation: Organisation, words: Words, kind: str | None = None, page: int = 1) -> str:
    pairs = ([("kind", kind)] if kind else []) + ([("page", str(page))] if page > 1 else [])
    path = words.path(organiser_path(organisation.slug))
    return f"{path}?{urlencode(pairs)}" if pairs else path
