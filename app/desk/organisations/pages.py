"""What the templates of the organisers at the desk get."""

from dataclasses import dataclass

from sqlmodel import Session

from app.catalogue.merging.organisations import survivors
from app.catalogue.models import Organisation
from app.catalogue.parts import Organiser
from app.catalogue.taxonomy import taxonomy
from app.catalogue.vouching import can_be_vouched, vouching_of
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.event_items import EventItem, event_items
from app.desk.organisations.commands import (
    PER_PAGE,
    Choice,
    Found,
    events_about,
    like_this,
    listings_by,
    organisation_in,
    publishers_for,
)
from app.desk.organisations.items import (
    WAY_WORDS,
    ListingLine,
    OrganisationItem,
    PublisherLine,
    VouchingLine,
    found_item,
    listing_line,
    plain_item,
    publisher_line,
    vouching_lines,
)
from app.desk.shown import Frame
from app.mail.bouncing import bounces_of
from app.web.forms import Form
from app.web.links import organiser_path
from app.web.words import N_, Words

FIELD_WORDS = {
    "name": N_("Nimi"),
    "kind": N_("Mitä se on"),
    "url": N_("Verkkosivu"),
    "phone": N_("Puhelin"),
    "email": N_("Sähköposti"),
}


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """`/yllapito/jarjestajat`. Links for turning pages are empty where there is no such page."""

    desk: Frame
    action: str
    asked: str
    total: int
    items: tuple[OrganisationItem, ...]
    previous_link: str
    next_link: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """`/yllapito/jarjestajat/{id}`. `stands_for_it`: the one that it was merged into."""

    desk: Frame
    name: Text
    facts: tuple[tuple[str, str], ...]
    locks: tuple[tuple[str, str], ...]
    public_link: str
    here: str
    back: str
    stands_for_it: OrganisationItem | None
    merged: tuple[OrganisationItem, ...]
    listings: tuple[ListingLine, ...]
    publishers: tuple[PublisherLine, ...]
    can_be_vouched: bool
    is_vouched: bool
    may_vouch: bool
    vouchings: tuple[VouchingLine, ...]
    ways: tuple[tuple[str, str], ...]
    form: Form
    asked: str
    others: tuple[OrganisationItem, ...]
    events: tuple[EventItem, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What else the page of an organiser shows: a form to mend, and others that were looked for."""

    form: Form
    words: str = ""
    others: tuple[Found, ...] = ()
    may_vouch: bool = False


def organisations_page(
    choice: Choice, asked: str, number: int, desk: Frame, words: Words
) -> OrganisationsPage:
    """Make the page that finds organisers."""
    return OrganisationsPage(
        desk=desk,
        action=words.path(links.ORGANISATIONS),
        asked=asked,
        total=choice.total,
        items=tuple(found_item(one, words) for one in choice.found),
        previous_link=words.path(links.organisations_path(asked, number - 1)) if number > 1 else "",
        next_link=words.path(links.organisations_path(asked, number + 1))
        if number * PER_PAGE < choice.total
        else "",
    )


def organisation_page(
    session: Session, organisation: Organisation, asked: Asked, desk: Frame, words: Words
) -> OrganisationPage:
    """Make the page of an organiser at the desk."""
    ends, identity = survivors(session), organisation.id
    merged = [organisation_in(session, old) for old, end in ends.items() if end == identity]
    publishers = publishers_for(session, identity)
    bounces = bounces_of(session, [one.email for one in publishers])
    end = ends.get(identity)
    others = asked.others or (like_this(session, organisation) if not asked.words else ())
    return OrganisationPage(
        desk=desk,
        name=told(organisation.details.get("name", {}), words),
        facts=_facts(organisation, words),
        locks=tuple((one, words.gettext(FIELD_WORDS[one])) for one in organisation.locked_fields),
        public_link=words.path(organiser_path(organisation.slug)),
        here=words.path(links.organisation_path(identity)),
        back=words.path(links.ORGANISATIONS),
        stands_for_it=plain_item(organisation_in(session, end), words) if end else None,
        merged=tuple(plain_item(one, words) for one in merged),
        listings=tuple(listing_line(one, words) for one in listings_by(session, identity)),
        publishers=tuple(publisher_line(one, bounces, words) for one in publishers),
        can_be_vouched=can_be_vouched(organisation) and end is None,
        is_vouched=vouching_of(session, identity) is not None,
        may_vouch=asked.may_vouch,
        vouchings=vouching_lines(session, identity, words),
        ways=tuple((way, words.gettext(text)) for way, text in WAY_WORDS.items()),
        form=asked.form,
        asked=asked.words,
        others=tuple(found_item(one, words) for one in others if one.organisation.id != identity),
        events=event_items(events_about(session, identity), words),
    )


def _facts(organisation: Organisation, words: Words) -> tuple[tuple[str, str], ...]:
    organiser = Organiser.model_validate(organisation.details)
    kind = taxonomy().organisation_kinds.label(organiser.kind, words.lang)[0] if organiser.kind else ""
    facts = (
        (words.gettext("Mitä se on"), kind),
        (words.gettext("Y-tunnus"), organiser.business_id or words.gettext("ei ole")),
        (words.gettext("Puhelin"), organiser.phone or ""),
        (words.gettext("Sähköposti"), organiser.email or ""),
        (words.gettext("Verkkosivu"), organiser.url or ""),
    )
    return tuple((label, text) for label, text in facts if text)
