"""Entries → records: what cannot be shown is left out, what is told twice is told once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from importers.archive import Page
from importers.contract import ImportContext, Problem, RawRecord
from importers.sources.mikkelinyt.asking import count_of, language_of, site_of
from importers.sources.mikkelinyt.envelope import is_eventz, is_legacy, read_answer
from importers.sources.mikkelinyt.words import line

PICTURES = "https://s3.eu-central-1.amazonaws.com/eventz.today.prod/images/"
VOLATILE = frozenset(
    {
        "countViews",
        "creationDate",
        "distance",
        "modificationDate",
        "score",
    }
)
_NOT_EVENTS = "Pages that are not events were left out"
_NOT_PUBLIC = "Pages that are not public were left out"


def records_of(pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
    """Records and problems of the pages. Raises FeedUnreadableError."""
    reading = _Reading(context)
    for page in pages:
        yield from reading.problems_in(page)
    yield from reading.records()


class _Reading:
    """One reading of a feed: all records wait to the end, as any of them may be told again."""

    def __init__(self, context: ImportContext) -> None:
        options = context.feed.options
        self._most = count_of(options)
        self._around = {
            "site": site_of(context.feed),
            "lang": language_of(options),
            "pictures": str(options.get("images", PICTURES)),
        }
        self._kept: dict[str, RawRecord] = {}
        self._left_out: Counter[str] = Counter()

    def problems_in(self, page: Page) -> Iterator[Problem]:
        where = f"Page {page.name}"
        answer = read_answer(page.body, where, self._most)
        for entry in answer.entries:
            if answer.mode == "legacy" and is_legacy(entry):
                problem = self._keep(_id(entry["id"]), {"mode": "legacy", "event": entry})
            elif answer.mode == "eventz" and is_eventz(entry):
                problem = self._take_page(entry)
            else:
                value = entry.get("name") if isinstance(entry, Mapping) else entry
                reason = f"An entry on page {page.name} is not an event of the calendar"
                problem = Problem(reason, value=None if value is None else str(value), severity="skipped")
            if problem:
                yield problem

    def records(self) -> Iterator[RawRecord | Problem]:
        """The records in the order of the feed, and notes on what there is not."""
        first: dict[tuple[str, ...], str] = {}
        for record_id in sorted(self._kept, key=lambda key: (len(key), key)):
            told = _told(self._kept[record_id].payload)
            if told:
                first.setdefault(told, record_id)
        for record_id, record in self._kept.items():
            same = first.get(_told(record.payload), record_id)
            if same == record_id:
                yield record
            else:
                reason = "The same event is there under two ids, so only one of them was kept"
                yield Problem(reason, record_id, "id", same, severity="note")
        for reason, count in self._left_out.items():
            yield Problem(reason, value=str(count), severity="note")

    def _take_page(self, page: Mapping[str, Any]) -> Problem | None:
        if page.get("pageType") != "event":
            self._left_out[_NOT_EVENTS] += 1
            return None
        if page.get("privacy") != "public":
            self._left_out[_NOT_PUBLIC] += 1
            return None
        return self._keep(_id(page["_id"]), {"mode": "eventz", **self._around, "page": _trimmed(page)})

    def _keep(self, record_id: str, payload: dict[str, Any]) -> Problem | None:
        if not record_id:
            entry = payload.get("event") or payload.get("page") or {}
            return Problem("An event has no id", value=str(entry.get("name")), severity="skipped")
        known = self._kept.setdefault(record_id, RawRecord(record_id, payload))
        if known.payload == payload:
            return None
        reason = "The feed tells of it twice, and not in the same way: the first telling was kept"
        return Problem(reason, record_id, severity="note")


def _id(value: object) -> str:
    """An id as text; what is neither text nor a number is none."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _trimmed(page: Mapping[str, Any]) -> dict[str, Any]:
    """The page without what changes by itself, and without the calendar's own summary of its dates."""
    kept = {name: value for name, value in page.items() if name not in VOLATILE}
    event = kept.get("event")
    if isinstance(event, Mapping) and event.get("dates"):
        kept["event"] = {name: value for name, value in event.items() if name not in {"start", "end"}}
        kept.pop("defaultStartDate", None)
        kept.pop("defaultEndDate", None)
    return kept


def _told(payload: Mapping[str, Any]) -> tuple[str, ...]:
    """Name, start and place: what makes two entries the same event. Empty when no start is told."""
    if payload["mode"] == "legacy":
        entry = payload["event"]
        start = entry.get("start")
        places: Iterable[Any] = (entry.get("place"), entry.get("address"), entry.get("city"))
    else:
        entry = payload["page"]
        event = entry.get("event") if isinstance(entry.get("event"), Mapping) else {}
        start = str(event.get("dates") or entry.get("defaultStartDate") or "")
        locations = entry.get("locations") if isinstance(entry.get("locations"), list) else []
        places = (place.get("address") for place in locations if isinstance(place, Mapping))
    if not start:
        return ()
    return (str(start), *(line(str(text or "")).casefold() for text in (entry.get("name"), *places)))
