"""One's own PIN for the kiosks: it is set here and shown nowhere."""

from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.counter.pins import FEWEST, MOST, has_pin, remove_pin, set_pin
from app.desk.guard import Desk, DeskForm, MayOwn, secret_of
from app.desk.shown import Frame, frame, go_on
from app.web.forms import Fault, Form
from app.web.rate_limit import RateLimit
from app.web.rendering import render
from app.web.state import AppState, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
MOST_AT_ONCE = 10
ONE_MORE_EVERY = timedelta(minutes=10)
"""For one person: whoever tries PINs one after another would learn which ones others have."""
FAULTS = {
    "digits": N_("PINissä on %(fewest)s–%(most)s numeroa."),
    "easy": N_("Tämä PIN on liian helppo. Valitse toinen, mieluiten pidempi."),
    "same": N_("PINit eivät ole samat. Kirjoita PIN kahdesti."),
    "many": N_("Vaihdoit PINiä monta kertaa. Odota kymmenen minuuttia."),
}


@dataclass(frozen=True, slots=True)
class OwnPinPage:
    """`/yllapito/oma/pin`."""

    desk: Frame
    form: Form
    action: str
    off_action: str
    back: str
    has_pin: bool
    fewest: int
    most: int


@router.get(links.PIN, response_class=HTMLResponse)
def show_pin(desk: MayOwn, view: Seen, state: State) -> HTMLResponse:
    """Show the form."""
    return _page(desk, view, state)


@router.post(links.PIN, response_class=HTMLResponse)
def take_own_pin(request: Request, desk: MayOwn, form: DeskForm, view: Seen, state: State) -> Response:
    """Set one's PIN."""
    pin = form.get("pin", "")
    if pin != form.get("toistamiseen", ""):
        return _page(desk, view, state, "same")
    if not _limit(request).allows(str(desk.staff_id), desk.now):
        return _page(desk, view, state, "many")
    try:
        with writing(state.database) as session:
            set_pin(session, desk.staff_id, pin, secret_of(state), desk.now)
    except InvalidError as error:
        return _page(desk, view, state, error.message)
    return go_on(view, links.PIN, "pin_set")


@router.post(f"{links.PIN}/pois")
def take_pin_off(desk: MayOwn, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take one's PIN away."""
    with writing(state.database) as session:
        remove_pin(session, desk.staff_id, desk.now)
    return go_on(view, links.PIN, "pin_removed")


def _page(desk: Desk, view: View, state: AppState, fault: str = "") -> HTMLResponse:
    words = view.words
    faults = (Fault("pin", words.gettext(FAULTS[fault], fewest=FEWEST, most=MOST)),) if fault else ()
    with reading(state.database) as session:
        is_set = has_pin(session, desk.staff_id)
    page = OwnPinPage(
        desk=frame(desk, view),
        form=Form(desk.token, {}, faults),
        action=words.path(links.PIN),
        off_action=words.path(f"{links.PIN}/pois"),
        back=words.path(links.OWN),
        has_pin=is_set,
        fewest=FEWEST,
        most=MOST,
    )
    return render("desk/pin.html", page, view, status=422 if fault else 200)


def _limit(request: Request) -> RateLimit:
    kept = request.app.state
    if not hasattr(kept, "pin_limit"):
        kept.pin_limit = RateLimit(MOST_AT_ONCE, ONE_MORE_EVERY)
    limit: RateLimit = kept.pin_limit
    return limit
