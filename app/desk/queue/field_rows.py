"""A content in words, field by field, as the pages of the catalogue say it: for reading and comparing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.catalogue.content import ListingContent
from app.catalogue.feeds.ingest_batch import occurrence_rows
from app.catalogue.items.contact_items import (
    ContactItem,
    contact_items,
    registration_items,
    registration_notes,
)
from app.catalogue.items.time_items import rule_sentences, session_notes, time_items
from app.catalogue.models import Occurrence
from app.catalogue.pages import STATUS_WORDS
from app.catalogue.rules import changed_fields
from app.catalogue.taxonomy import taxonomy
from app.catalogue.times.occurrences import ScheduleError
from app.catalogue.times.timeline import timeline
from app.catalogue.words.listing_words import accessibility_words, audience_words, language_words
from app.catalogue.words.place_words import PlaceWords, place_words
from app.catalogue.words.price_words import price_notes, price_words
from app.catalogue.words.shown_text import Text, told
from app.catalogue.words.visit_words import companion_words, first_visit_words, volunteer_words
from app.desk.queue.pictures import licence_words
from app.desk.queue.word_diff import Piece, diff, whole
from app.web.words import N_, Words

TIMES_SHOWN = 3
"""Beside the rule: enough to see that it was read right."""
LANGUAGE_WORDS = {"fi": N_("suomeksi"), "sv": N_("ruotsiksi"), "en": N_("englanniksi")}
FIELD_WORDS = {
    "kind": N_("Mitä se on"),
    "title": N_("Nimi"),
    "summary": N_("Lyhyesti"),
    "description": N_("Kuvaus"),
    "organiser": N_("Järjestäjä"),
    "sessions": N_("Aika ja paikka"),
    "status": N_("Tilanne"),
    "prices": N_("Hinta"),
    "categories": N_("Aiheet"),
    "keywords": N_("Avainsanat"),
    "audience": N_("Kenelle"),
    "languages": N_("Kielet"),
    "finnish_needed": N_("Suomen taito"),
    "accessibility": N_("Esteettömyys"),
    "accessibility_note": N_("Esteettömyydestä lisää"),
    "registration": N_("Ilmoittautuminen"),
    "contacts": N_("Yhteys"),
    "companion": N_("Kaveri mukaan"),
    "first_visit": N_("Ensimmäinen kerta"),
    "volunteer_role": N_("Vapaaehtoisen tehtävä"),
    "url": N_("Verkkosivu"),
    "image": N_("Kuva"),
    "alert": N_("Tiedote"),
}
"""Every field of the document has its name here: a test sees to it."""
HIDDEN_CHANGE = N_("Tässä muuttui jotain, mitä sanat eivät näytä. Katso esikatselu.")


@dataclass(frozen=True, slots=True)
class Row:
    """One field in words; its lines stay apart."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two contents."""

    label: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    is_changed: bool


def field_name(field: str, words: Words) -> str:
    """What a field of the document is called."""
    return words.gettext(FIELD_WORDS[field]) if field in FIELD_WORDS else field


def times_of(content: ListingContent, now: datetime) -> tuple[Occurrence, ...]:
    """The times ahead of a content that is not stored; none of a rule that cannot be followed."""
    try:
        times = timeline(content, now)
    except ScheduleError:
        return ()
    return tuple(Occurrence(**row) for row in occurrence_rows(UUID(int=0), times))


def rows_of(content: ListingContent, now: datetime, words: Words) -> tuple[Row, ...]:
    """All that a content tells, in the order of a page. What it does not tell has no row."""
    rows = (*_told_rows(content, words), *_fact_rows(content, now, words))
    return tuple(row for row in rows if row.text)


def compared(
    old: ListingContent, new: ListingContent, now: datetime, words: Words
) -> tuple[tuple[Compared, ...], tuple[Compared, ...]]:
    """The fields that changed, and those that stayed."""
    before = {(row.field, row.label): row for row in rows_of(old, now, words)}
    after = {(row.field, row.label): row for row in rows_of(new, now, words)}
    keys = list(dict.fromkeys((*after, *before)))
    pairs = [(key[0], _pair(key[1], _text(before.get(key)), _text(after.get(key)))) for key in keys]
    seen = {field for field, pair in pairs if pair.is_changed}
    changed = [pair for _, pair in pairs if pair.is_changed]
    changed += [
        Compared(field_name(field, words), (), whole(words.gettext(HIDDEN_CHANGE)), is_changed=True)
        for field in changed_fields(old, new)
        if field not in seen
    ]
    return tuple(changed), tuple(pair for _, pair in pairs if not pair.is_changed)


