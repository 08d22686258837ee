"""One request to the form: what was typed is read, and the next page is shown, or it is ready to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Engine

from app.catalogue.content import ListingContent
from app.core.clock import local_day
from app.core.db import reading
from app.pictures.marks import Marks
from app.pictures.upload import FILE
from app.submissions.form.fields import DOUBTS, KIND, PICTURE, STEPS, WHAT, Typed, looked_at, typed_in
from app.submissions.form.known_places import KnownPlace, fields_of_place, places_like
from app.submissions.form.languages import following
from app.submissions.form.moves import (
    ENTER,
    FIND,
    IN_LANGUAGE,
    NOTICE,
    ONWARD,
    PREVIEW,
    READ,
    SEARCHED,
    SEND,
    Filling,
    Place,
    button_of,
    go,
    place_asked,
)
from app.submissions.form.poster import NoticeReader, base_forms
from app.submissions.form.reading import content_of
from app.submissions.pages import Frame, Scene, preview_page, step_page
from app.submissions.picture.step import LOST, Drafts, picture_page
from app.submissions.rules import email_key
from app.web.form_guard import TOO_MANY, FormGuard, Refusal, as_fault
from app.web.form_token import FIELD, Tokens
from app.web.forms import Fault
from app.web.rate_limit import RateLimit
from app.web.rendering import render
from app.web.state import State
from app.web.view import Seen, View
from app.web.words import N_

NO_NOTICE = N_("Emme löytäneet tekstistä ilmoitusta. Täytä tiedot itse, niin pääset eteenpäin.")
MOST_OF_A_NETWORK, ONE_MORE_OF_A_NETWORK = 20, timedelta(minutes=3)
MOST_OF_AN_ADDRESS, ONE_MORE_OF_AN_ADDRESS = 5, timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a form. `addresses`: how often letters go to one address. `host` is not kept."""

    view: View
    guard: FormGuard
    addresses: RateLimit
    database: Engine
    host: str | None
    lexicon: Path | None
    pictures: FormGuard

    def filling(self, now: datetime, old: ListingContent | None = None, *, stranger: bool = True) -> Filling:
        """A form that this visitor fills in."""
        return Filling(local_day(now), self.view.words, old, stranger)

    def refusal(self, values: Mapping[str, str], email: str, now: datetime) -> Refusal | None:
        """Why it may not be taken in yet. `email`: where a letter would go; empty: nowhere new."""
        if found := self.guard.refusal(values, self.host, now):
            return found
        if email and not self.addresses.allows(email_key(email), now):
            return Refusal(429, TOO_MANY)
        return None

    def picture_refusal(self, values: Mapping[str, str], now: datetime) -> Refusal | None:
        """Why a picture may not be taken in yet: they have a limit of their own."""
        return self.pictures.refusal(values, self.host, now)


def visit_of(request: Request, state: State, view: Seen) -> Visit:
    """The visit of a request."""
    kept = request.app.state
    if not hasattr(kept, "publishing_limits"):
        kept.publishing_limits = (
            RateLimit(MOST_OF_A_NETWORK, ONE_MORE_OF_A_NETWORK),
            RateLimit(MOST_OF_AN_ADDRESS, ONE_MORE_OF_AN_ADDRESS),
            RateLimit(MOST_OF_A_NETWORK, ONE_MORE_OF_A_NETWORK),
        )
    networks, addresses, pictures = kept.publishing_limits
    tokens = Tokens(state.settings.secret_key.get_secret_value(), "publishing")
    host = request.client.host if request.client else None
    guard, of_pictures = FormGuard(tokens, networks), FormGuard(tokens, pictures)
    return Visit(view, guard, addresses, state.database, host, state.settings.lexicon, of_pictures)


Visiting = Annotated[Visit, Depends(visit_of)]


@dataclass(frozen=True, slots=True)
class Ready:
    """A form that can be kept."""

    content: ListingContent
    typed: Typed


@dataclass(frozen=True, slots=True)
class Sitting:
    """One form, filled in by one visitor now. `token`: the one that it came with, from its last page."""

    visit: Visit
    filling: Filling
    frame: Frame
    now: datetime
    token: str = ""


def drafts_of(sitting: Sitting) -> Drafts:
    """The pictures in the drafts of a visitor."""
    marks = Marks(sitting.visit.guard.tokens.secret)
    return Drafts(sitting.visit.database, marks, sitting.filling.old, sitting.now)


