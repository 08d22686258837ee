"""The door of the desk, and one's own account."""

from collections.abc import Mapping
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from itsdangerous import BadData, URLSafeSerializer

from app.core.clock import utc_now
from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.guard import (
    Desk,
    DeskForm,
    MayOwn,
    cookie_name,
    forget_cookie,
    form_token,
    secret_of,
    set_cookie,
)
from app.desk.people.account_pages import Secret, code_page, own_page, unsent_page
from app.desk.people.door import door, door_tokens
from app.desk.people.passwords import new_totp_secret
from app.desk.people.sessions import (
    Attempt,
    hash_of,
    new_session,
    sign_in,
    sign_out,
    sign_out_everywhere,
    signed_in,
)
from app.desk.people.staff import change_own_password, turn_totp_off, turn_totp_on
from app.desk.people.unsent import UNSENT, Unsent, unsent_in
from app.desk.rules import MIN_PASSWORD
from app.desk.shown import frame, go_on
from app.web.form_token import FIELD
from app.web.forms import Fault, Form, Posted
from app.web.rate_limit import RateLimit
from app.web.rendering import render
from app.web.state import AppState, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
MOST_AT_ONCE = 20
ONE_MORE_EVERY = timedelta(seconds=30)
"""For one network: an office where several sign in at eight gets in, a machine that guesses does not."""
WRONG = N_(
    "Sähköposti, salasana tai kertakoodi ei täsmää. Viiden väärän yrityksen jälkeen odota varttitunti."
)
TOO_MANY = N_("Yrityksiä tulee juuri nyt paljon. Odota minuutti ja kokeile uudelleen.")
EXPIRED = N_("Sivu oli auki pitkään. Kirjaudu uudelleen.")
FAULTS = {
    "nykyinen": N_("Tämä ei ole nykyinen salasanasi."),
    "uusi": N_("Salasanassa pitää olla vähintään %(least)s merkkiä."),
    "toistamiseen": N_("Salasanat eivät ole samat. Kirjoita uusi salasana kahdesti."),
    "koodi": N_("Koodi ei täsmää. Odota seuraavaa koodia ja kirjoita se."),
    "salasana": N_("Tämä ei ole nykyinen salasanasi."),
}


@router.get(links.SIGN_IN, response_class=HTMLResponse)
def ask_sign_in(view: Seen, state: State) -> HTMLResponse:
    """Show the door."""
    return door(view, state)


@router.post(links.SIGN_IN, response_class=HTMLResponse)
def take_sign_in(request: Request, values: Posted, view: Seen, state: State) -> Response:
    """Let somebody in, or say that something was wrong; never what."""
    now = utc_now()
    if door_tokens(state).age(values.get(FIELD, ""), now) is None:
        return door(view, state, values, EXPIRED, 403)
    if not _limit(request).allows(request.client.host if request.client else None, now):
        return door(view, state, values, TOO_MANY, 429)
    attempt = Attempt(values.get("sposti", ""), values.get("salasana", ""), values.get("koodi", ""))
    old_hash = hash_of(request.cookies.get(cookie_name(state), ""))
    with writing(state.database) as session:
        token = sign_in(session, attempt, now)
        if token is not None:  # a new token at each signing in: the browser's old one is of no use any more
            sign_out(session, old_hash)
    if token is None:
        return door(view, state, values, WRONG, 422)
    unsent = _unsent(values, old_hash, token, state)
    answer: Response = go_on(view, links.FRONT)
    if unsent is not None:
        page = unsent_page(unsent, form_token(secret_of(state), hash_of(token)), view.words)
        answer = render("desk/unsent.html", page, view)
    set_cookie(answer, state, token)
    return answer


def _unsent(values: Mapping[str, str], old_hash: str, token: str, state: AppState) -> Unsent | None:
    with reading(state.database) as session:
        found = signed_in(session, token, utc_now())
        return unsent_in(values.get(UNSENT, ""), old_hash, found[0].id, state) if found else None


@router.post(links.SIGN_OUT)
def take_sign_out(desk: MayOwn, _form: DeskForm, view: Seen, state: State) -> Response:
    """End this session."""
    with writing(state.database) as session:
        sign_out(session, desk.session_hash)
    return _gone(view, state)


