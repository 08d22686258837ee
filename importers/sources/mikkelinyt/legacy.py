"""One event of the old feed → one listing."""

from collections.abc import Mapping
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.parts import Audience, Image, Registration, Session
from app.catalogue.schedule import Schedule
from app.reading.texts import one_line, plain_text, read_emails, safe_url
from importers.contract import Mapped, Problem
from importers.fields import Fields
from importers.sources.mikkelinyt.kinds import kind_of
from importers.sources.mikkelinyt.places import place_of_fields
from importers.sources.mikkelinyt.prices import price_of_tickets
from importers.sources.mikkelinyt.spans import read_span
from importers.sources.mikkelinyt.weekly import SHORTEST, schedules_told
from importers.sources.mikkelinyt.words import categories_of, groups_of, keywords_of, line, organiser_of

IGNORED = frozenset(
    {
        "id",  # is the record's external id
        "location",  # place, address, zip and city again, in one string
    }
)
_PICTURES = ("image", "image_original", "thumb")


def map_legacy(event: Mapping[str, Any]) -> Mapped:
    """The listing of an event. Without a name it cannot be one."""
    fields = Fields(event)
    title = line(fields.take_text("name"))
    if not title:
        return Mapped(None, (Problem("It has no name", field="name", severity="skipped"),))
    description = plain_text(fields.take_text("description"))
    words = _categories(fields)
    session, time_problems = _session(fields, (title, description))
    registration, registration_problem = _registration(fields)
    image, image_problem = _image(fields)
    url, url_problem = _link(fields, "url")
    content = ListingContent(
        kind=kind_of(session.schedules, words),
        title={"fi": title},
        description={"fi": description},
        organiser=organiser_of(fields.take_text("organizer"), "fi"),
        sessions=(session,) if session != Session() else (),
        prices=price_of_tickets(fields.take_text("tickets")),
        categories=categories_of(words),
        keywords=keywords_of(words, "fi"),
        audience=Audience(groups=groups_of(words)),
        registration=registration,
        url=url,
        image=image,
    )
    found = (*time_problems, registration_problem, image_problem, url_problem)
    return Mapped(content, tuple(problem for problem in found if problem), fields.leftovers(IGNORED))


def _categories(fields: Fields) -> tuple[str, ...]:
    names = (item.get("name") if isinstance(item, Mapping) else item for item in fields.take_list("category"))
    return tuple(line(name) for name in names if isinstance(name, str))


def _session(fields: Fields, texts: tuple[str, ...]) -> tuple[Session, tuple[Problem | None, ...]]:
    """The one place and its times.

    A span of days keeps the calendar's own words for it ("2.1.2026 - 2.6.2026 klo 14:00 - 16:20") as a note:
    they tell the hours of a day, which the span alone does not.
    """
    nice = one_line(fields.take("niceDatetime"))
    place, place_problem = place_of_fields(
        *(fields.take_text(name) for name in ("place", "address", "zip", "city"))
    )
    span, problem = read_span(fields.take("start"), fields.take("end"), ("start", "end"))
    if span is None:
        problem = problem or Problem("No start is told", field="start", value=nice or None)
        return Session(place=place, note={"fi": nice}), (place_problem, problem)
    told = schedules_told(span, texts)
    if told or not span.days or span.all_day:
        schedules = told or (span.schedule(),)
        return Session(place=place, schedules=schedules), (
            place_problem,
            problem,
            _long(span.days, told, nice),
        )
    return (
        Session(place=place, schedules=(span.schedule(),), note={"fi": nice}),
        (place_problem, problem, _long(span.days, told, nice)),
    )


def _long(days: int, told: tuple[Schedule, ...], nice: str) -> Problem | None:
    if told or days < SHORTEST:
        return None
    reason = "It goes on for days, and its text tells no days of the week: it was kept as one long time"
    return Problem(reason, field="niceDatetime", value=nice or None, severity="note")


def _registration(fields: Fields) -> tuple[Registration, Problem | None]:
    """Where one signs up, and else where tickets are sold: those may be sold at the door as well."""
    told = one_line(fields.take_text("registration"))
    shop, problem = _link(fields, "tickets_url")
    url = safe_url(told)
    if not told:
        return Registration(url=shop), problem
    if url:
        return Registration(required=True, url=url), problem
    email = next(iter(read_emails(told)), None)
    return Registration(url=shop, email=email, note={"fi": told}), problem


def _image(fields: Fields) -> tuple[Image | None, Problem | None]:
    """The picture of page width, else another size of it."""
    told = [text for text in map(fields.take_text, _PICTURES) if text]
    url = next((url for url in map(safe_url, told) if url), None)
    if url or not told:
        return (Image(url=url) if url else None), None
    return None, Problem("The picture's address is not a whole web address", field="image", value=told[0])


def _link(fields: Fields, name: str) -> tuple[str | None, Problem | None]:
    told = fields.take_text(name)
    url = safe_url(told)
    if url or not told:
        return url, None
    return None, Problem("This is not a web address that may be shown", field=name, value=told)
