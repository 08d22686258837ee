"""When a listing happens: its rules as sentences, and its next times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.content import ListingContent
from app.catalogue.models import Occurrence
from app.catalogue.words.date_words import LONG, day_words
from app.catalogue.words.sentence_words import words_for
from app.catalogue.words.sentences import sentences, when_words
from app.catalogue.words.shown_text import Text, ours, told
from app.core.clock import LOCAL_ZONE, local_day
from app.web.words import N_, Words

MAX_TIMES = 8
STATES = {
    "cancelled": N_("Peruttu"),
    "moved": N_("Aika on muuttunut"),
    "full": N_("Täynnä"),
}


@dataclass(frozen=True, slots=True)
class TimeItem:
    """One time ahead.

    `words` tells it; `weekday` and `day` are its day leaf, empty for what has begun and lasts. `state` is in
    words, empty when all is as planned. `key` names the time in addresses: its local start.
    """

    words: str
    weekday: str
    day: str
    state: str
    is_cancelled: bool
    key: str


@dataclass(frozen=True, slots=True)
class _Told:
    start: datetime
    end: datetime | None
    all_day: bool


def rule_sentences(content: ListingContent, now: datetime, words: Words) -> tuple[str, ...]:
    """The rules of all sessions, each as a sentence, exceptions included."""
    today = local_day(now)
    said = [line for one in content.sessions for line in sentences(one.schedules, words.lang, today)]
    return tuple(dict.fromkeys(f"{line[:1].upper()}{line[1:]}" for line in said))


def session_notes(content: ListingContent, words: Words) -> tuple[Text, ...]:
    """What the organiser tells of the times, beside the rules; what the rules say already is left out."""
    schedules = [schedule for session in content.sessions for schedule in session.schedules]
    notes = [session.note for session in content.sessions]
    notes += [schedule.note for schedule in schedules if schedule.start is not None]
    return tuple(dict.fromkeys(text for note in notes if (text := told(note, words))))


def changes_words(content: ListingContent, now: datetime, words: Words) -> Iterator[Text]:
    """What the organiser says of single times that differ, of those ahead."""
    today = local_day(now)
    for session in content.sessions:
        for schedule in session.schedules:
            for override in schedule.overrides:
                note = told(override.note, words)
                moment = override.start or override.original
                if note and moment.date() >= today:
                    day = day_words(moment.date(), words_for(words.lang), today, weekday=True)
                    yield ours(f"{day}: {note.line}") if not note.lang else note


def time_items(occurrences: Sequence[Occurrence], now: datetime, words: Words) -> tuple[TimeItem, ...]:
    """The next times, the one under way among them."""
    ahead = [occurrence for occurrence in occurrences if occurrence.ends_at >= now]
    return tuple(time_item(occurrence, now, words) for occurrence in ahead[:MAX_TIMES])


def time_item(occurrence: Occurrence, now: datetime, words: Words) -> TimeItem:
    """One time, in words."""
    start, end = occurrence.starts_at, occurrence.ends_at
    shown = _Told(start, end if occurrence.end_told else None, occurrence.all_day)
    day = local_day(start)
    has_leaf = start >= now or end - start < LONG
    names = words_for(words.lang)
    return TimeItem(
        words=when_words(shown, now, words.lang),
        weekday=names.short_weekdays[day.weekday()] if has_leaf else "",
        day=day_words(day, names, day) if has_leaf else "",
        state=words.gettext(STATES[occurrence.state]) if occurrence.state in STATES else "",
        is_cancelled=occurrence.state == "cancelled",
        key=key_of(occurrence),
    )


def key_of(occurrence: Occurrence) -> str:
    """What a time is called in addresses: its local start, `2026-12-01T17:00`."""
    return occurrence.starts_at.astimezone(LOCAL_ZONE).strftime("%Y-%m-%dT%H:%M")
