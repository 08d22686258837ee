"""Places where one can come or call, and their opening hours, kept at the desk."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.core.clock import local_day
from app.core.db import writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.events import note
from app.desk.guard import Desk, DeskForm, MayHours
from app.desk.infopoint.hours_form import FIELDS, HoursFaultError, fields_of, read_point
from app.desk.infopoint.hours_pages import fault_in, point_page, points_page
from app.desk.shown import frame, go_on
from app.infopoint.points import MAX_POINTS, point_in, points, remove_point, save_point
from app.search.shown.info_point import info_point_of
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)
ONE = f"{links.HOURS}/{{identity}}"


@router.get(links.HOURS, response_class=HTMLResponse)
def show_points(desk: MayHours, session: ReadSession, view: Seen, state: State) -> HTMLResponse:
    """Show all places; without any, what is shown in their stead."""
    present = info_point_of(state.settings, session, desk.now, view.words)
    page = points_page(points(session), present, frame(desk, view), desk.now, view.words)
    return render("desk/hours.html", page, view)


@router.get(f"{links.HOURS}/uusi", response_class=HTMLResponse)
def show_new(desk: MayHours, session: ReadSession, view: Seen, state: State, pohja: str = "") -> HTMLResponse:
    """Show a form for another place; `pohja`: filled in with what the catalogue tells of the info point."""
    values = {"pyhat": "1"} | (_base(session, state, desk.now, view) if pohja else {})
    page = point_page(None, frame(desk, view), Form(desk.token, values), view.words)
    return render("desk/point.html", page, view)


@router.post(links.HOURS, response_class=HTMLResponse)
def take_new(desk: MayHours, form: DeskForm, view: Seen, state: State) -> Response:
    """Keep another place."""
    return _saved(state, None, desk, form, view)


@router.get(ONE, response_class=HTMLResponse)
def show_point(identity: UUID, desk: MayHours, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show a place, to be changed."""
    form = Form(desk.token, fields_of(point_in(session, identity)))
    return render("desk/point.html", point_page(identity, frame(desk, view), form, view.words), view)


@router.post(ONE, response_class=HTMLResponse)
def take_point(identity: UUID, desk: MayHours, form: DeskForm, view: Seen, state: State) -> Response:
    """Keep a place as it was written now."""
    return _saved(state, identity, desk, form, view)


@router.post(f"{ONE}/poista")
def take_removed(identity: UUID, desk: MayHours, _form: DeskForm, view: Seen, state: State) -> Response:
    """Forget a place."""
    with writing(state.database) as session:
        point = remove_point(session, identity)
        note(session, desk.email, "point_removed", desk.now, text=point.name["fi"])
    state.follower.look()
    return go_on(view, links.HOURS, "point_removed")


def _saved(
    state: AppState, identity: UUID | None, desk: Desk, form: Mapping[str, str], view: View
) -> Response:
    try:
        point = read_point(form, local_day(desk.now))
        with writing(state.database) as session:
            save_point(session, identity, point, desk.now)
            note(session, desk.email, "point_saved", desk.now, text=point.name["fi"])
    except HoursFaultError as error:
        fault = fault_in(error, view.words)
    except InvalidError:
        fault = Fault("", view.words.gettext("Paikkoja on enintään %(most)s.", most=MAX_POINTS))
    else:
        state.follower.look()
        return go_on(view, links.HOURS, "point_saved")
    typed = Form(desk.token, {name: form.get(name, "") for name in FIELDS}, (fault,))
    page = point_page(identity, frame(desk, view), typed, view.words)
    return render("desk/point.html", page, view, status=422)


def _base(session: Session, state: AppState, now: datetime, view: View) -> dict[str, str]:
    """What is shown now, as far as it fits in fields; hours are typed from the sentence that is shown."""
    present = info_point_of(state.settings, session, now, view.words)
    return {"nimi-fi": present.title, "osoite": present.place, "puhelin": present.phone}
