"""One row → one listing. What is doubtful is told by row and column, and left out; the rest is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.catalogue.content import MAX_SUMMARY, MAX_TITLE, ListingContent, ListingKind
from app.catalogue.parts import Image, Place, Session
from app.reading.texts import one_line, plain_text, safe_url
from importers.contract import Mapped, Problem
from importers.sources.spreadsheet.audience import audience_of, languages_of
from importers.sources.spreadsheet.costs import prices_of
from importers.sources.spreadsheet.people import contacts_of, organiser_of
from importers.sources.spreadsheet.places import place_of
from importers.sources.spreadsheet.registration import registration_of
from importers.sources.spreadsheet.row import ListedRow
from importers.sources.spreadsheet.subjects import kind_of, kind_told, status_of, subjects_of
from importers.sources.spreadsheet.welcome import accessibility_of, companion_of, first_visit_of
from importers.sources.spreadsheet.when import When, when_of

_LONG_TITLE = "the name is longer than a name can be, so its end was cut off"


def map_row(external_id: str, payload: Mapping[str, Any], now: datetime) -> Mapped:
    """The listing of a row. `now` decides the year of dates that tell none."""
    row = ListedRow(external_id, payload)
    title = _title(row)
    if not title:
        return Mapped(None, (Problem("The name is missing", external_id, severity="skipped"),))
    content = _content(row, title, now)
    return Mapped(content, tuple(row.problems), row.leftovers())


def _title(row: ListedRow) -> dict[str, str]:
    """The name; without one, the hobby and the group together: "Jalkapallo: Pojat 2015"."""
    cells = row.take_all("title")
    if not cells:
        names = [cell for cell in (row.take("title2"), row.take("title3")) if cell]
        return {names[0].lang: _cut_title(": ".join(cell.text for cell in names))} if names else {}
    for cell in cells:
        if len(one_line(cell.text)) > MAX_TITLE:
            row.report(cell, _LONG_TITLE, severity="note")
    told = {cell.lang: _cut_title(cell.text) for cell in reversed(cells)}
    return {lang: text for lang, text in told.items() if text and (lang == "fi" or text != told.get("fi"))}


def _cut_title(text: object) -> str:
    return one_line(text, max_length=MAX_TITLE)


def _summary(text: object) -> str:
    return plain_text(text, max_length=MAX_SUMMARY)


def _content(row: ListedRow, title: dict[str, str], now: datetime) -> ListingContent:
    type_cell = row.take("kind")
    told = kind_told(row, type_cell)
    categories, keywords = subjects_of(row, type_cell)
    when = when_of(row, now, is_event=told == "event")
    words = [*title.values(), *(text for keyword in keywords for text in keyword.label.values())]
    kind = kind_of(told, when, words)
    languages, finnish_needed = languages_of(row)
    accessibility, accessibility_note = accessibility_of(row)
    content = ListingContent(
        kind=kind,
        title=title,
        summary=row.take_texts("summary", _summary),
        description=_description(row),
        organiser=organiser_of(row),
        sessions=_sessions(kind, place_of(row), when),
        status=status_of(row),
        prices=prices_of(row),
        categories=categories,
        keywords=keywords,
        audience=audience_of(row),
        languages=languages,
        finnish_needed=finnish_needed,
        accessibility=accessibility,
        accessibility_note=accessibility_note,
        registration=registration_of(row, now),
        contacts=contacts_of(row),
        companion=companion_of(row),
        first_visit=first_visit_of(row),
        url=_url(row, "url"),
        image=_image(row),
    )
    for used_as_id in ("id", "number"):
        row.take_all(used_as_id)
    return content


def _description(row: ListedRow) -> dict[str, str]:
    """The description, and what the list has to add, as its last paragraph."""
    told, more = row.take_texts("description"), row.take_texts("more")
    return {lang: "\n\n".join(filter(None, (told.get(lang), more.get(lang)))) for lang in {**told, **more}}


def _sessions(kind: ListingKind, place: Place | None, when: When) -> tuple[Session, ...]:
    schedules = when.schedules
    if when.recurs and (when.opening or kind == "service"):
        schedules = tuple(schedule.model_copy(update={"kind": "opening_hours"}) for schedule in schedules)
    return (Session(place=place, schedules=schedules),) if place or schedules else ()


def _url(row: ListedRow, field: str) -> str | None:
    cell = row.take(field)
    if cell is None:
        return None
    url = safe_url(cell.text) or next(
        (u for u in map(safe_url, cell.text.replace(",", " ").split()) if u), None
    )
    if url is None:
        row.report(cell, "this is no web address: it should begin with https:// or www.")
    return url


def _image(row: ListedRow) -> Image | None:
    url, alt = _url(row, "image"), row.take_texts("image_alt", one_line)
    credit, licence = row.take("image_credit"), row.take("image_licence")
    if url is None:
        return None
    return Image(
        url=url,
        alt=alt,
        licence=one_line(licence.text) if licence else None,
        credit=one_line(credit.text) if credit else None,
    )