def _pair(label: str, old: str, new: str) -> Compared:
    if old == new:
        return Compared(label, whole(old), whole(new), is_changed=False)
    return Compared(label, *diff(old, new), is_changed=True)


def _text(row: Row | None) -> str:
    return row.text if row else ""


def _told_rows(content: ListingContent, words: Words) -> Iterator[Row]:
    yield _row("kind", [taxonomy().kinds.label(content.kind, words.lang)[0]], words)
    if content.status in STATUS_WORDS:
        yield _row("status", [words.gettext(STATUS_WORDS[content.status])], words)
    for field in ("title", "summary", "description"):
        yield from _texts(field, getattr(content, field), words)
    if content.alert:
        yield from _texts("alert", content.alert.text, words)
    yield _row("organiser", [told(content.organiser.name, words).line] if content.organiser else [], words)


def _fact_rows(content: ListingContent, now: datetime, words: Words) -> Iterator[Row]:
    labels = [
        taxonomy().categories.label(c, words.lang)[0]
        for c in content.categories
        if c in taxonomy().categories
    ]
    visit = [f"{one.name} {one.text.line}" for one in first_visit_words(content.first_visit, words)]
    prices = [price_words(content.prices, words.lang), *_lines(price_notes(content.prices, words))]
    signing = [*_lines(registration_notes(content.registration, now, words))]
    signing += _ways(registration_items(content.registration, words))
    yield Row("sessions", words.gettext("Aika"), "\n".join(dict.fromkeys(_times(content, now, words))))
    yield Row("sessions", words.gettext("Paikka"), "\n".join(map(_place, place_words(content, words))))
    yield _row("prices", prices, words)
    yield _row("registration", signing, words)
    yield _row("contacts", _ways(contact_items(content, words)), words)
    yield _row("audience", _lines(audience_words(content.audience, words)), words)
    yield _row("languages", language_words(content, words), words)
    yield _row("accessibility", _lines(accessibility_words(content, words)), words)
    yield _row("companion", _lines(companion_words(content, words)), words)
    yield _row("first_visit", visit, words)
    yield _row("volunteer_role", _lines(volunteer_words(content.volunteer_role, words)), words)
    yield _row("categories", labels, words)
    yield _row("url", [content.url or ""], words)
    if content.image:
        image = content.image
        yield _row(
            "image",
            [
                image.url or "",
                *image.alt.values(),
                image.credit or "",
                licence_words(image.licence, words) if image.picture else image.licence or "",
            ],
            words,
        )


def _times(content: ListingContent, now: datetime, words: Words) -> list[str]:
    ahead = [item.words for item in time_items(times_of(content, now), now, words)]
    return [
        *rule_sentences(content, now, words),
        *_lines(session_notes(content, words)),
        *ahead[:TIMES_SHOWN],
    ]


def _place(place: PlaceWords) -> str:
    return ", ".join(part for part in (place.name.line, place.address, place.directions.line) if part)


def _texts(field: str, texts: Mapping[str, str], words: Words) -> Iterator[Row]:
    for lang, text in sorted(
        texts.items(),
        key=lambda pair: list(LANGUAGE_WORDS).index(pair[0]) if pair[0] in LANGUAGE_WORDS else 9,
    ):
        name = words.gettext(LANGUAGE_WORDS[lang]) if lang in LANGUAGE_WORDS else lang
        yield Row(field, f"{field_name(field, words)} ({name})", text)


def _row(field: str, lines: Iterable[str], words: Words) -> Row:
    return Row(field, field_name(field, words), "\n".join(dict.fromkeys(line for line in lines if line)))


def _lines(found: Iterable[Text]) -> list[str]:
    return [text.line for text in found]


def _ways(items: Iterable[ContactItem]) -> list[str]:
    return [": ".join(part for part in (item.who, item.label) if part) for item in items]
