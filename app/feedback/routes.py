"""Telling us something. Both forms work without scripts, and answer with a receipt on a page of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Engine

from app.catalogue.merging.merged import survivor_of
from app.catalogue.models import Listing
from app.catalogue.queries import listing_by_slug
from app.catalogue.texts import text_in
from app.core.clock import utc_now
from app.core.db import writing
from app.core.errors import GoneError, NotFoundError
from app.feedback.commands import keep
from app.feedback.pages import feedback_page, received_page, report_page
from app.feedback.rules import Kind, Message, read_message
from app.web.form_guard import FormGuard, as_fault
from app.web.form_token import Tokens
from app.web.forms import Fault, Form, Posted
from app.web.links import feedback_received_path, report_path
from app.web.rate_limit import RateLimit
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)
MOST_AT_ONCE = 10
ONE_MORE_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at one of the forms. `host`: where the request came from; it is not kept."""

    view: View
    guard: FormGuard
    database: Engine
    host: str | None


def _visit(request: Request, state: State, view: Seen) -> Visit:
    kept = request.app.state
    if not hasattr(kept, "feedback_limit"):
        kept.feedback_limit = RateLimit(MOST_AT_ONCE, ONE_MORE_EVERY)
    tokens = Tokens(state.settings.secret_key.get_secret_value(), "feedback")
    host = request.client.host if request.client else None
    return Visit(view, FormGuard(tokens, kept.feedback_limit), state.database, host)


def _published(slug: str, session: ReadSession) -> Listing:
    found = listing_by_slug(session, slug)
    if found is None:
        raise NotFoundError("There is no such listing.")
    listing = survivor_of(session, found)
    if listing.state != "published":
        raise GoneError("This listing has been taken away by its publisher.")
    session.expunge(listing)
    return listing


Visiting = Annotated[Visit, Depends(_visit)]
Published = Annotated[Listing, Depends(_published, scope="function")]


@router.get("/palaute", response_class=HTMLResponse)
def ask_feedback(visit: Visiting) -> HTMLResponse:
    """Show the form for feedback on anything."""
    return _feedback_form(visit, visit.guard.show(utc_now()))


@router.post("/palaute", response_class=HTMLResponse)
def take_feedback(values: Posted, visit: Visiting) -> Response:
    """Keep feedback, or show what has to be mended in it."""
    now = utc_now()
    message, faults, status = _read("general", values, visit, now)
    if faults:
        return _feedback_form(visit, visit.guard.show(now, values, faults), status)
    return _received(visit, message, None, now)


@router.get("/palaute/kiitos", response_class=HTMLResponse)
def received(view: Seen) -> HTMLResponse:
    """Say that it has come, and what happens next."""
    return render("feedback/received.html", received_page(), view)


@router.get("/tarjonta/{slug}/virhe", response_class=HTMLResponse)
def ask_report(slug: str, listing: Published, visit: Visiting) -> Response:
    """Show the form that tells of a mistake in a listing; of one that gave way, that of the other."""
    if listing.slug != slug:
        return RedirectResponse(visit.view.words.path(report_path(listing.slug)), 307)
    return _report_form(visit, listing, visit.guard.show(utc_now()))


@router.post("/tarjonta/{slug}/virhe", response_class=HTMLResponse)  # noqa: FAST003 - `Published` takes it
def take_report(values: Posted, listing: Published, visit: Visiting) -> Response:
    """Keep a report, or show what has to be mended in it."""
    now = utc_now()
    message, faults, status = _read("report", values, visit, now)
    if faults:
        return _report_form(visit, listing, visit.guard.show(now, values, faults), status)
    return _received(visit, message, listing.id, now)


def _read(
    kind: Kind, values: Mapping[str, str], visit: Visit, now: datetime
) -> tuple[Message, tuple[Fault, ...], int]:
    """The message, what has to be mended in it, and the status of the answer that tells so."""
    words = visit.view.words
    message, faults = read_message(kind, values, words)
    if faults:
        return message, faults, 422
    if refusal := visit.guard.refusal(values, visit.host, now):
        return message, (as_fault(refusal, words),), refusal.status
    return message, (), 200


def _received(visit: Visit, message: Message, listing_id: UUID | None, now: datetime) -> RedirectResponse:
    words = visit.view.words
    with writing(visit.database) as session:
        keep(session, message, listing_id, words.language.code, now)
    return RedirectResponse(words.path(feedback_received_path()), 303)


def _feedback_form(visit: Visit, form: Form, status: int = 200) -> HTMLResponse:
    page = feedback_page(form, visit.view.words)
    return _unkept(render("feedback/feedback.html", page, visit.view, status=status))


def _report_form(visit: Visit, listing: Listing, form: Form, status: int = 200) -> HTMLResponse:
    title = text_in(listing.content["title"], visit.view.lang)
    page = report_page(form, listing.slug, title, visit.view.words)
    return _unkept(render("feedback/report.html", page, visit.view, status=status))


def _unkept(response: HTMLResponse) -> HTMLResponse:
    """A form has a token of its own and may have words of a person in it: nothing on the way keeps it."""
    response.headers["Cache-Control"] = "no-store"
    return response
