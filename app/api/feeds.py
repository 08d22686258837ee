"""Pages as feeds: results, a category, an organiser; as Atom, and as a calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from sqlmodel import Session

from app.api.atom import atom_response
from app.api.calendar_feed import events_of
from app.api.feed_entries import MOST_ENTRIES, Asked, Feed, entries_of, updated_at
from app.catalogue.ahead_queries import organisation_ahead
from app.catalogue.calendar.file import CalendarName, calendar_answer, calendar_file
from app.catalogue.queries import details_of, organisation_by_slug
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import plain, text_in
from app.core.clock import local_day, utc_now
from app.core.errors import NotFoundError
from app.search.access import Engine
from app.search.documents import document_of
from app.search.parameters import parse_query
from app.search.query import SearchQuery
from app.web.links import category_path, feed_path, organiser_path, search_path
from app.web.state import ReadSession
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
FeedKind = Literal["atom", "ics"]
EVERYTHING = N_("Kaikki tarjonta")


def _kind(request: Request) -> FeedKind:
    return "ics" if request.url.path.endswith(".ics") else "atom"


# Codes of categories have dots in them: a parameter for the ending would take their pages too.
Kind = Annotated[FeedKind, Depends(_kind)]


@router.get("/haku.atom")
@router.get("/haku.ics")
def results_feed(request: Request, kind: Kind, engine: Engine, session: ReadSession, view: Seen) -> Response:
    """What a page of results shows, from its first page on."""
    now = utc_now()
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    query, _ = parse_query(given, view.lang, local_day(now))
    query = replace(query, page=1, limit=MOST_ENTRIES)
    page = search_path(replace(query, limit=SearchQuery().limit).query_string())
    results = engine.search(query, now)
    cards = [hit.card for hit in results.hits]
    asked = Asked(results.plan.query, view, now)
    return _of_cards(session, cards, asked, _name(kind, page, _title(query, view), view), kind)


@router.get("/aiheet/{code}.atom")
@router.get("/aiheet/{code}.ics")
def category_feed(code: str, kind: Kind, engine: Engine, session: ReadSession, view: Seen) -> Response:
    """What there is in a category, soonest first."""
    if code not in taxonomy().categories:
        raise NotFoundError("There is no such category.")
    now = utc_now()
    query = SearchQuery(category=(code,), lang=view.lang, sort="time", limit=MOST_ENTRIES)
    cards = [hit.card for hit in engine.search(query, now).hits]
    name = _name(kind, category_path(code), _title(query, view), view)
    return _of_cards(session, cards, Asked(query, view, now), name, kind)


@router.get("/jarjestajat/{slug}.atom")
@router.get("/jarjestajat/{slug}.ics")
def organiser_feed(slug: str, kind: Kind, session: ReadSession, view: Seen) -> Response:
    """What an organiser has, soonest first."""
    organisation = organisation_by_slug(session, slug)
    if organisation is None or organisation.slug != slug:
        raise NotFoundError("There is no such organiser.")
    now = utc_now()
    listings = organisation_ahead(session, organisation.id, now, range(MOST_ENTRIES))
    name = _name(kind, organiser_path(slug), text_in(organisation.details["name"], view.lang)[0], view)
    asked = Asked(SearchQuery(lang=view.lang), view, now)
    if kind == "ics":
        return _calendar(session, [listing.id for listing in listings], asked, name)
    cards = [document_of(details, now).card for details in details_of(session, listings)]
    return _atom(session, cards, asked, name)


def _name(kind: FeedKind, path: str, title: str, view: View) -> CalendarName:
    page = f"{view.base_url}{view.words.path(path)}"
    return CalendarName(plain(f"{title} – Opastamo"), page, feed_path(page, kind))


def _of_cards(
    session: Session, cards: Sequence[Mapping[str, Any]], asked: Asked, name: CalendarName, kind: FeedKind
) -> Response:
    if kind == "ics":
        return _calendar(session, [UUID(card["id"]) for card in cards], asked, name)
    return _atom(session, cards, asked, name)


def _calendar(session: Session, ids: Sequence[UUID], asked: Asked, name: CalendarName) -> Response:
    return calendar_answer(calendar_file(name, events_of(session, ids, asked)), "opastamo", is_followed=True)


def _atom(session: Session, cards: Sequence[Mapping[str, Any]], asked: Asked, name: CalendarName) -> Response:
    entries = entries_of(session, cards, asked)
    feed = Feed(
        title=name.title,
        address=name.address,
        page=name.page,
        lang=asked.view.lang,
        updated=updated_at(session, entries),
        entries=entries,
    )
    return atom_response(feed, asked.view)


def _title(query: SearchQuery, view: View) -> str:
    categories = taxonomy().categories
    parts = [query.q, *(categories.label(code, view.lang)[0] for code in query.category)]
    return ", ".join(part for part in parts if part) or view.words.gettext(EVERYTHING)
