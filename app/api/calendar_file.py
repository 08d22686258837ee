"""A page as a calendar that other calendars follow (RFC 5545, 7986): one event for each time."""

from datetime import timedelta

from fastapi import Response
from icalendar import Calendar, Event, vDatetime, vDuration, vGeo, vUri

from app.api.feed_entries import Feed, FeedEntry
from app.core.clock import local_day
from app.search.fitting import CardTime

MEDIA_TYPE = "text/calendar; charset=utf-8"
ASKED_AGAIN_AFTER = timedelta(hours=6)


def calendar_response(feed: Feed, name: str) -> Response:
    """The calendar file; `name` is what it is saved as."""
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    return Response(calendar_of(feed).to_ical(), media_type=MEDIA_TYPE, headers=headers)


def calendar_of(feed: Feed) -> Calendar:
    """The calendar of a feed. Times are told in UTC: single moments need no rules of a time zone."""
    calendar = Calendar()
    calendar.add("PRODID", "-//Opastamo//Opastamo//FI")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", feed.title)
    calendar.add("X-WR-CALNAME", feed.title)
    calendar.add("URL", feed.page)
    calendar.add("SOURCE", vUri(feed.address))
    calendar["REFRESH-INTERVAL"] = vDuration(ASKED_AGAIN_AFTER)
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    calendar.add("X-PUBLISHED-TTL", vDuration(ASKED_AGAIN_AFTER))
    for entry in feed.entries:
        for time in entry.times:
            calendar.add_component(_event(entry, time))
    return calendar


def _event(entry: FeedEntry, time: CardTime) -> Event:
    event = Event()
    event.add("UID", f"{entry.id}-{int(time.start.timestamp())}@opastamo")
    event.add("DTSTAMP", entry.updated)
    event.add("LAST-MODIFIED", entry.updated)
    event.add("SUMMARY", entry.title, parameters={"LANGUAGE": entry.lang})
    _add_times(event, time)
    event.add("DESCRIPTION", "\n".join((*entry.lines, entry.organiser, entry.link)).replace("\n\n", "\n"))
    event.add("URL", entry.link)
    if entry.where:
        event.add("LOCATION", entry.where)
    if entry.position:
        event.add("GEO", vGeo(entry.position))
    if entry.categories:
        event.add("CATEGORIES", list(entry.categories))
    return event


def _add_times(event: Event, time: CardTime) -> None:
    if time.all_day:
        last = local_day(time.over_at - timedelta(seconds=1))
        event.add("DTSTART", local_day(time.start))
        event.add("DTEND", last + timedelta(days=1))
        return
    event["DTSTART"] = vDatetime(time.start)
    if time.end is not None and time.end > time.start:
        event["DTEND"] = vDatetime(time.end)
