"""Telephones, e-mail addresses and web addresses of channels → contacts."""

from collections.abc import Iterable
from functools import lru_cache

from app.catalogue.parts import Contact
from app.catalogue.texts import Texts
from app.reading.links import read_emails, safe_url
from app.reading.phones import read_phones
from app.reading.texts import drop_fake_translations, one_line
from importers.contract import Problem
from importers.sources.ptv.records import Contacts, Phone

_SERVICE_NUMBER_DIGITS = range(3, 16)
_BETWEEN_DIGITS = frozenset(" -+()")


def read_contacts(told: Contacts, role: Texts) -> tuple[list[Contact], list[Problem]]:
    """Contacts of one channel, telephones first. `role` stands where a number says nothing itself."""
    numbers: dict[str, Texts] = {}
    problems = []
    for phone in told.phones:
        number = phone_number(phone)
        if number is None:
            problems.append(
                Problem("A telephone number that cannot be read", field="phoneNumbers", value=phone.number)
            )
            continue
        info = one_line(phone.info, max_length=200)
        own = numbers.setdefault(number, {})
        if info and phone.language:
            own.setdefault(phone.language, info)
    emails, unread = _emails(told.emails)
    contacts = [
        Contact(phone=number, role=drop_fake_translations(info, read=one_line) or role)
        for number, info in numbers.items()
    ]
    return [*contacts, *(Contact(email=email, role=role) for email in emails)], [*problems, *unread]


def phone_number(phone: Phone) -> str | None:
    """The number as one dials it; service numbers, which may be very short, as they stand."""
    return _number(phone.number, phone.service_number)


@lru_cache(maxsize=4096)
def _number(told: str, service_number: bool) -> str | None:
    readings = read_phones(told)
    if len(readings) == 1:
        return readings[0].display
    digits = sum(character.isdecimal() for character in told)
    plain = all(character.isdecimal() or character in _BETWEEN_DIGITS for character in told)
    if service_number and plain and digits in _SERVICE_NUMBER_DIGITS:
        return " ".join(told.split())
    return None


def _emails(told: Iterable[str]) -> tuple[list[str], list[Problem]]:
    found: dict[str, None] = {}
    problems = []
    for text in told:
        emails = read_emails(text)
        found |= dict.fromkeys(emails)
        # "etunimi.sukunimi@…" is no fault: it tells how the addresses of a house are made.
        if not emails and "@" not in text:
            problems.append(Problem("An e-mail address that cannot be read", field="emails", value=text))
    return list(found), problems


def first_url(links: Iterable[str]) -> str | None:
    """The first address that may be shown as a link."""
    return next(filter(None, map(safe_url, links)), None)


def bad_links(links: Iterable[str]) -> list[Problem]:
    """Problems for the addresses that may not be shown."""
    return [
        Problem("A web address that cannot be read", field="webPages", value=link)
        for link in links
        if safe_url(link) is None
    ]
