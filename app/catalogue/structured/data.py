"""A listing in schema.org's words (JSON-LD), for search engines and whoever else reads pages by program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import orjson
from markupsafe import Markup

from app.catalogue.content import ListingContent
from app.catalogue.items.picture_items import picture_data
from app.catalogue.models import Occurrence
from app.catalogue.parts import Organiser, Price
from app.catalogue.queries import ListingDetails
from app.catalogue.structured.places import location_data, place_data, places_of
from app.catalogue.structured.times import opening_hours, schedules_of
from app.catalogue.texts import text_in
from app.core.clock import LOCAL_ZONE, local_day

Data = dict[str, Any]
CONTEXT = "https://schema.org"
LEARNING = "opi_uutta"
MAX_TIMES = 8
STATUSES = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
}
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Characters that could end the script element, or a line of it, early."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a listing is looked at: its page's whole address, the reader's language, and when."""

    url: str
    lang: str
    now: datetime

    @property
    def site(self) -> str:
        """The beginning of all our addresses."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def structured_data(details: ListingDetails, seen: Seen) -> Data:
    """The listing as a service, a course, a single event or a series of events."""
    content = details.content
    ahead = [one for one in details.occurrences if one.ends_at >= seen.now] or list(details.occurrences)
    if content.kind == "service" or not ahead:
        data = _service(content)
    elif content.kind == "activity" and _is_course(content):
        data = _course(content, ahead, seen)
    else:
        data = _event(content, ahead, seen)
    return {"@context": CONTEXT} | data | _common(content, seen)


def as_script(data: Data) -> Markup:
    """The data as the text of a script element; nothing in it can end the element."""
    text = orjson.dumps(data).decode()
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - what HTML could read as markup has been escaped as JSON above


def _common(content: ListingContent, seen: Seen) -> Data:
    texts = (content.summary or content.description or content.title, seen.lang)
    return (
        {
            "name": text_in(content.title, seen.lang)[0],
            "description": text_in(*texts)[0],
            "url": seen.url,
        }
        | ({"sameAs": content.url} if content.url else {})
        | picture_data(content.image, seen.site, seen.lang)
    )


def _service(content: ListingContent) -> Data:
    data: Data = {"@type": "Service"}
    if content.organiser:
        data["provider"] = _organisation(content.organiser)
    hours = [one for session in content.sessions for one in opening_hours(session.schedules)]
    if hours:
        data["hoursAvailable"] = hours
    if channels := list(_channels(content)):
        data["availableChannel"] = channels
    if offers := list(_offers(content.prices)):
        data["offers"] = offers
    return data


def _channels(content: ListingContent) -> Iterator[Data]:
    for place in places_of(content.sessions):
        channel: Data = {"@type": "ServiceChannel"}
        if place.type == "physical":
            channel["serviceLocation"] = place_data(place)
        if place.url:
            channel["serviceUrl"] = place.url
        if place.phone:
            channel["servicePhone"] = {"@type": "ContactPoint", "telephone": place.phone}
        if len(channel) > 1:
            yield channel


def _course(content: ListingContent, ahead: Sequence[Occurrence], seen: Seen) -> Data:
    places = list(places_of(content.sessions))
    instance = {
        "@type": "CourseInstance",
        "courseMode": "online" if places and places[0].type == "virtual" else "onsite",
    }
    data: Data = {"@type": "Course", "hasCourseInstance": instance | _happening(content, ahead, seen)}
    if content.organiser:
        data["provider"] = _organisation(content.organiser)
    if offers := list(_offers(content.prices)):
        data["offers"] = offers
    return data | _free(content.prices)


def _event(content: ListingContent, ahead: Sequence[Occurrence], seen: Seen) -> Data:
    is_series = any(one.rrule or one.rdates for session in content.sessions for one in session.schedules)
    data: Data = {"@type": "EventSeries" if is_series or len(ahead) > 1 else "Event"}
    if content.kind == "volunteering":
        data["additionalType"] = "https://www.wikidata.org/wiki/Q188844"  # volunteering
    if content.organiser:
        data["organizer"] = _organisation(content.organiser)
    if offers := list(_offers(content.prices)):
        data["offers"] = offers
    return data | _happening(content, ahead, seen) | _free(content.prices)


def _happening(content: ListingContent, ahead: Sequence[Occurrence], seen: Seen) -> Data:
    """Times, place and language of an event, or of one round of a course."""
    first = next((one for one in ahead if one.state != "cancelled"), ahead[0])
    data = _times(first, content.status)
    places = list(places_of(content.sessions))
    if places:
        data["location"] = location_data(places[0])
        virtual = places[0].type == "virtual"
        data["eventAttendanceMode"] = f"{CONTEXT}/{'Online' if virtual else 'Offline'}EventAttendanceMode"
    if languages := [one.code for one in content.languages if one.use in {"spoken", "practice"}]:
        data["inLanguage"] = languages
    if schedules := schedules_of(content.sessions, local_day(seen.now)):
        data["eventSchedule"] = schedules
    if len(ahead) > 1:
        data["subEvent"] = [_single(content, one, data.get("location"), seen) for one in ahead[:MAX_TIMES]]
    return data


def _single(content: ListingContent, one: Occurrence, location: Data | None, seen: Seen) -> Data:
    status = "cancelled" if one.state == "cancelled" else content.status
    name = {"name": text_in(content.title, seen.lang)[0]}
    return {"@type": "Event"} | name | _times(one, status) | ({"location": location} if location else {})


def _times(one: Occurrence, status: str) -> Data:
    data: Data = {"startDate": _moment(one.starts_at, one), "eventStatus": f"{CONTEXT}/{STATUSES[status]}"}
    if one.end_told and not one.all_day:
        data["endDate"] = _moment(one.ends_at, one)
    return data


def _moment(moment: datetime, one: Occurrence) -> str:
    local = moment.astimezone(LOCAL_ZONE)
    return local.date().isoformat() if one.all_day else local.isoformat()


def _organisation(organiser: Organiser) -> Data:
    data: Data = {"@type": "Organization", "name": text_in(organiser.name, "fi")[0]}
    return data | ({"url": organiser.url} if organiser.url else {})


def _offers(prices: Sequence[Price]) -> Iterator[Data]:
    for price in prices:
        low, high = price.amount_min, price.amount_max
        if price.type == "free":
            low = high = Decimal(0)
        if low is None and high is None:
            continue
        if low is None or high is None or low == high:
            amount = float(low if low is not None else high or 0)
            yield {"@type": "Offer", "price": amount, "priceCurrency": "EUR"}
        else:
            amounts = {"lowPrice": float(low), "highPrice": float(high)}
            yield {"@type": "AggregateOffer", "priceCurrency": "EUR"} | amounts


def _free(prices: Sequence[Price]) -> Data:
    """Whether it costs nothing; nothing is said when it is not known."""
    if not prices or any(price.type == "unknown" for price in prices):
        return {}
    return {"isAccessibleForFree": all(price.type == "free" for price in prices)}


def _is_course(content: ListingContent) -> bool:
    return any(code.partition(".")[0] == LEARNING for code in content.categories)
