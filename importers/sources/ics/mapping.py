"""One event or series of a calendar → one listing.

Kind: an activity when a rule makes it again and again (over two weeks, more than once a year), otherwise an
event; the feed's option `kind` decides for a whole calendar. Nobody's name is kept: an organiser is only one
whose name is that of an organisation, and those invited are not read at all.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, cast, get_args

from app.catalogue.content import MAX_TITLE, ListingContent, ListingKind
from app.catalogue.parts import Audience, Keyword, Organiser, Price, Session
from app.catalogue.taxonomy import taxonomy
from app.reading.ages import read_ages
from app.reading.names import organisation_kind
from app.reading.prices import read_price
from app.reading.texts import cut, one_line, safe_url
from importers.contract import Mapped, Problem
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import TimeError, first
from importers.sources.ics.places import place_of
from importers.sources.ics.times import Times, properties_of, read_times
from importers.sources.ics.words import DEFAULT_LANGUAGE, is_called_off, named, texts_of, without_calling_off
from importers.sources.ics.zones import LOOKUPS, zone_named

USED: Final = frozenset(
    "CATEGORIES DESCRIPTION DTEND DTSTART DURATION EXDATE EXRULE GEO LOCATION ORGANIZER RDATE RECURRENCE-ID "
    "RRULE STATUS SUMMARY URL X-ALT-DESC X-MICROSOFT-CDO-ALLDAYEVENT".split()
)
IGNORED: Final = frozenset(
    {
        "COLOR",  # how one program paints it
        "IMAGE",  # pictures without a licence
        "CONFERENCE",  # meeting links with their codes
    }
)
_LONGEST_LIST: Final = 50
Options = Mapping[str, Any]


def map_event(external_id: str, payload: Mapping[str, Any]) -> Mapped:
    """The listing of an event. Without a title or a start it cannot be one."""
    options: Options = payload.get("options") or {}
    language = str(options.get("language") or DEFAULT_LANGUAGE)
    component = payload["event"] or payload["exceptions"][0]
    properties = properties_of(component)
    title = texts_of(named(properties, "SUMMARY"), language, one_line)
    if not title:
        return _skipped("It has no title (SUMMARY)", external_id, "SUMMARY")
    if all(LOOKUPS["no_titles"].get(text.lower()) for text in title.values()):
        reason = "It only says that a time is taken"
        return Mapped(
            None, (Problem(reason, external_id, "SUMMARY", next(iter(title.values())), severity="note"),)
        )
    zone = zone_named(str(options.get("timezone", "")))
    try:
        times = read_times(payload["event"], payload["exceptions"], zone, language)
    except TimeError as error:
        return _skipped(str(error), external_id, "DTSTART", error.value, error.lookup)
    problems = _notes(component, properties, times)
    content = _content(component, properties, times, options, problems)
    leftovers = {item.name for item in properties if item.name not in USED | IGNORED}
    with_record = (replace(problem, record=external_id) for problem in dict.fromkeys(problems))
    return Mapped(content, tuple(with_record), tuple(sorted(leftovers))[:_LONGEST_LIST])


def _skipped(
    reason: str, record: str, field: str, value: str | None = None, lookup: str | None = None
) -> Mapped:
    return Mapped(None, (Problem(reason, record, field, value or None, lookup, "skipped"),))


def _notes(component: Mapping[str, Any], properties: list[Property], times: Times) -> list[Problem]:
    problems = list(times.problems)
    if component.get("unread"):
        reason = f"{component['unread']} lines of it could not be read"
        problems.append(Problem(reason, severity="note"))
    status = first(properties, "STATUS")
    if status is not None and status.text.strip().upper() == "TENTATIVE":
        problems.append(Problem("It is not certain yet", None, "STATUS", status.text, severity="note"))
    return problems


def _content(
    component: Mapping[str, Any],
    properties: list[Property],
    times: Times,
    options: Options,
    problems: list[Problem],
) -> ListingContent:
    language = str(options.get("language") or DEFAULT_LANGUAGE)
    title = texts_of(named(properties, "SUMMARY"), language, one_line)
    description = texts_of(named(properties, "DESCRIPTION"), language)
    if not description:
        description = texts_of(named(properties, "X-ALT-DESC"), language)
    place = place_of(properties, str(options.get("place") or ""), language, problems)
    keywords = _keywords(properties, language)
    labels = [label for keyword in keywords for label in keyword.label.values()]
    called_off = component.get("cancelled") is True or is_called_off(properties)
    has_own_event = "RECURRENCE-ID" not in {item.name for item in properties}
    text = "\n".join(description.values())
    return ListingContent(
        kind=_kind(times, options),
        title={code: cut(without_calling_off(said)[0], MAX_TITLE) for code, said in title.items()},
        description=description,
        organiser=_organiser(properties, options, language),
        sessions=(Session(place=place, schedules=times.schedules),) if place or times.schedules else (),
        status="cancelled" if called_off and has_own_event else "scheduled",
        prices=_prices(text, language) if options.get("read_prices") is True else (),
        audience=_audience(text) if options.get("read_ages") is True else Audience(),
        categories=taxonomy().categories_for_words(labels),
        keywords=keywords,
        url=_url(properties),
    )


def _kind(times: Times, options: Options) -> ListingKind:
    told = options.get("kind")
    if told in get_args(ListingKind):
        return cast("ListingKind", told)
    return "activity" if times.repeats else "event"


def _keywords(properties: list[Property], language: str) -> tuple[Keyword, ...]:
    found: dict[str, Keyword] = {}
    for item in named(properties, "CATEGORIES"):
        for text in map(one_line, item.texts):
            if text:
                found.setdefault(text.lower(), Keyword(label={language: text}))
    return tuple(found.values())[:_LONGEST_LIST]


def _organiser(properties: list[Property], options: Options, language: str) -> Organiser | None:
    """ORGANIZER is often whoever typed the event in: only the name of an organisation is public."""
    told = first_with_name(properties)
    kind = organisation_kind(told) if told else None
    if kind is not None:
        return Organiser(name={language: told}, kind=kind)
    usual = one_line(options.get("organiser"))
    return Organiser(name={language: usual}, kind=organisation_kind(usual)) if usual else None


def first_with_name(properties: list[Property]) -> str:
    """The name that ORGANIZER tells (CN)."""
    names = (one_line(item.params.get("CN", "")) for item in named(properties, "ORGANIZER"))
    return next((name for name in names if name), "")


def _prices(text: str, language: str) -> tuple[Price, ...]:
    """The price, when the description tells it plainly."""
    read = read_price(text, lang=language)
    if read.guess or read.type == "unknown":
        return ()
    return (
        Price(
            type=read.type,
            amount_min=read.amount_min,
            amount_max=read.amount_max,
            per=read.per,
            first_time_free=read.first_time_free,
            cards=read.cards,
            gear_loan=read.gear_loan,
        ),
    )


def _audience(text: str) -> Audience:
    """Ages, when the description tells them plainly."""
    read = read_ages(text)
    return Audience() if read.guess else Audience(min_age=read.min_age, max_age=read.max_age)


def _url(properties: list[Property]) -> str | None:
    return next((url for item in named(properties, "URL") if (url := safe_url(item.text))), None)