def answer(values: Mapping[str, str], sitting: Sitting) -> HTMLResponse | Ready:
    """The next page of the form; or, when it was sent and nothing is to mend, the content."""
    sitting = replace(sitting, token=values.get(FIELD, ""))
    visit, filling = sitting.visit, sitting.filling
    typed, is_lost = drafts_of(sitting).checked(typed_in(values))
    if is_lost:
        lost = Place(PICTURE, (Fault(FILE, filling.words.gettext(LOST)),))
        return show(typed, lost, sitting, status=422)
    with reading(visit.database) as session:
        for identity in place_asked(values):
            typed |= fields_of_place(session, identity, typed.get("kieli", "fi"))
    if read := _read_notice(values, typed, sitting):
        return read
    place = go(values, typed, filling)
    here = values.get("vaihe", "")
    if values.get("siirry") == IN_LANGUAGE:
        return show({**following(typed, visit.view.lang), NOTICE: values.get(NOTICE, "")}, place, sitting)
    if not place.faults and here in STEPS and place.step != here:
        typed = looked_at(here, typed)
    if values.get("siirry") == SEND and place.step == PREVIEW:
        email = typed.get("oma_sahkoposti", "") if filling.stranger else ""
        refusal = visit.refusal(values, email, sitting.now)
        if refusal is None:
            return Ready(content_of(typed, filling.old, filling.today), typed)
        refused = Place(PREVIEW, (as_fault(refusal, filling.words),))
        return show(typed, refused, sitting, status=refusal.status)
    text = values.get(SEARCHED, "") if button_of(values) == FIND else ""
    return show(typed, place, sitting, status=422 if place.faults else 200, searched=text)


def show(
    typed: Typed, place: Place, sitting: Sitting, *, status: int = 200, searched: str = ""
) -> HTMLResponse:
    """Show a step or the preview."""
    visit, filling = sitting.visit, sitting.filling
    typed = drafts_of(sitting).marked(typed)
    form = visit.guard.show(sitting.now, {**typed, FIELD: sitting.token}, place.faults)
    if place.step == PICTURE:
        picture = picture_page(form, sitting.frame, sitting.now, visit.view)
        return private(render("submissions/picture.html", picture, visit.view, status=status))
    if place.step not in STEPS:
        content = content_of(typed, filling.old, filling.today)
        preview = preview_page(content, form, sitting.frame, sitting.now, visit.view)
        return private(render("submissions/preview.html", preview, visit.view, status=status))
    scene = Scene(
        sitting.frame,
        visit.view,
        sitting.now,
        searched,
        _found(searched, visit),
        is_ready=filling.first_faults(typed) is None,
    )
    page = step_page(place.step, form, scene)
    return private(render(f"submissions/steps/{place.step}.html", page, visit.view, status=status))


def _read_notice(values: Mapping[str, str], typed: Typed, sitting: Sitting) -> HTMLResponse | None:
    """Fill in the form from a notice. What was there already stays where the notice says nothing.

    None: nobody asked for it; or they only went on, and it is no notice.
    """
    visit, text, wanted = sitting.visit, values.get(NOTICE, ""), values.get("siirry")
    goes_on = wanted in {ONWARD, ENTER} and text and values.get("vaihe") == KIND.name
    if wanted != READ and not goes_on:
        return None
    reader = NoticeReader(typed.get("kieli", "fi"), sitting.now, base_forms(visit.lexicon))
    proposal = reader.read(text)
    if proposal is None and goes_on:
        return None
    if proposal is None:
        fault = Fault(NOTICE, visit.view.words.gettext(NO_NOTICE))
        return show({**typed, NOTICE: text}, Place(KIND.name, (fault,)), sitting, status=422)
    chosen = {"laji": typed["laji"]} if "laji" in typed else {}
    doubts = [name for name in proposal.doubts if name not in chosen]
    filled = {**typed, **proposal.typed, **chosen, DOUBTS: ",".join(doubts)}
    return show(filled, Place(KIND.name if "laji" in doubts else WHAT.name), sitting)


def _found(text: str, visit: Visit) -> tuple[KnownPlace, ...]:
    if not text:
        return ()
    with reading(visit.database) as session:
        return places_like(session, text, visit.view.lang)


def private(response: HTMLResponse) -> HTMLResponse:
    """A page with somebody's own words or link: kept nowhere on the way, and named to no other page.

    The policy still tells our origin: browsers without `Sec-Fetch-Site` would else send forms from "null".
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
