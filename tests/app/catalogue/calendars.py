"""Calendar files of one listing, the town's "a", as its page at opastamo.example offers them."""

from typing import Any

import icalendar

from app.catalogue.calendar.events import EventMaker
from app.catalogue.calendar.file import CalendarName, calendar_file
from app.catalogue.items.listing_times import times_called
from app.catalogue.queries import ListingDetails
from app.web.view import View
from app.web.words import FINNISH_WORDS
from tests.app.town import Town

BASE = "https://opastamo.example"
VIEW = View(FINNISH_WORDS, path="", query="", base_url=BASE)
NAME = CalendarName("Kuoro", f"{BASE}/tarjonta/kuoro", f"{BASE}/tarjonta/kuoro.ics")


def maker(details: ListingDetails) -> EventMaker:
    return EventMaker(details.listing, details.content, VIEW)


def series_file(town: Town) -> bytes:
    return calendar_file(NAME, maker(town.details("a")).series())


def time_file(town: Town, key: str) -> bytes:
    details = town.details("a")
    return calendar_file(NAME, maker(details).times(times_called(details, key, town.now)))


def events(body: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(body).walk("VEVENT"))
