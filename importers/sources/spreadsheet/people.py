"""Who arranges it, and whom to ask."""

import re
from functools import lru_cache
from typing import Final

from app.catalogue.parts import Contact, Organiser
from app.reading.names import organisation_kind
from app.reading.phones import PhoneReading, read_phones
from app.reading.texts import one_line, read_emails
from importers.sources.spreadsheet.reach import without_reach
from importers.sources.spreadsheet.row import Cell, ListedRow

_read_phones = lru_cache(maxsize=4096)(read_phones)
_BUSINESS_ID: Final = re.compile(r"\d{7}-\d")
_LOST_ZERO: Final = re.compile(r"[45]\d{7,9}")
_MAX_NAME: Final = 80


def organiser_of(row: ListedRow) -> Organiser | None:
    """Who arranges it: of the row, else of the feed's own setting."""
    name = row.take_texts("organiser", one_line) or {"fi": row.option("organiser")}
    id_cell = row.take("business_id")
    business_id = id_cell.text if id_cell and _BUSINESS_ID.fullmatch(id_cell.text) else None
    if id_cell and business_id is None:
        row.report(id_cell, "a business id is seven digits, a hyphen and a digit")
    first = next((text for text in name.values() if text), "")
    return Organiser(name=name, kind=organisation_kind(first), business_id=business_id) if first else None


def contacts_of(row: ListedRow) -> tuple[Contact, ...]:
    """Whom to ask. A name is shown only from a column of contact persons, not from beside a number."""
    persons = row.take_all("contact")
    phones = [phone for cell in persons for phone in read_phones(cell.text)]
    emails = [email for cell in persons for email in read_emails(cell.text)]
    if len(phones) > 1 and all(phone.name for phone in phones):
        named = [Contact(name=phone.name, phone=phone.display) for phone in phones]
        return (*named, *(Contact(email=email) for email in emails))
    numbers = [phone.display for phone in phones] + [p.display for p in _phones(row)]
    addresses = [*emails, *_emails(row)]
    name = ", ".join(filter(None, map(_name, persons)))
    return _together(name, list(dict.fromkeys(numbers)), list(dict.fromkeys(addresses)))


def _together(name: str, numbers: list[str], addresses: list[str]) -> tuple[Contact, ...]:
    """The first number and address belong to the one who is named; the others stand alone."""
    if not (name or numbers or addresses):
        return ()
    first = Contact(
        name=name[:_MAX_NAME] or None,
        phone=numbers[0] if numbers else None,
        email=addresses[0] if addresses else None,
    )
    others = [Contact(phone=number) for number in numbers[1:]]
    return (first, *others, *(Contact(email=address) for address in addresses[1:]))


def _name(cell: Cell) -> str:
    return one_line(without_reach(cell.text[:300])).strip(" ,;:/–-().")


def _phones(row: ListedRow) -> list[PhoneReading]:
    found: list[PhoneReading] = []
    for cell in row.take_all("phone"):
        phones = list(_read_phones(cell.text))
        digits = "".join(cell.text.split())
        if not phones and _LOST_ZERO.fullmatch(digits):
            phones = list(read_phones(f"0{digits}"))
            if phones:
                reason = "the first zero was missing (a cell of numbers loses it), so it was put back"
                row.report(cell, reason, severity="note")
        if not phones:
            row.report(cell, "this is no telephone number that can be called")
        found += phones
    return found


def _emails(row: ListedRow) -> list[str]:
    found: list[str] = []
    for cell in row.take_all("email"):
        emails = read_emails(cell.text)
        if not emails:
            row.report(cell, "this is no e-mail address")
        found += emails
    return found
