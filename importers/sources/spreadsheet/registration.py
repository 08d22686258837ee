"""Does one sign up, how, and by when."""

import re
from datetime import datetime, time
from typing import Final

from app.catalogue.parts import Registration
from app.core.clock import LOCAL_ZONE
from app.reading.phones import read_phones
from app.reading.texts import plain_text, read_emails, safe_url
from importers.sources.spreadsheet.dates import read_date_cell
from importers.sources.spreadsheet.lookups import lookup
from importers.sources.spreadsheet.reach import first_link, without_reach
from importers.sources.spreadsheet.row import ListedRow

_PIECES: Final = re.compile(r"[,;.\n]|\bja\b|\boch\b|\band\b")
_PEOPLE: Final = re.compile(r"(?:max\.?|enintään)?\s?(\d{1,5})(?:\s?(?:hlöä?|henkilöä|paikkaa|platser))?")
_LAST_MINUTE: Final = time(23, 59)


def registration_of(row: ListedRow, now: datetime) -> Registration:
    """Does one sign up, and how. What the words do not settle is left to the reader, as it is written."""
    cells = row.take_all("registration")
    text = "\n".join(cell.text for cell in cells)
    link = next((url for cell in cells if (url := first_link(cell.text))), None)
    emails, phones = read_emails(text), read_phones(text)
    opens, closes = _window(text, now)
    told = {verdict for cell in cells for verdict in _verdicts(cell.text)}
    is_reached = bool(link or emails or phones or opens)
    return Registration(
        required=True if is_reached or told == {"yes"} else False if told == {"no"} else None,
        url=link,
        email=emails[0] if emails else None,
        phone=phones[0].display if phones else None,
        opens=_moment(row, "registration_opens", time.min, now) or opens,
        closes=_moment(row, "registration_closes", _LAST_MINUTE, now) or closes,
        capacity=_capacity(row),
        note={cell.lang: plain_text(cell.text) for cell in cells if not (opens or _is_settled(cell.text))},
    )


def _window(text: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When one can sign up, as in "15.8.2026 09:00–8.5.2027"; the years must be told."""
    first, dash, last = text.replace("-", "–").partition("–")
    edges = [read_date_cell(part.strip(), now) for part in (first, last)] if dash else []
    opens, closes = edges if len(edges) == 2 else (None, None)
    if not (opens and closes and opens.year_told and closes.year_told and opens.day and closes.day):
        return None, None
    return (
        datetime.combine(opens.day, opens.clock or time.min, LOCAL_ZONE),
        datetime.combine(closes.day, closes.clock or _LAST_MINUTE, LOCAL_ZONE),
    )


def _verdicts(text: str) -> list[str]:
    whole = lookup("registration", text)
    pieces = [whole] if whole else [lookup("registration", piece) for piece in _PIECES.split(text)]
    return [piece for piece in pieces if piece]


def _is_settled(text: str) -> bool:
    """Whether nothing is left to read but what the fields hold."""
    rest = without_reach(text).strip(" ,;:.()")
    return not rest or lookup("registration", text) is not None or safe_url(text) is not None


def _moment(row: ListedRow, field: str, otherwise: time, now: datetime) -> datetime | None:
    cell = row.take(field)
    if cell is None:
        return None
    read = read_date_cell(cell.text, now)
    if read is None or read.day is None:
        row.report(cell, "this is no date that can be read for certain: write it so: 1.9.2026")
        return None
    return datetime.combine(read.day, read.clock or otherwise, LOCAL_ZONE)


def _capacity(row: ListedRow) -> int | None:
    cell = row.take("capacity")
    if cell is None:
        return None
    digits = re.fullmatch(
        r"(?:max\.?|enintään|n\.)?\s?(\d{1,5})(?:\s?(?:hlöä?|henkilöä|paikkaa))?", cell.text.lower()
    )
    if digits is None:
        row.report(cell, "this should be a number of people")
    return int(digits[1]) if digits else None
