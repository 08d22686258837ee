"""Notices for residents, kept at the desk."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.events import note
from app.desk.guard import Desk, DeskForm, MayNotices
from app.desk.infopoint.notices_pages import (
    FIELDS,
    fault_of,
    fields_of,
    notice_page,
    notices_page,
    read_notice,
)
from app.desk.shown import frame, go_on
from app.infopoint.notices import NewNotice, add_notice, change_notice, end_notice, notice_in, notices
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, State
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)
ONE = f"{links.NOTICES}/{{identity}}"
SHOWN_AFTER = timedelta(days=30)


@router.get(links.NOTICES, response_class=HTMLResponse)
def show_notices(desk: MayNotices, view: Seen, state: State) -> HTMLResponse:
    """Show all notices, and a form for another one."""
    return _all(state, desk, view, Form(desk.token))


@router.post(links.NOTICES, response_class=HTMLResponse)
def take_notice(desk: MayNotices, form: DeskForm, view: Seen, state: State) -> Response:
    """Put a notice up."""
    read = read_notice(form, desk.now)
    try:
        new = _good(read)
        with writing(state.database) as session:
            row = add_notice(session, new, desk.email, desk.now)
            note(session, desk.email, "notice_added", desk.now, text=row.texts["fi"])
    except InvalidError as error:
        return _all(state, desk, view, _again(desk, form, fault_of(error.field or "", view.words)))
    state.follower.look()
    return go_on(view, links.NOTICES, "notice_up")


@router.get(ONE, response_class=HTMLResponse)
def show_notice(identity: UUID, desk: MayNotices, view: Seen, state: State) -> HTMLResponse:
    """Show a notice, to be changed or ended."""
    with reading(state.database) as session:
        values = fields_of(notice_in(session, identity))
    return _one(state, identity, desk, view, Form(desk.token, values))


@router.post(ONE, response_class=HTMLResponse)
def take_changed(identity: UUID, desk: MayNotices, form: DeskForm, view: Seen, state: State) -> Response:
    """Say it otherwise, or at another time."""
    read = read_notice(form, desk.now)
    try:
        new = _good(read)
        with writing(state.database) as session:
            row = change_notice(session, identity, new, desk.now)
            note(session, desk.email, "notice_changed", desk.now, text=row.texts["fi"])
    except InvalidError as error:
        return _one(state, identity, desk, view, _again(desk, form, fault_of(error.field or "", view.words)))
    state.follower.look()
    return go_on(view, links.NOTICES, "notice_up")


@router.post(f"{ONE}/lopeta")
def take_ended(identity: UUID, desk: MayNotices, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take a notice down now."""
    with writing(state.database) as session:
        row = end_notice(session, identity, desk.now)
        note(session, desk.email, "notice_ended", desk.now, text=row.texts["fi"])
    state.follower.look()
    return go_on(view, links.NOTICES, "notice_ended")


def _good(read: NewNotice | str) -> NewNotice:
    if isinstance(read, str):
        raise InvalidError("This cannot be read.", field=read)
    return read


def _again(desk: Desk, form: Mapping[str, str], fault: Fault) -> Form:
    return Form(desk.token, {name: form.get(name, "") for name in FIELDS}, (fault,))


def _all(state: AppState, desk: Desk, view: View, form: Form) -> HTMLResponse:
    with reading(state.database) as session:
        rows = notices(session, ending_after=desk.now - SHOWN_AFTER)
        page = notices_page(rows, frame(desk, view), form, desk.now, view.words)
    return render("desk/notices.html", page, view, status=422 if form.faults else 200)


def _one(state: AppState, identity: UUID, desk: Desk, view: View, form: Form) -> HTMLResponse:
    with reading(state.database) as session:
        page = notice_page(notice_in(session, identity), frame(desk, view), form, view.words)
    return render("desk/notice.html", page, view, status=422 if form.faults else 200)