@router.get(links.OWN, response_class=HTMLResponse)
def show_own(desk: MayOwn, view: Seen) -> HTMLResponse:
    """Show one's own account."""
    return _own(desk, view)


@router.post(f"{links.OWN}/salasana", response_class=HTMLResponse)
def take_password(desk: MayOwn, form: DeskForm, view: Seen, state: State) -> Response:
    """Change one's password; every other session ends, and this one gets a new token."""
    new = form.get("uusi", "")
    if new != form.get("toistamiseen", ""):
        return _own(desk, view, "toistamiseen")
    try:
        with writing(state.database) as session:
            change_own_password(session, desk.staff_id, form.get("nykyinen", ""), new, desk.now)
            token = new_session(session, desk.staff_id, desk.now)
    except InvalidError as error:
        return _own(desk, view, error.field or "")
    answer = go_on(view, links.OWN, "password")
    set_cookie(answer, state, token)
    return answer


@router.post(f"{links.OWN}/ulos-kaikkialta")
def take_sign_out_everywhere(desk: MayOwn, _form: DeskForm, view: Seen, state: State) -> Response:
    """End all sessions of one's own."""
    with writing(state.database) as session:
        sign_out_everywhere(session, desk.staff_id)
    return _gone(view, state)


@router.get(f"{links.OWN}/koodi", response_class=HTMLResponse)
def ask_code(desk: MayOwn, view: Seen, state: State) -> HTMLResponse:
    """Offer a secret for one-time codes; nothing is kept before a code shows that the phone has it."""
    return _code(desk, view, state, new_totp_secret())


@router.post(f"{links.OWN}/koodi", response_class=HTMLResponse)
def take_code(desk: MayOwn, form: DeskForm, view: Seen, state: State) -> Response:
    """Turn the one-time code on."""
    try:
        secret = str(_signer(desk, state).loads(form.get("avain", "")))
    except BadData:
        return go_on(view, f"{links.OWN}/koodi")
    try:
        with writing(state.database) as session:
            turn_totp_on(session, desk.staff_id, secret, form.get("koodi", ""), desk.now)
    except InvalidError:
        return _code(desk, view, state, secret, "koodi")
    return go_on(view, links.OWN, "code_on")


@router.post(f"{links.OWN}/koodi-pois", response_class=HTMLResponse)
def take_code_off(desk: MayOwn, form: DeskForm, view: Seen, state: State) -> Response:
    """Turn the one-time code off."""
    try:
        with writing(state.database) as session:
            turn_totp_off(session, desk.staff_id, form.get("salasana", ""), desk.now)
    except InvalidError as error:
        return _own(desk, view, error.field or "")
    return go_on(view, links.OWN, "code_off")


def _own(desk: Desk, view: View, fault: str = "") -> HTMLResponse:
    form = Form(desk.token, {}, _faults(fault, view))
    page = own_page(frame(desk, view), form, desk.email, view.words, has_totp=desk.has_totp)
    return render("desk/own.html", page, view, status=422 if fault else 200)


def _code(desk: Desk, view: View, state: AppState, secret: str, fault: str = "") -> HTMLResponse:
    offered = Secret(secret, str(_signer(desk, state).dumps(secret)))
    form = Form(desk.token, {}, _faults(fault, view))
    page = code_page(frame(desk, view), form, offered, desk.email, view.words)
    return render("desk/code.html", page, view, status=422 if fault else 200)


def _faults(name: str, view: View) -> tuple[Fault, ...]:
    if not name:
        return ()
    return (Fault(name, view.words.gettext(FAULTS[name], least=MIN_PASSWORD)),)


def _gone(view: View, state: AppState) -> Response:
    answer = go_on(view, links.SIGN_IN)
    forget_cookie(answer, state)
    return answer


def _signer(desk: Desk, state: AppState) -> URLSafeSerializer:
    return URLSafeSerializer(secret_of(state), salt=f"totp:{desk.session_hash}")


def _limit(request: Request) -> RateLimit:
    kept = request.app.state
    if not hasattr(kept, "desk_limit"):
        kept.desk_limit = RateLimit(MOST_AT_ONCE, ONE_MORE_EVERY)
    limit: RateLimit = kept.desk_limit
    return limit
