"""A listing as the fields that the desk may change, and back. Nothing is lost that the fields do not ask.

A page carries a mark of each field as it was shown. So it is known which ones the person changed, and which
ones somebody else, or a feed, has changed meanwhile: both are kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from urllib.parse import urlencode

from pydantic import ValidationError

from app.catalogue.content import MAX_SUMMARY, MAX_TITLE, ListingContent
from app.catalogue.times.occurrences import ScheduleError
from app.catalogue.times.timeline import check_times
from app.desk.listings.edit_fields import (
    ALERT,
    ALERT_END,
    AUDIENCE_FIELDS,
    MORE_FIELDS,
    MORE_GROUPS,
    SUMMARY,
    languages_of,
    with_place_kept,
)
from app.submissions.form.faults import faults_of
from app.submissions.form.fields import (
    ACCESS_FIELDS,
    NTHS,
    POSITION,
    SENDER_FIELDS,
    SPOKEN_FIELDS,
    STEPS,
    WEEKDAYS,
    Typed,
    in_languages,
)
from app.submissions.form.groups import GROUPS
from app.submissions.form.reading import NOT_TOGETHER, content_of, typed_of
from app.submissions.form.times import Asked, TimesError
from app.web.forms import Fault, fields_of
from app.web.words import N_, Words

NOT_ASKED = {*SENDER_FIELDS, POSITION, "kieli", "muut_kielet"}
ASKED = (*(n for step in STEPS.values() for n in step.fields if n not in NOT_ASKED), *MORE_FIELDS)
"""The fields of the page. A volunteer's task is asked of volunteering alone."""
TICKS = {
    *(*WEEKDAYS, *NTHS, *SPOKEN_FIELDS, *ACCESS_FIELDS, *AUDIENCE_FIELDS),
    *("porukka", "eka_ilmainen", "kaikukortti", "vain_lomake"),
}
MOST_DESCRIPTION = 20_000
"""Feeds tell longer stories than the form takes from people."""
TOO_LONG = N_("Tässä voi olla enintään %(most)s merkkiä. Lyhennä tekstiä.")
NO_END = N_("Kirjoita, mihin päivään asti tiedote näkyy.")
NO_NOTICE = N_("Kirjoita tiedote, tai tyhjennä sen viimeinen päivä.")
BAD_DAY = N_("Emme ymmärtäneet päivää. Kirjoita se näin: 3.12.2026")


@dataclass(frozen=True, slots=True)
class Edited:
    """What somebody typed over what there is now. `mine`, `theirs`: fields that either has changed."""

    typed: dict[str, str]
    mine: frozenset[str]
    theirs: frozenset[str]


def fields_now(content: ListingContent, lang: str) -> dict[str, str]:
    """What the fields say of a content, for a reader of `lang`; empty ones are left out."""
    typed = typed_of(content, lang)
    for group in MORE_GROUPS:
        typed |= group.write(content, typed["kieli"])
    return {name: text for name, text in typed.items() if text}


def marks_of(typed: Typed) -> str:
    """A mark of each field that says something."""
    return " ".join(f"{name}:{_mark(text)}" for name, text in typed.items() if name in ASKED)


def edited(posted: Mapping[str, str], marks: str, now: Typed) -> Edited:
    """Put what was changed on a page over what there is now. `marks` are those that the page carried."""
    shown = dict(part.rsplit(":", 1) for part in marks.split() if ":" in part)
    nothing = _mark("")
    asked = [name for name in ASKED if name in posted or name in TICKS]  # an empty tick is not sent at all
    mine = {name for name in asked if _mark(posted.get(name, "")) != shown.get(name, nothing)}
    theirs = {name for name in ASKED if _mark(now.get(name, "")) != shown.get(name, nothing)}
    typed = {**now, **{name: posted.get(name, "") for name in mine}}
    return Edited({name: text for name, text in typed.items() if text}, frozenset(mine), frozenset(theirs))


def content_with(typed: Typed, old: ListingContent, lang: str, today: date) -> ListingContent:
    """The content that was typed. Raises TimesError, ValidationError and ScheduleError."""
    before = fields_now(old, lang)
    content = with_place_kept(content_of(typed, old, today), old, before["kieli"])
    asked = Asked(typed, today, before["kieli"])
    for group in MORE_GROUPS:
        if any(typed.get(name, "") != before.get(name, "") for name in group.fields):
            content = content.model_copy(update=dict(group.read(asked, content)))
    content = ListingContent.model_validate(content.model_dump())
    check_times(content)
    return content


def faults_in(change: Edited, old: ListingContent, lang: str, today: date, words: Words) -> tuple[Fault, ...]:
    """What is to be mended in what somebody changed; what they left alone is not their fault."""
    typed, touched = change.typed, _with_their_groups(change.mine)
    found = [
        fault
        for step in STEPS
        for fault in faults_of(step, typed, today, words, stranger=False)
        if fault.name in touched and not _is_allowed(fault.name, typed)
    ]
    found += [fault for fault in _own_faults(typed, today, words) if fault.name in touched]
    if not found:
        found += _together(typed, old, lang, today, words)
    return tuple(found)


def _together(typed: Typed, old: ListingContent, lang: str, today: date, words: Words) -> Iterator[Fault]:
    try:
        content_with(typed, old, lang, today)
    except TimesError as error:
        yield Fault(error.field, words.gettext(error.message))
    except (ValidationError, ScheduleError, ValueError):
        yield Fault("", words.gettext(NOT_TOGETHER))


def _own_faults(typed: Typed, today: date, words: Words) -> Iterator[Fault]:
    for names, most in (
        (in_languages("otsikko"), MAX_TITLE),
        (in_languages("kuvaus"), MOST_DESCRIPTION),
        (languages_of(SUMMARY), MAX_SUMMARY),
    ):
        for name in names:
            if len(typed.get(name, "")) > most:
                yield Fault(name, words.gettext(TOO_LONG, most=most))
    is_told = any(typed.get(name) for name in languages_of(ALERT))
    if is_told and not typed.get(ALERT_END):
        yield Fault(ALERT_END, words.gettext(NO_END))
    elif typed.get(ALERT_END):
        try:
            Asked(typed, today, "fi").day(ALERT_END)
        except TimesError:
            yield Fault(ALERT_END, words.gettext(BAD_DAY))
        if not is_told:
            yield Fault(languages_of(ALERT)[0], words.gettext(NO_NOTICE))


def _is_allowed(name: str, typed: Typed) -> bool:
    """A text that is there may be longer than the form takes: `_own_faults` has the bounds of the desk."""
    return bool(typed.get(name)) and name in {*in_languages("otsikko"), *in_languages("kuvaus")}


def _with_their_groups(names: frozenset[str]) -> set[str]:
    """The fields that are read together with these."""
    groups = [set(group.fields) for group in (*GROUPS, *MORE_GROUPS)]
    return {name for group in groups if not group.isdisjoint(names) for name in group} | set(names)


def _mark(text: str) -> str:
    """A short mark of a field as a browser would send it."""
    sent = fields_of(urlencode({"x": text}).encode()).get("x", "")
    return blake2b(sent.encode(), digest_size=4).hexdigest() if sent else ""
