"""Who works at the desk, and the audit trail: for admins."""

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.events import trail
from app.desk.guard import Desk, DeskForm, MayStaff
from app.desk.people.passwords import random_password
from app.desk.people.staff import NewStaff, add_staff, everybody, set_active, set_password, set_role
from app.desk.people.staff_pages import FreshPassword, staff_page, trail_page
from app.desk.shown import frame, go_on
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
FAULTS = {
    "sposti": N_("Tarkista sähköposti. Se voi myös olla jo käytössä."),
    "rooli": N_("Ainakin yhden ylläpitäjän pitää jäädä."),
}
"""No other role can be chosen on the page, so the role can be wrong in this way alone."""


@router.get(links.STAFF, response_class=HTMLResponse)
def show_staff(desk: MayStaff, view: Seen, state: State) -> HTMLResponse:
    """Show who works at the desk."""
    return _shown(state, desk, view)


@router.post(links.STAFF, response_class=HTMLResponse)
def take_staff(desk: MayStaff, form: DeskForm, view: Seen, state: State) -> HTMLResponse:
    """Add somebody, and show their first password once."""
    password = random_password()
    new = NewStaff(form.get("sposti", ""), form.get("nimi", ""), form.get("rooli", ""), password)
    try:
        with writing(state.database) as session:
            email = add_staff(session, new, desk.email, desk.now).email
    except InvalidError as error:
        return _shown(state, desk, view, fault=error.field or "", typed=form)
    return _shown(state, desk, view, FreshPassword(email, password))


@router.post(f"{links.STAFF}/{{identity}}/rooli", response_class=HTMLResponse)
def take_role(identity: UUID, desk: MayStaff, form: DeskForm, view: Seen, state: State) -> Response:
    """Give somebody another role."""
    try:
        with writing(state.database) as session:
            set_role(session, identity, form.get("rooli", ""), desk.email, desk.now)
    except InvalidError as error:
        return _shown(state, desk, view, fault=error.field or "")
    return go_on(view, links.STAFF if identity != desk.staff_id else links.FRONT, "role")


@router.post(f"{links.STAFF}/{{identity}}/sulje", response_class=HTMLResponse)
def take_disabled(identity: UUID, desk: MayStaff, _form: DeskForm, view: Seen, state: State) -> Response:
    """Let somebody in no more."""
    try:
        with writing(state.database) as session:
            set_active(session, identity, False, desk.email, desk.now)
    except InvalidError as error:
        return _shown(state, desk, view, fault=error.field or "")
    return go_on(view, links.STAFF, "disabled")


@router.post(f"{links.STAFF}/{{identity}}/avaa")
def take_let_in(identity: UUID, desk: MayStaff, _form: DeskForm, view: Seen, state: State) -> Response:
    """Let somebody in again."""
    with writing(state.database) as session:
        set_active(session, identity, True, desk.email, desk.now)
    return go_on(view, links.STAFF, "let_in")


@router.post(f"{links.STAFF}/{{identity}}/salasana", response_class=HTMLResponse)
def take_new_password(
    identity: UUID, desk: MayStaff, _form: DeskForm, view: Seen, state: State
) -> HTMLResponse:
    """Give somebody a new password, and show it once."""
    password = random_password()
    with writing(state.database) as session:
        set_password(session, identity, password, desk.email, desk.now)
        email = next(one.email for one in everybody(session) if one.id == identity)
    return _shown(state, desk, view, FreshPassword(email, password))


@router.get(links.TRAIL, response_class=HTMLResponse)
def show_trail(desk: MayStaff, session: ReadSession, view: Seen, ennen: int | None = None) -> HTMLResponse:
    """Show what was done at the desk, the newest first."""
    return render("desk/trail.html", trail_page(trail(session, ennen), frame(desk, view), view.words), view)


def _shown(  # noqa: PLR0913 - what is shown, to whom, and how it ended
    state: AppState,
    desk: Desk,
    view: View,
    fresh: FreshPassword | None = None,
    *,
    fault: str = "",
    typed: Mapping[str, str] | None = None,
) -> HTMLResponse:
    faults = (
        (Fault(fault if typed else "", view.words.gettext(FAULTS.get(fault, FAULTS["sposti"]))),)
        if fault
        else ()
    )
    values = {name: (typed or {}).get(name, "") for name in ("sposti", "nimi", "rooli")}
    with reading(state.database) as session:
        people = everybody(session)
        around = (frame(desk, view), Form(desk.token, values, faults), fresh)
        page = staff_page(people, desk.staff_id, around, view.words)
    return render("desk/staff.html", page, view, status=422 if fault else 200)
