"""Organisers, and what belongs to them, as lines of the desk's pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.catalogue.models import Listing, Organisation
from app.catalogue.taxonomy import taxonomy
from app.catalogue.vouching import vouchings_of
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.listings.pages import STATE_WORDS
from app.desk.organisations.commands import Found
from app.desk.shown import moment_words
from app.mail.models import Bounce
from app.submissions.models import Publisher
from app.web.words import N_, Words

WAY_WORDS = {
    "visited": N_("Olen käynyt paikalla"),
    "called": N_("Olen puhunut puhelimessa"),
    "met": N_("Olen tavannut vetäjän"),
}


@dataclass(frozen=True, slots=True)
class OrganisationItem:
    """One that was found. `identity` is for forms."""

    name: Text
    link: str
    identity: str
    about: str
    is_merged: bool


@dataclass(frozen=True, slots=True)
class ListingLine:
    """One of its listings."""

    title: Text
    link: str
    about: str


@dataclass(frozen=True, slots=True)
class PublisherLine:
    """Who publishes for it. `bounce`: what came back from the address, in words; empty: nothing."""

    email: str
    since: str
    bounce: str
    works_link: str


@dataclass(frozen=True, slots=True)
class VouchingLine:
    """Somebody's word for a group, for the desk alone."""

    words: str
    note: str
    is_over: bool


def found_item(found: Found, words: Words) -> OrganisationItem:
    """One that was found."""
    number = words.ngettext("%(num)s ilmoitus näkyy", "%(num)s ilmoitusta näkyy", found.public)
    about = words.gettext("Yhdistetty toiseen") if found.is_merged else number
    plain = plain_item(found.organisation, words)
    return OrganisationItem(plain.name, plain.link, plain.identity, about, found.is_merged)


def plain_item(organisation: Organisation, words: Words) -> OrganisationItem:
    """One by its name alone."""
    name, link = told(organisation.details.get("name", {}), words), links.organisation_path(organisation.id)
    return OrganisationItem(name, words.path(link), str(organisation.id), "", is_merged=False)


def listing_line(listing: Listing, words: Words) -> ListingLine:
    """One of its listings."""
    kind = taxonomy().kinds.label(listing.kind, words.lang)[0]
    state = words.gettext(STATE_WORDS.get(listing.state, listing.state))
    link = words.path(links.desk_listing_path(listing.id))
    return ListingLine(told(listing.content["title"], words), link, f"{kind} · {state}")


def publisher_line(publisher: Publisher, bounces: Mapping[str, Bounce], words: Words) -> PublisherLine:
    """Who publishes for it, and what came back from them."""
    return PublisherLine(
        publisher.email,
        moment_words(publisher.created_at),
        bounce_words(bounces.get(publisher.email.casefold()), words),
        words.path(links.address_works_path(publisher.id)),
    )


def bounce_words(bounce: Bounce | None, words: Words) -> str:
    """What came back from an address; nothing: the empty text."""
    if bounce is None:
        return ""
    if bounce.hard_at is not None:
        day = _day(bounce.hard_at)
        return words.gettext("Kirjeet eivät mene perille (%(day)s). Emme lähetä enempää.", day=day)
    return words.ngettext(
        "%(num)s kirje on palannut toistaiseksi.", "%(num)s kirjettä on palannut toistaiseksi.", bounce.soft
    )


def vouching_lines(session: Session, identity: UUID, words: Words) -> tuple[VouchingLine, ...]:
    """All that was said for a group, the newest first."""
    lines = []
    for one in vouchings_of(session, identity):
        text = f"{words.gettext(WAY_WORDS[one.how])} – {one.by}, {_day(one.at)}"
        if one.withdrawn_at is not None:
            ended = {"by": one.withdrawn_by, "day": _day(one.withdrawn_at)}
            text += f". {words.gettext('Peruttu: %(by)s, %(day)s', **ended)}"
        lines.append(VouchingLine(text, one.note, one.withdrawn_at is not None))
    return tuple(lines)


def _day(moment: datetime) -> str:
    return moment_words(moment).rpartition(" ")[0]
