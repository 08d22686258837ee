"""How one signs up, and whom one may call or write to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.content import ListingContent
from app.catalogue.parts import Contact, Organiser, Registration
from app.catalogue.words.sentences import when_words
from app.catalogue.words.shown_text import Text, ours, told
from app.core.clock import LOCAL_ZONE
from app.web.words import Words

NBSP = "\u00a0"
"""A number is not cut in two at the end of a line."""


@dataclass(frozen=True, slots=True)
class ContactItem:
    """One way to reach somebody. `link` is tel:, mailto: or a web address; `who` may be empty."""

    label: str
    link: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class _Moment:
    start: datetime
    end: None = None
    all_day: bool = False


def phone_item(phone: str, who: str = "") -> ContactItem:
    """A telephone number as a link that calls."""
    return ContactItem(phone.replace(" ", NBSP), f"tel:{phone.replace(' ', '')}", who)


def email_item(email: str, who: str = "") -> ContactItem:
    """An address as a link that writes."""
    return ContactItem(email, f"mailto:{email}", who)


def registration_items(registration: Registration, words: Words) -> Iterator[ContactItem]:
    """Ways to sign up."""
    if registration.url:
        yield ContactItem(words.gettext("Ilmoittaudu verkossa"), registration.url)
    if registration.phone:
        yield phone_item(registration.phone)
    if registration.email:
        yield email_item(registration.email)


def registration_notes(registration: Registration, now: datetime, words: Words) -> Iterator[Text]:
    """Whether one signs up, by when, and how many places there are."""
    if registration.required is False:
        yield ours(words.gettext("Ei ilmoittautumista. Voit vain tulla."))
    if registration.required:
        yield ours(words.gettext("Ilmoittaudu etukäteen."))
    yield from map(ours, _period(registration, now, words))
    if registration.places_left == 0:
        yield ours(words.gettext("Nyt on täynnä. Kysy peruutuspaikkaa."))
    elif registration.places_left:
        yield ours(
            words.ngettext("%(num)s paikka jäljellä.", "%(num)s paikkaa jäljellä.", registration.places_left)
        )
    elif registration.capacity:
        yield ours(words.gettext("Mukaan mahtuu %(num)s.", num=registration.capacity))
    if note := told(registration.note, words):
        yield note


def _period(registration: Registration, now: datetime, words: Words) -> Iterator[str]:
    opens, closes = _aware(registration.opens), _aware(registration.closes)
    if opens and opens > now:
        when = when_words(_Moment(opens), now, words.lang)
        yield words.gettext("Ilmoittautuminen alkaa %(when)s.", when=when)
    if closes and closes < now:
        yield words.gettext("Ilmoittautumisaika on päättynyt. Kysy silti, jos haluat mukaan.")
    elif closes:
        when = when_words(_Moment(closes), now, words.lang)
        yield words.gettext("Viimeinen ilmoittautumisaika on %(when)s.", when=when)


def _aware(moment: datetime | None) -> datetime | None:
    """A moment without a zone is told by the town's clocks."""
    return moment.replace(tzinfo=LOCAL_ZONE) if moment and moment.tzinfo is None else moment


def contact_items(content: ListingContent, words: Words) -> tuple[ContactItem, ...]:
    """Whom one may reach, each number and address once; those of forms only are shown to nobody."""
    people = [contact for contact in content.contacts if not contact.form_only]
    items = [item for person in people for item in _of_person(person, words)]
    items += _of_organiser(content.organiser) if content.organiser else []
    items.sort(key=lambda item: item.link.startswith("mailto:"))
    once: dict[str, ContactItem] = {}
    for item in items:
        once.setdefault(item.label, item)
    return tuple(once.values())


def _of_person(person: Contact, words: Words) -> Iterator[ContactItem]:
    who = ", ".join(part for part in (person.name, told(person.role, words).line) if part)
    if person.phone:
        yield phone_item(person.phone, who)
    if person.email:
        yield email_item(person.email, who)


def _of_organiser(organiser: Organiser) -> list[ContactItem]:
    phones = [phone_item(organiser.phone)] if organiser.phone else []
    return phones + ([email_item(organiser.email)] if organiser.email else [])
