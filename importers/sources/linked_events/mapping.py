"""One event of Linked Events → one listing.

Kind: `Volunteering` is volunteering; `Course` (and Turku's `Hobbies`) is an activity. A `General` event is an
activity when it is a series that isn't a show or a festival, when its text tells weekly times, or when it
goes on for over a month; everything else that has dates is an event, exhibitions among them.
An umbrella (a festival) is one listing; its parts are sessions that carry their own names as notes.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import orjson

from app.catalogue.content import MAX_SUMMARY, MAX_TITLE, EventStatus, ListingContent, ListingKind
from app.catalogue.parts import Audience, Contact, Image, Keyword, Organiser
from app.reading.names import organisation_kind
from app.reading.phones import read_phones
from app.reading.texts import one_line, plain_text, read_emails
from importers.contract import Mapped, Problem
from importers.fields import Fields
from importers.sources.linked_events.offers import prices_of, ticket_address
from importers.sources.linked_events.registration import registration_of
from importers.sources.linked_events.subjects import audience_of, categories_of, keywords_of, languages_of
from importers.sources.linked_events.times import When, when_and_where
from importers.sources.linked_events.told_times import Words
from importers.sources.linked_events.words import first_language, first_text, first_url, lookup, texts_of

IGNORED = frozenset(
    {
        "custom_data",  # meant for the systems of one city
        "data_source",  # said by the id already
        "days_left",
        "environment",  # "in" or "out": no such field in the catalogue
        "environmental_certificate",
        "id",  # is the record's external id
        "local",
        "maximum_attendee_capacity_text",
        "minimum_attendee_capacity",
        "sub_event_type",  # Turku's word for what super_event says
        "super_event",
        "videos",
    }
)
_LONG = 31  # days; what goes on for longer is something to join, not something to catch
_OWN_PLACE_FIELDS = ("location", "location_extra_info", "is_virtualevent", "virtualevent_url")
_OWN_TIME_FIELDS = ("start_time", "end_time", "has_start_time", "has_end_time", "sub_events")


def map_event(external_id: str, payload: Mapping[str, Any]) -> Mapped:
    """The listing of an event. Without a name it cannot be one."""
    fields = Fields(payload)
    title = texts_of(fields.take("name"), _title)
    if not title:
        return Mapped(None, (Problem("It has no name", external_id, "name", severity="skipped"),))
    content, problems = _content(title, fields)
    with_record = (Problem(p.reason, external_id, p.field, p.value, p.lookup, p.severity) for p in problems)
    return Mapped(content, tuple(with_record), fields.leftovers(IGNORED))


def _content(title: dict[str, str], fields: Fields) -> tuple[ListingContent, tuple[Problem, ...]]:
    summary = texts_of(fields.take("short_description"), _summary)
    description = texts_of(fields.take("description"))
    when = when_and_where(
        {name: fields.take(name) for name in (*_OWN_PLACE_FIELDS, *_OWN_TIME_FIELDS)},
        _words(title, summary, description),
    )
    keywords = keywords_of(fields.take_list("keywords"))
    groups, other_groups, group_problems = audience_of(fields.take_list("audience"))
    (low, high), age_problem = _ages(fields)
    kind, kind_problem = _kind(fields, when, keywords)
    status, status_problem = _status(fields)
    offers = fields.take_list("offers")
    url = first_url(fields.take("info_url"))
    link = _first_link(fields)
    tickets = ticket_address(offers)
    content = ListingContent(
        kind=kind,
        title=title,
        summary=summary,
        description=description,
        organiser=_organiser(fields),
        sessions=when.sessions,
        status=status,
        prices=prices_of(offers),
        categories=categories_of(keywords),
        keywords=(*keywords, *(keyword for keyword in other_groups if keyword not in keywords)),
        audience=Audience(min_age=low, max_age=high, groups=groups),
        languages=languages_of(fields.take_list("in_language")),
        registration=registration_of(fields, tickets if tickets != url else None),
        contacts=_contacts(fields),
        url=url or link,
        image=_image(fields.take_list("images")),
    )
    found = (age_problem, kind_problem, status_problem)
    return content, (*when.problems, *group_problems, *(problem for problem in found if problem))


def _words(title: dict[str, str], summary: dict[str, str], description: dict[str, str]) -> Words:
    """The texts in the language of the description: the one in which most is said."""
    lang = first_language(description or title)
    return Words(lang, (title.get(lang, ""), summary.get(lang, ""), description.get(lang, "")))


def _title(text: object) -> str:
    return one_line(text, max_length=MAX_TITLE)


def _summary(text: object) -> str:
    return plain_text(text, max_length=MAX_SUMMARY)


def _kind(fields: Fields, when: When, keywords: tuple[Keyword, ...]) -> tuple[ListingKind, Problem | None]:
    told = fields.take_text("type_id")
    series = fields.take_text("super_event_type") or ("recurring" if when.is_series else "")
    taught = lookup("kind", told) if told else "event"
    problem = None
    if taught is None:
        problem = Problem(
            "This type of event is not known here, so its times decided what it is",
            field="type_id",
            value=told,
            lookup="kind",
            severity="note",
        )
    if taught not in {None, "event"}:
        return cast("ListingKind", taught), problem
    return ("activity" if _is_joined(series, when, keywords) else "event"), problem


def _is_joined(series: str, when: When, keywords: tuple[Keyword, ...]) -> bool:
    """Whether a General event is something that one joins again and again, and not a show that one sees."""
    if series == "umbrella":
        return False
    if not series and when.meets_by_rule:
        return True
    if any(lookup("shows", label) for keyword in keywords for label in keyword.label.values()):
        return False
    return bool(series) or when.longest > _LONG


def _status(fields: Fields) -> tuple[EventStatus, Problem | None]:
    told = fields.take_text("event_status")
    status = lookup("event_status", told) if told else "scheduled"
    if status is None:
        reason = "This status of an event is not known here"
        return "scheduled", Problem(reason, field="event_status", value=told, lookup="event_status")
    return cast("EventStatus", status), None


def _ages(fields: Fields) -> tuple[tuple[int | None, int | None], Problem | None]:
    low, high = (_age(fields.take(name)) for name in ("audience_min_age", "audience_max_age"))
    if low is not None and high is not None and high < low:
        value = f"{low}–{high}"
        return (None, None), Problem(
            "The highest age is below the lowest", field="audience_max_age", value=value
        )
    return (low, high), None


def _age(value: object) -> int | None:
    """None is unknown, not "everyone"; so is an age over a hundred, which people use for "no limit"."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 99 else None


