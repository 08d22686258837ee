"""A publisher's own page, and what is done on it at once. A link stands for the person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from app.catalogue.content import from_json
from app.catalogue.queries import details_of
from app.catalogue.words.shown_text import told
from app.core.clock import local_day, utc_now
from app.core.db import reading, writing
from app.core.errors import GoneError, InvalidError, NotFoundError
from app.submissions.commands import ask_for_link, owned
from app.submissions.form.faults import is_email
from app.submissions.form.flow import Visit, Visiting, private
from app.submissions.links import Holder, holder_of, revoke_link
from app.submissions.own import commands as own_commands
from app.submissions.own.commands import Owner
from app.submissions.own.pages import HandOverPage, LinkPage, OwnScene, home_of, own_page
from app.submissions.own.queries import own_listings, own_submissions
from app.views.queries import views_of
from app.web.form_guard import as_fault
from app.web.forms import Fault, Posted
from app.web.links import own_part_path, own_start_path
from app.web.rendering import render
from app.web.words import N_

router = APIRouter(include_in_schema=False)
Command = Callable[[Session, UUID, Owner], None]
AT_ONCE: Mapping[str, Command] = {
    "tauko": own_commands.pause,
    "jatka": own_commands.go_on,
    "voimassa": own_commands.still_holds,
}
TIMES = {"peru": True, "palauta": False}
NO_EMAIL = N_("Tarkista sähköpostiosoite. Kirjoita se näin: nimi@example.org")
OWN_EMAIL = N_("Tämä on jo sinun osoitteesi. Kirjoita uuden hoitajan osoite.")


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """Somebody at their own page."""

    visit: Visit
    token: str
    holder: Holder
    now: datetime

    @property
    def owner(self) -> Owner:
        """Who it is, for commands."""
        return Owner(self.holder, self.visit.view.base_url, self.now)

    def back(self, done: str, token: str = "") -> Response:
        """Back to the own page, with a word on what was done."""
        return away(f"{home_of(token or self.token, self.visit.view.words)}?tehty={done}")


def own_visit(token: str, visit: Visiting) -> OwnVisit:
    """Whom a link stands for. Raises NotFoundError and GoneError."""
    now = utc_now()
    with reading(visit.database) as session:
        return OwnVisit(visit, token, holder_of(session, token, "own", now), now)


Owning = Annotated[OwnVisit, Depends(own_visit)]


def away(address: str) -> Response:
    """Lead on to another page of ours, and tell nobody from where."""
    answer = RedirectResponse(address, 303)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer


@router.get("/oma", response_class=HTMLResponse)
def ask_link(visit: Visiting) -> HTMLResponse:
    """Ask for the address that a new link goes to."""
    return _link_page(visit, LinkPage(visit.guard.show(utc_now()), _start(visit)))


@router.post("/oma", response_class=HTMLResponse)
def send_link(values: Posted, visit: Visiting) -> HTMLResponse:
    """Send a new link; known or not, the answer is the same."""
    now, words, email = utc_now(), visit.view.words, values.get("oma_sahkoposti", "")
    faults: tuple[Fault, ...] = (Fault("oma_sahkoposti", words.gettext(NO_EMAIL)),)
    status = 422
    if is_email(email):
        refusal = visit.refusal(values, email, now)
        faults = (as_fault(refusal, words),) if refusal else ()
        status = refusal.status if refusal else 200
    form = visit.guard.show(now, values, faults)
    if not faults:
        with writing(visit.database) as session:
            ask_for_link(session, email, visit.view.base_url, now)
    return _link_page(visit, LinkPage(form, _start(visit), is_sent=not faults), status)


@router.get("/oma/{token}", response_class=HTMLResponse)
def show_own(token: str, visit: Visiting, tehty: str = "") -> HTMLResponse:
    """Show what somebody has; for a link that is over, how to get a new one."""
    try:
        own = own_visit(token, visit)
    except GoneError:
        page = LinkPage(visit.guard.show(utc_now()), _start(visit), is_over=True)
        return _link_page(visit, page, 410)
    with reading(visit.database) as session:
        listings = details_of(session, own_listings(session, own.holder))
        views = views_of(session, [one.listing.id for one in listings], local_day(own.now))
        scene = OwnScene(token, own.now, visit.view.words, views)
        page_of = own_page(listings, own_submissions(session, own.holder), tehty, scene)
    return private(render("submissions/own.html", page_of, visit.view))


@router.post("/oma/{token}/unohda", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def forget(own: Owning, _values: Posted) -> Response:
    """Make this very link void."""
    with writing(own.visit.database) as session:
        revoke_link(session, own.token, own.now)
    return away(home_of(own.token, own.visit.view.words))


@router.get("/oma/{token}/siirra/{identity}", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def ask_taker(own: Owning, identity: UUID) -> HTMLResponse:
    """Ask to whom a listing is handed over."""
    return _hand_over_page(own, identity, {}, ())


@router.post("/oma/{token}/siirra/{identity}", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def hand_over(own: Owning, identity: UUID, values: Posted) -> Response:
    """Hand a listing over, or show what has to be mended."""
    email, words = values.get("uusi_sahkoposti", ""), own.visit.view.words
    if not is_email(email):
        return _hand_over_page(own, identity, values, (Fault("uusi_sahkoposti", words.gettext(NO_EMAIL)),))
    if refusal := own.visit.refusal(values, email, own.now):
        return _hand_over_page(own, identity, values, (as_fault(refusal, words),), refusal.status)
    try:
        with writing(own.visit.database) as session:
            token = own_commands.hand_over(session, identity, email, own.owner)
    except InvalidError:
        return _hand_over_page(own, identity, values, (Fault("uusi_sahkoposti", words.gettext(OWN_EMAIL)),))
    return own.back("siirra", token)


@router.post("/oma/{token}/{action}/{identity}", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def act(own: Owning, action: str, identity: UUID, values: Posted) -> Response:
    """Do one of the things that need no second page."""
    with writing(own.visit.database) as session:
        if action in AT_ONCE:
            AT_ONCE[action](session, identity, own.owner)
        elif action in TIMES:
            key, cancelled = values.get("kerta", ""), TIMES[action]
            own_commands.change_time(session, identity, key, own.owner, cancelled=cancelled)
        else:
            raise NotFoundError("There is no such thing to do.")
    return own.back(action)


def _hand_over_page(
    own: OwnVisit, identity: UUID, values: Mapping[str, str], faults: tuple[Fault, ...], status: int = 422
) -> HTMLResponse:
    words = own.visit.view.words
    with reading(own.visit.database) as session:
        title = told(from_json(owned(session, own.holder, identity).content).title, words)
    form = own.visit.guard.show(own.now, values, faults)
    action = words.path(own_part_path(own.token, "siirra", str(identity)))
    page = HandOverPage(form, action, title, home_of(own.token, words))
    answer = render("submissions/hand_over.html", page, own.visit.view, status=status if faults else 200)
    return private(answer)


def _start(visit: Visit) -> str:
    return visit.view.words.path(own_start_path())


def _link_page(visit: Visit, page: LinkPage, status: int = 200) -> HTMLResponse:
    return private(render("submissions/link.html", page, visit.view, status=status))
