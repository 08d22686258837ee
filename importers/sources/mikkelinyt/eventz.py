"""One page of Eventz.today → one listing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.catalogue.content import MAX_SUMMARY, ListingContent
from app.catalogue.parts import Audience, Image, Keyword, Place, Price, Registration, Session
from app.reading.texts import one_line, plain_text, safe_url
from importers.contract import Mapped, Problem
from importers.fields import Fields
from importers.sources.mikkelinyt.eventz_times import EVERYWHERE, Times, times_of
from importers.sources.mikkelinyt.kinds import kind_of
from importers.sources.mikkelinyt.places import place_of_location
from importers.sources.mikkelinyt.prices import price_in_text, price_of_range
from importers.sources.mikkelinyt.words import (
    categories_of,
    groups_of,
    is_one_of,
    keywords_of,
    line,
    lookup,
    organiser_of,
)

IGNORED = frozenset(
    {
        "_id",  # is the record's external id
        "ages",  # codes (age-1 … age-7) whose meaning is not published
        "email",  # perhaps that of whoever typed it in, so not for the public
        "hasPrice",  # `price` tells as much
        "pageType",  # looked at when the answer was read
        "phone",  # as email
        "privacy",  # as pageType
        "seasons",  # the dates tell them
    }
)
IGNORED_OF_EVENT = frozenset(
    {
        "callToActionsPublishingDateDefined",  # the calendar's own affair
        "datesType",  # what there is tells as much
        "isBoosting",  # the calendar's own affair
        "isSoldOut",  # of the whole page; that of a date is used
        "marketingAreaType",  # where the calendar promotes it
        "minParticipants",  # no such field in the catalogue
        "timezone",  # the times come in UTC
        "useQueue",  # how the ticket shop works
    }
)
_PICTURES = ("imageDesktop", "imageMobile", "imageList")
_PICTURE_ID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{7,127}")


def map_page(payload: Mapping[str, Any]) -> Mapped:
    """The listing of a page. Without a name it cannot be one."""
    fields = Fields(payload["page"])
    title = line(fields.take_text("name"))
    if not title:
        return Mapped(None, (Problem("It has no name", field="name", severity="skipped"),))
    event = Fields(fields.take_map("event"))
    content, problems = _content(title, fields, event, payload)
    own = (f"event.{name}" for name in event.leftovers(IGNORED_OF_EVENT))
    return Mapped(content, problems, (*fields.leftovers(IGNORED), *own))


def _content(
    title: str, fields: Fields, event: Fields, around: Mapping[str, Any]
) -> tuple[ListingContent, tuple[Problem, ...]]:
    lang = around["lang"]
    summary = plain_text(fields.take_text("descriptionShort"), max_length=MAX_SUMMARY)
    description = plain_text(fields.take_text("descriptionLong"))
    words, ids, keywords = _words(fields, lang)
    times = times_of(fields, event, (title, summary, description), is_show=is_one_of("shows", words))
    prices, price_problem = _prices(fields, (*words, *ids), f"{summary}\n{description}", lang)
    places, place_problem = _places(fields, event, lang)
    image, image_problem = _image(fields, around["pictures"], lang)
    content = ListingContent(
        kind=kind_of((one for told in times.schedules.values() for one in told), words),
        title={lang: title},
        summary={lang: "" if summary == title else summary},
        description={lang: description},
        organiser=organiser_of(fields.take_text("ownerName"), lang),
        sessions=tuple(_sessions(places, times)),
        status="cancelled" if event.take("isCancelled") is True else "scheduled",
        prices=prices,
        categories=categories_of(words),
        keywords=keywords,
        audience=Audience(groups=groups_of(words)),
        registration=_registration(event, times),
        url=_address(fields, around["site"], lang, page_id=str(fields.take("_id"))),
        image=image,
    )
    found = (price_problem, place_problem, image_problem)
    return content, (*times.problems, *(problem for problem in found if problem))


def _words(fields: Fields, lang: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Keyword, ...]]:
    """Words that say what it is, ids of categories, and the words as keywords. Categories are in English."""
    categories = tuple(_lines(fields.take_list("globalContentCategories")))
    hashtags = tuple(_lines(fields.take_list("hashtags")))
    ids = tuple(_lines(fields.take_list("categories")))
    keywords = (*keywords_of(categories, "en"), *keywords_of(hashtags, lang))
    return (*categories, *hashtags), ids, keywords


def _lines(items: Iterable[Any]) -> Iterator[str]:
    names = (item.get("name") if isinstance(item, Mapping) else item for item in items)
    return (text for name in names if isinstance(name, str) and (text := line(name).lstrip("# ")))


def _prices(
    fields: Fields, words: Iterable[str], text: str, lang: str
) -> tuple[tuple[Price, ...], Problem | None]:
    """The page's own price; else a word for "free"; else what its text tells beyond doubt."""
    found, problem = price_of_range(fields.take_map("price"))
    if found or problem:
        return found, problem
    if is_one_of("free", words):
        return (Price(type="free"),), None
    return price_in_text(text, lang), None


