"""The counter's tools at a kiosk. Every form leads on to a page: nothing is sent twice."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from app.catalogue.items.similar import Similar
from app.catalogue.merging.merged import survivor_of
from app.catalogue.models import Listing
from app.catalogue.queries import listing_by_code, listing_by_slug
from app.core.clock import local_day, utc_now
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError, UnavailableError
from app.desk.counter.commands import close, locked_until, open_tools
from app.desk.counter.guard import (
    AtCounter,
    AtDoor,
    CounterClosedError,
    CounterForm,
    counter_of,
    forget_counter_cookie,
    set_counter_cookie,
    token_in,
)
from app.desk.counter.pages import need_page, pin_page, together_page, tools_page
from app.desk.counter.pins import hash_of_pin, staff_of
from app.desk.counter.two_sides import OURS, two_sides
from app.desk.guard import secret_of
from app.feedback.commands import keep
from app.feedback.rules import REASONS, Message
from app.kiosk.counter import Need, record_need
from app.kiosk.layer import Kiosk
from app.web.form_token import FIELD, Tokens
from app.web.forms import FORM_TYPE, Posted
from app.web.links import KIOSK, asked_path, counter_listing_path, counter_path, kiosk_path
from app.web.rate_limit import RateLimit
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View
from app.web.words import FINNISH_WORDS, N_

router = APIRouter(include_in_schema=False)
TOOLS = f"{KIOSK}/tiski"
ASKED = f"{TOOLS}/kysytty"
ONE = f"{TOOLS}/tarjonta/{{slug}}"
MOST_AT_ONCE = 20
ONE_MORE_EVERY = timedelta(seconds=20)
TOLD_HERE = N_("Kerrottu tiskillä: %(place)s")


@router.get(TOOLS, response_class=HTMLResponse)
def show_tools(request: Request, kiosk: AtDoor, state: State, view: Seen) -> HTMLResponse:
    """Show the tools, or ask for a PIN."""
    try:
        counter = counter_of(request, kiosk)
    except CounterClosedError:
        return _ask_pin(kiosk, state, view)
    return render("kiosk/counter.html", tools_page(counter, _told(view, "tehty"), view.words), view)


def _ask_pin(kiosk: Kiosk, state: AppState, view: View) -> HTMLResponse:
    now, fault = utc_now(), _told(view, "virhe")
    with reading(state.database) as session:
        locked = locked_until(session, kiosk.name, now)
    page = pin_page(_tokens(state).make(now), fault, locked, now, view.words)
    return render("kiosk/counter_pin.html", page, view)


@router.post(TOOLS)
def take_pin(request: Request, kiosk: AtDoor, values: Posted, state: State, view: Seen) -> Response:
    """Open the tools. Whatever was wrong, the answer is the same, and takes as long."""
    now = utc_now()
    if _tokens(state).age(values.get(FIELD, ""), now) is None:
        return _go_on(view, counter_path(), virhe="vanha")
    if not _limit(request).allows(request.client.host if request.client else None, now):
        return _go_on(view, counter_path(), virhe="liikaa")
    pin_hash = hash_of_pin(values.get("pin", ""), secret_of(state))
    with writing(state.database) as session:
        token = open_tools(session, staff_of(session, pin_hash), kiosk.name, now)
        if token is not None:
            close(session, token_in(request))
    if token is None:
        return _go_on(view, counter_path(), virhe="pin")
    answer = _go_on(view, counter_path())
    set_counter_cookie(answer, state, token)
    return answer


@router.post(f"{KIOSK}/loppu")
def end(request: Request, state: State, view: Seen) -> Response:
    """Close the tools, if any are open. It is part of the wipe: it asks for nothing and always works."""
    sent_by_a_form = request.headers.get("content-type", "").startswith(FORM_TYPE)
    answer = _go_on(view, kiosk_path()) if sent_by_a_form else Response(status_code=204)
    if token := token_in(request):
        forget_counter_cookie(answer, state)
        with suppress(UnavailableError), writing(state.database) as session:
            close(session, token)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.get(ASKED, response_class=HTMLResponse)
def ask_need(counter: AtCounter, view: Seen, aihe: str | None = None) -> HTMLResponse:
    """Choose what was asked and not found."""
    page = need_page(counter, aihe, view.asked.strip(), _told(view, "virhe"), view.words)
    return render("kiosk/counter_need.html", page, view)


@router.post(ASKED)
def take_need(counter: AtCounter, form: CounterForm, state: State, view: Seen) -> Response:
    """Record a need: the day, the kiosk, the category and the words; of who asked nothing."""
    category = form.get("aihe", "")
    try:
        need = Need.read(category, form.get("sanat", ""))
    except InvalidError as error:
        return _go_on(view, asked_path("", category), virhe=error.field or "sanat")
    with writing(state.database) as session:
        record_need(session, need, counter.kiosk.name, local_day(counter.now))
    return _go_on(view, counter_path(), tehty="kysytty")


@router.get(ONE, response_class=HTMLResponse)
def show_together(
    slug: str, counter: AtCounter, session: ReadSession, similar: Similar, view: Seen
) -> HTMLResponse:
    """Show both sides of a listing."""
    listing = _listing(session, slug)
    sides = two_sides(session, listing, similar, counter.now, view)
    page = together_page(counter, sides, _told(view, "puoli"), _told(view, "tehty"), view.words)
    return render("kiosk/counter_listing.html", page, view)


@router.post(f"{ONE}/vaarin")
def take_wrong(slug: str, counter: AtCounter, form: CounterForm, state: State, view: Seen) -> Response:
    """Report a mistake in a listing to the desk."""
    message = _message(form, counter.kiosk)
    with writing(state.database) as session:
        listing = _listing(session, slug)
        keep(session, message, listing.id, FINNISH_WORDS.language.code, counter.now)
        slug = listing.slug
    return _go_on(view, counter_listing_path(slug), puoli=OURS, tehty="vaarin")


def _message(form: Mapping[str, str], kiosk: Kiosk) -> Message:
    reason = form.get("syy", "")
    if reason not in REASONS:
        raise InvalidError("Choose what is wrong.", field="syy")
    # The desk reads it, in the language that the desk writes its own words in.
    return Message("report", reason, FINNISH_WORDS.gettext(TOLD_HERE, place=kiosk.place("fi")), "")


def _listing(session: Session, slug: str) -> Listing:
    found = listing_by_slug(session, slug) or listing_by_code(session, slug)
    if found is None or (listing := survivor_of(session, found)).state != "published":
        raise NotFoundError("There is no such listing.")
    return listing


def _told(view: View, name: str) -> str:
    """What an address tells of what was just done, or chosen."""
    return dict(parse_qsl(view.query)).get(name, "")


def _go_on(view: View, path: str, **told: str) -> RedirectResponse:
    link = view.words.path(path)
    query = "&".join(f"{name}={value}" for name, value in told.items())
    joint = "&" if "?" in link else "?"
    return RedirectResponse(f"{link}{joint}{query}" if query else link, 303, {"Cache-Control": "no-store"})


def _tokens(state: AppState) -> Tokens:
    return Tokens(secret_of(state), "counter")


def _limit(request: Request) -> RateLimit:
    kept = request.app.state
    if not hasattr(kept, "counter_limit"):
        kept.counter_limit = RateLimit(MOST_AT_ONCE, ONE_MORE_EVERY)
    limit: RateLimit = kept.counter_limit
    return limit
