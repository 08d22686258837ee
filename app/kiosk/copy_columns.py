"""What the copy shows of each listing: a column per fact; what many share is told once, in a table."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from app.catalogue.items.contact_items import contact_items
from app.catalogue.queries import ListingDetails
from app.core.clock import LOCAL_ZONE, local_day
from app.kiosk.copy_coding import number, signed
from app.search.documents import SearchDocument
from app.web.words import FINNISH_WORDS

MOST_TIMES = 10
TEASER = 200
DEGREES = 4
"""Decimals of a position: ten metres."""
Texts = Mapping[str, str]


@dataclass(slots=True)
class Table:
    """Values that many listings share, each once."""

    values: list[Any] = field(default_factory=list)
    _places: dict[Hashable, int] = field(default_factory=dict)

    def place(self, value: Any) -> int:
        """Where a value is; it is put there if it is new."""
        key = repr(value)
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(value)
        return self._places[key]


def text_of(texts: Texts, most: int | None = None) -> str | dict[str, str]:
    """A text in its languages; one that is only in Finnish as it is."""
    cut = {lang: _cut(text, most) for lang, text in texts.items() if text}
    return cut.get("fi", "") if cut.keys() <= {"fi"} else cut


def _cut(text: str, most: int | None) -> str:
    one_line = " ".join(text.split())
    if most is None or len(one_line) <= most:
        return one_line
    return one_line[: most - 1].rpartition(" ")[0].rstrip(" ,.;:–-") + "…"


def first_moment(now: datetime) -> int:
    """The minute from which times are told: today's beginning, in minutes of the unix clock."""
    day = datetime.combine(local_day(now), datetime.min.time(), LOCAL_ZONE)
    return int(day.timestamp()) // 60


def columns_of(pairs: Sequence[tuple[ListingDetails, SearchDocument]], now: datetime) -> dict[str, object]:
    """The columns and tables as JSON values. `kiosk/copy/catalogue.js` reads them."""
    tables = {
        name: Table()
        for name in (
            "kinds",
            "organisers",
            "places",
            "recurs",
            "prices",
            "signs",
            "contacts",
            "sources",
            "hows",
        )
    }
    start, today = first_moment(now), local_day(now)
    rows = [_row(details, document, tables) for details, document in pairs]
    checked = [_days_ago(details, today) for details, _ in pairs]
    return {
        "start": start,
        "codes": "".join(details.listing.id.hex[:8] for details, _ in pairs),
        "titles": [text_of(document.card["title"]) for _, document in pairs],
        "teasers": [text_of(_teaser(document.card), TEASER) for _, document in pairs],
        "times": [_times(document.card, start) for _, document in pairs],
        "rows": ["".join(map(number, row)) for row in zip(*rows, strict=True)] if rows else [],
        "checked": "".join(number(days) for days in checked),
        "tables": {name: table.values for name, table in tables.items()},
    }


def _teaser(card: Mapping[str, Any]) -> Texts:
    texts: Texts = card["summary"] or card["description"]
    return texts


def _row(details: ListingDetails, document: SearchDocument, tables: Mapping[str, Table]) -> tuple[int, ...]:
    """Places in the tables, in their order; then how easy it is to go to."""
    card = document.card
    shown = {
        "kinds": card["kind"],
        "organisers": text_of(card["organiser"]),
        "places": _place(card["place"]),
        "recurs": dict(card["recurs"]),
        "prices": [card["price"]["type"], card["price"]["text"]],
        "signs": card["signs"],
        "contacts": _contacts(details),
        "sources": card["source_title"],
        "hows": card["verified_how"],
    }
    return (*(table.place(shown[name]) for name, table in tables.items()), document.ease)


def _place(place: Mapping[str, Any] | None) -> list[Any]:
    if place is None:
        return []
    position = [round(place[name], DEGREES) for name in ("lat", "lon") if place[name] is not None]
    return [text_of(place["name"]), text_of(place["address"]), place["city"] or "", *position]


def _contacts(details: ListingDetails) -> list[list[str]]:
    """Numbers and addresses, with whose they are. Those of forms only are shown to nobody."""
    items = contact_items(details.content, FINNISH_WORDS)
    return [[item.label, item.who] if item.who else [item.label] for item in items]


def _times(card: Mapping[str, Any], start: int) -> str:
    """Each time: minutes since the one before, how many minutes it lasts, whether whole days, end told."""
    told, before = [], start
    for begins, ends, all_day, end_told in card["times"][:MOST_TIMES]:
        here = begins // 60
        told.append(number(signed(here - before)))
        told.append(number((ends - begins) // 60) + number(2 * all_day + end_told))
        before = here
    return "".join(told)


def _days_ago(details: ListingDetails, today: date) -> int:
    """How many days ago somebody vouched for it, and one; 0: nobody ever has."""
    at = details.listing.verified_at
    return max(0, (today - local_day(at)) // timedelta(days=1)) + 1 if at else 0