def _organiser(fields: Fields) -> Organiser | None:
    """Who arranges it. `publisher` is an id without a name: the city office that typed it in, perhaps."""
    publisher = fields.take_text("publisher")
    provider = fields.take("provider")
    return _known_organiser(orjson.dumps(provider), publisher) if provider else None


@lru_cache(maxsize=4096)
def _known_organiser(packed: bytes, publisher: str) -> Organiser | None:
    """An organiser, mapped once however much it arranges."""
    name = texts_of(orjson.loads(packed), one_line)
    if not name:
        return None
    return Organiser(name=name, kind=organisation_kind(first_text(name)), external_id=publisher or None)


def _contacts(fields: Fields) -> tuple[Contact, ...]:
    told = first_text(texts_of(fields.take("provider_contact_info")))
    phones, emails = read_phones(told), read_emails(told)
    if len(phones) == 1 and len(emails) == 1:
        return (Contact(name=phones[0].name, phone=phones[0].display, email=emails[0]),)
    return (
        *(Contact(name=phone.name, phone=phone.display) for phone in phones),
        *(Contact(email=email) for email in emails),
    )


def _first_link(fields: Fields) -> str | None:
    links = (link.get("link") for link in fields.take_list("external_links") if isinstance(link, dict))
    return next((url for url in map(first_url, links) if url), None)


def _image(images: list[Any]) -> Image | None:
    """The first picture that has a safe address."""
    for image in images:
        if isinstance(image, dict) and (url := first_url(image.get("url"))):
            return Image(
                url=url,
                alt=texts_of(image.get("alt_text"), one_line),
                licence=one_line(image.get("license")) or None,
                credit=one_line(image.get("photographer_name")) or None,
            )
    return None
