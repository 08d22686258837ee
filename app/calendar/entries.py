"""One thing in the calendar, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from app.calendar.rules import Time
from app.catalogue.content import ListingContent
from app.catalogue.texts import text_in
from app.catalogue.words.date_words import hours_words, time_words
from app.catalogue.words.price_words import price_words
from app.catalogue.words.sentence_words import words_for
from app.catalogue.words.sentences import when_words
from app.core.clock import local_day
from app.web.links import listing_path
from app.web.words import N_, Words

STATES = {"cancelled": N_("Peruttu"), "full": N_("Täynnä")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the calendar. `lang`: the title's, when not the page's; `state`: "Peruttu" or nothing."""

    when: str
    title: str
    lang: str
    link: str
    where: str
    price: str
    is_free: bool
    state: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class _Timed:
    start: datetime
    end: datetime | None
    all_day: bool


def entry_of(time: Time, day: date, now: datetime, words: Words) -> Entry:
    """A time as it stands on a day."""
    content = time.thing.content
    title, lang = text_in(content.title, words.lang)
    return Entry(
        when=_when(time, day, now, words),
        title=title,
        lang="" if lang == words.lang else lang,
        link=words.path(listing_path(time.thing.slug)),
        where=_where(content, words.lang),
        price=price_words(content.prices, words.lang),
        is_free=bool(content.prices) and all(price.type == "free" for price in content.prices),
        state=words.gettext(STATES[time.state]) if time.state in STATES else "",
        is_cancelled=time.state == "cancelled",
    )


def _when(time: Time, day: date, now: datetime, words: Words) -> str:
    """Hours on a day of its own; of what goes on for days, its days; of last night, until when it goes on."""
    said = words_for(words.lang)
    first = time.start.date()
    if time.last > first:
        return time_words(time.start, time.length, said, local_day(now), all_day=time.all_day)
    if first < day:
        return when_words(_Timed(time.starts_at, time.over_at, time.all_day), now, words.lang)
    return "" if time.all_day else hours_words(time.start, time.length, said)


def _where(content: ListingContent, lang: str) -> str:
    """The name of its place; nothing when it has several, since a time does not tell which."""
    places = [session.place for session in content.sessions if session.place]
    names = {text_in(place.name, lang)[0] for place in places}
    return names.pop() if len(names) == 1 else ""