def _places(fields: Fields, event: Fields, lang: str) -> tuple[dict[str, Place], Problem | None]:
    """Places by their `location_id`, or by their number."""
    masked = fields.take("hideAddress") is True
    told = event.take_text("locationsType")
    place_type = lookup("location_types", told) if told else "physical"
    places: dict[str, Place] = {}
    for number, location in enumerate(fields.take_list("locations")):
        whole = location if isinstance(location, Mapping) else {"address": location}
        place = place_of_location(whole, lang, masked=masked)
        if place is not None:
            places[str(whole.get("location_id") or f"#{number}")] = place
    if place_type == "virtual" and not places:
        places["#0"] = Place(type="virtual")
    if place_type is None:
        reason = "This kind of location is not known here"
        return places, Problem(
            reason, field="event.locationsType", value=told, lookup="location_types", severity="note"
        )
    return places, None


def _sessions(places: Mapping[str, Place], times: Times) -> Iterator[Session]:
    """One session for each place: with its own times if they are told, and with those for all places."""
    everywhere = times.schedules.get(EVERYWHERE, ())
    for key, place in places.items():
        yield Session(place=place, schedules=(*times.schedules.get(key, ()), *everywhere))
    elsewhere = [one for key, told in times.schedules.items() if key and key not in places for one in told]
    if elsewhere or (everywhere and not places):
        yield Session(schedules=(*elsewhere, *(() if places else everywhere)))


def _registration(event: Fields, times: Times) -> Registration:
    """Where one signs up, and else where tickets are sold: those may be sold at the door as well."""
    sign_up = safe_url(event.take("urlSignUp")) or times.sign_up
    shop = safe_url(event.take("urlPurchaseTicket")) or times.tickets
    seats = event.take("maxParticipants")
    capacity = seats if isinstance(seats, int) and not isinstance(seats, bool) and seats > 0 else None
    return Registration(required=True if sign_up else None, url=sign_up or shop, capacity=capacity)


def _address(fields: Fields, site: str, lang: str, page_id: str) -> str | None:
    """The page in the calendar; where the calendar itself has it from, when its address is not known."""
    original = safe_url(fields.take("originalUrl"))
    return safe_url(f"{site}/{lang}-FI/page/{page_id}") if site else original


def _image(fields: Fields, pictures: str, lang: str) -> tuple[Image | None, Problem | None]:
    """The first picture: a whole address, or an id that the platform keeps its pictures under."""
    alt = one_line(fields.take_text("imageAlt"))
    told = [text for text in map(fields.take_text, _PICTURES) if text]
    if not told:
        return None, None
    url = safe_url(told[0]) or (safe_url(pictures + told[0]) if _PICTURE_ID.fullmatch(told[0]) else None)
    if url is None:
        return None, Problem("The picture's id cannot be read", field="imageDesktop", value=told[0])
    return Image(url=url, alt={lang: alt} if alt else {}), None
