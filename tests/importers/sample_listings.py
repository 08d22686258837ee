"""What the rendered sample feeds hold, told plainly for their tests: ids, kinds, places and dated times."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import recurring_ical_events
from icalendar import Calendar, vGeo
from pyproj import Transformer

from importers.sample_dates import ZONE

_TM35FIN = Transformer.from_crs("EPSG:3067", "EPSG:4326")
_CSV_KINDS = {
    **dict.fromkeys(("harrastus", "ryhmä", "kerho", "kurssi", "retki", "kohtaaminen"), "activity"),
    **dict.fromkeys(("vapaaehtoistyö", "talkoot"), "volunteering"),
    **dict.fromkeys(("kohtaamispaikka", "avoin paja"), "service"),
}
_TYPE_IDS = {"General": "event", "Course": "activity", "Volunteering": "volunteering"}


@dataclass(frozen=True)
class Feeds:
    """The rendered files, read."""

    files: dict[str, bytes]

    def json(self, name: str) -> Any:
        return json.loads(self.files[name])

    @cached_property
    def linked_events(self) -> list[dict[str, Any]]:
        return list(self.json("linked_events.json")["data"])

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        text = self.files["yhdistykset.csv"].decode("cp1252")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))

    @cached_property
    def calendars(self) -> list[Calendar]:
        calendars = (content for name, content in self.files.items() if name.endswith(".ics"))
        return [Calendar.from_ical(content) for content in calendars]

    @property
    def meetings(self) -> list[dict[str, Any]]:
        """Events with their own time: a series or an umbrella speaks through its parts."""
        return [e for e in self.linked_events if not e["super_event_type"]]

    def listings(self) -> list[tuple[str, str]]:
        """Id and kind of every listing; parts of a series and changed times of a calendar are none."""
        return [*self._page_listings(), *self._calendar_listings()]

    def _page_listings(self) -> Iterator[tuple[str, str]]:
        series = {e["@id"] for e in self.linked_events if e["super_event_type"] == "recurring"}
        for event in self.linked_events:
            if not event["super_event"] or event["super_event"]["@id"] not in series:
                yield event["id"], _TYPE_IDS[event["type_id"]]
        yield from ((f"mikkelinyt:{item['id']}", "event") for item in self.json("mikkelinyt.json")["data"])
        yield from ((item["_id"], "event") for item in self.json("eventz.json")["pages"])
        yield from ((item["id"], "service") for item in self.json("ptv/services.json")["itemList"])
        yield from ((row["Nro"], _CSV_KINDS[row["Tyyppi"]]) for row in self.rows)

    def _calendar_listings(self) -> Iterator[tuple[str, str]]:
        for event in (e for calendar in self.calendars for e in calendar.events if "RECURRENCE-ID" not in e):
            yield str(event["UID"]), "activity" if "RRULE" in event else "event"

    def page_ids(self) -> list[str]:
        """Every id of every object but those of the calendars; parts of series and channels too."""
        channels = [channel["id"] for channel in self.json("ptv/channels.json")["itemList"]]
        parts = [e["id"] for e in self.linked_events if e["super_event"]]
        return sorted({*parts, *channels, *(key for key, _ in self._page_listings())})

    def calendar_ids(self) -> list[str]:
        """The id of every event of the calendars."""
        return sorted(key for key, _ in self._calendar_listings())

    def starts(self, day: date) -> list[datetime]:
        """Local starts on a day of everything that is dated outright."""
        utc = [e["start_time"] for e in self.meetings if "T" in e["start_time"]]
        utc += [page["defaultStartDate"] for page in self.json("eventz.json")["pages"]]
        naive = [item["start"] for item in self.json("mikkelinyt.json")["data"]]
        starts = [datetime.fromisoformat(text).astimezone(ZONE) for text in utc]
        starts += [datetime.fromisoformat(text).replace(tzinfo=ZONE) for text in naive]
        return [start for start in starts if start.date() == day]

    def calendar_titles(self, day: date) -> list[str]:
        """What the calendars hold on a day, recurring things included."""
        days = (recurring_ical_events.of(calendar).at(day) for calendar in self.calendars)
        return [str(event["SUMMARY"]) for events in days for event in events]

    def coordinates(self) -> Iterator[tuple[float, float]]:
        """Latitude and longitude of every place that has them."""
        for event in self.linked_events:
            if event["location"] and event["location"]["position"]:
                lon, lat = event["location"]["position"]["coordinates"]
                yield lat, lon
        for page in self.json("eventz.json")["pages"]:
            yield from ((place["lat"], place["lng"]) for place in page["locations"])
        for channel in self.json("ptv/channels.json")["itemList"]:
            for address in channel.get("addresses", []):
                street = address["streetAddress"]
                yield _TM35FIN.transform(float(street["longitude"]), float(street["latitude"]))
        for row in filter(lambda row: row["Leveysaste"], self.rows):
            yield float(row["Leveysaste"].replace(",", ".")), float(row["Pituusaste"].replace(",", "."))
        for place in (e["GEO"] for calendar in self.calendars for e in calendar.events if "GEO" in e):
            assert isinstance(place, vGeo)
            yield place.latitude, place.longitude
