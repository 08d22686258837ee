"""A service, or a place without one, from the neutral records → `ListingContent`.

Everything in PTV is of kind `service`: also what is filed under volunteering and peer support (P4.12) tells
of a service that one comes to, not of a task that waits for a helper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.content import ListingContent
from app.catalogue.parts import Audience, Contact, Session
from app.catalogue.texts import Texts
from app.reading.texts import drop_fake_translations, one_line
from importers.contract import Mapped, Problem
from importers.sources.ptv.contacts import bad_links, first_url, read_contacts
from importers.sources.ptv.filing import categories_of, groups_of, keywords_of, languages_of, prices_of
from importers.sources.ptv.hours import read_hours
from importers.sources.ptv.organisers import organiser_of
from importers.sources.ptv.places import accessibility_note, sessions_at
from importers.sources.ptv.records import Channel, Connection, Organisation, Service
from importers.sources.ptv.wording import charge_of, description_of, summary_of, title_of

_YEARS_OF_HOLIDAYS = 2
_LINK_ORDER = ("web", "location", "electronic")


_NOTHING_SPECIAL = Connection()


@dataclass(frozen=True, slots=True)
class Use:
    """A channel, and what holds when the service at hand is used through it."""

    channel: Channel
    connection: Connection = _NOTHING_SPECIAL


def map_service(
    service: Service, uses: Sequence[Use], organisation: Organisation | None, now: datetime
) -> Mapped:
    """A service with all its channels as one listing."""
    title = title_of(service.names)
    if not title:
        return _without_name(service.leftovers)
    channels = [use.channel for use in uses]
    sessions, unread_places = _sessions(uses, now)
    contacts, unread_contacts = _contacts(uses, title)
    prices, unread_prices = prices_of(service, [use.connection for use in uses], charge_of(service))
    organiser, unread_organiser = organiser_of(service.organisation_name, organisation)
    content = ListingContent(
        kind="service",
        title=title,
        summary=summary_of(service.wording, service.general),
        description=description_of(service.wording, service.general),
        organiser=organiser,
        sessions=tuple(sessions),
        prices=prices,
        categories=categories_of(service),
        keywords=keywords_of(service),
        audience=Audience(
            groups=groups_of(service.target_groups), conditions=drop_fake_translations(service.conditions)
        ),
        languages=languages_of(service.languages),
        accessibility_note=accessibility_note(channels),
        contacts=contacts,
        url=_url(channels),
    )
    problems = (*unread_places, *unread_contacts, *unread_prices, *unread_organiser)
    return Mapped(content, problems, _leftovers(service.leftovers, uses, organisation))


def map_place(channel: Channel, organisation: Organisation | None, now: datetime) -> Mapped:
    """A place that no service names, as a listing of its own."""
    title = title_of(channel.names)
    if not title:
        return _without_name(channel.leftovers)
    use = Use(channel)
    sessions, unread_places = _sessions([use], now)
    contacts, unread_contacts = _contacts([use], title)
    organiser, unread_organiser = organiser_of("", organisation)
    content = ListingContent(
        kind="service",
        title=title,
        summary=summary_of(channel.wording),
        description=description_of(channel.wording),
        organiser=organiser,
        sessions=tuple(sessions),
        languages=languages_of(channel.languages),
        accessibility_note=accessibility_note([channel]),
        contacts=contacts,
        url=first_url(channel.contacts.links),
    )
    problems = (*unread_places, *unread_contacts, *unread_organiser)
    return Mapped(content, problems, _leftovers((), [use], organisation))


def _without_name(leftovers: tuple[str, ...]) -> Mapped:
    return Mapped(
        None, (Problem("It has no name in any language", field="name", severity="skipped"),), leftovers
    )


def _sessions(uses: Sequence[Use], now: datetime) -> tuple[list[Session], list[Problem]]:
    """Sessions of the places, and the hours of telephone services, which have no place."""
    sessions: list[Session] = []
    problems: list[Problem] = []
    for use in uses:
        channel = use.channel
        if channel.type not in ("location", "phone"):
            continue
        years = range(now.year, now.year + _YEARS_OF_HOLIDAYS)
        hours = read_hours(use.connection.hours or channel.hours, years=years)
        note = drop_fake_translations(use.connection.note)
        problems += hours.problems
        if channel.type == "location":
            found, unread = sessions_at(channel, hours, note)
            sessions += found
            problems += unread
        elif hours.schedules:
            name = drop_fake_translations(channel.names, read=one_line)
            sessions.append(Session(schedules=hours.schedules, note=note or name))
    return sessions, problems


def _contacts(uses: Sequence[Use], title: Texts) -> tuple[tuple[Contact, ...], list[Problem]]:
    """Contacts of all channels, each once; named after their channel when there are several."""
    found: dict[tuple[str | None, str | None], Contact] = {}
    problems: list[Problem] = []
    for use in uses:
        name = drop_fake_translations(use.channel.names, read=one_line)
        role = {} if len(uses) == 1 or name.items() <= title.items() else name
        for told in (use.connection.contacts, use.channel.contacts):
            contacts, unread = read_contacts(told, role)
            problems += [*unread, *bad_links(told.links)]
            for contact in contacts:
                found.setdefault((contact.phone, contact.email), contact)
    return tuple(found.values()), problems


def _url(channels: Sequence[Channel]) -> str | None:
    """The page that tells most: of a web channel, else of a place, else the electronic service itself."""
    links = [link for kind in _LINK_ORDER for c in channels if c.type == kind for link in c.contacts.links]
    return first_url(links)


def _leftovers(
    own: tuple[str, ...], uses: Sequence[Use], organisation: Organisation | None
) -> tuple[str, ...]:
    names = {f"service.{name}" for name in own}
    for use in uses:
        names |= {f"channel.{name}" for name in use.channel.leftovers}
        names |= {f"connection.{name}" for name in use.connection.leftovers}
    if organisation is not None:
        names |= {f"organisation.{name}" for name in organisation.leftovers}
    return tuple(sorted(names))
