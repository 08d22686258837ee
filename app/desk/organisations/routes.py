"""Organisers at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from app.catalogue.vouching import Word
from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.guard import Desk, DeskForm, MayEdit, MayVouch
from app.desk.organisations.commands import (
    edit_organisation,
    find_organisations,
    merge,
    organisation_in,
    undo,
    unlock_organisation,
    vouch_for_group,
    withdraw,
)
from app.desk.organisations.edit import FIELDS, details_in, edit_page, values_of
from app.desk.organisations.pages import Asked, organisation_page, organisations_page
from app.desk.shown import frame, go_on
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
ONE = f"{links.ORGANISATIONS}/{{identity}}"
MAX_PAGE = 1000
EDIT_FAULTS = {
    "name": N_("Kirjoita järjestäjän nimi."),
    "kind": N_("Valitse jokin luettelosta."),
    "url": N_("Tarkista verkkosivun osoite. Sen alussa on https://"),
    "phone": N_("Tarkista puhelinnumero."),
    "email": N_("Tarkista sähköposti."),
}
VOUCH_FAULTS = {
    "tapa": N_("Valitse, mistä tunnet ryhmän."),
    "muistiinpano": N_("Kirjoita lyhyesti, mistä tunnet ryhmän."),
}
MERGE_FAULT = N_("Näitä kahta ei voi yhdistää. Joku on ehkä jo yhdistänyt ne.")


@router.get(links.ORGANISATIONS, response_class=HTMLResponse)
def show_organisations(
    desk: MayEdit,
    session: ReadSession,
    view: Seen,
    q: str = "",
    sivu: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 1,
) -> HTMLResponse:
    """Find organisers."""
    asked = q.strip()[:200]
    page = organisations_page(
        find_organisations(session, asked, sivu), asked, sivu, frame(desk, view), view.words
    )
    return render("desk/organisations.html", page, view)


@router.get(ONE, response_class=HTMLResponse)
def show_organisation(
    identity: UUID, desk: MayEdit, view: Seen, state: State, toinen: str = ""
) -> HTMLResponse:
    """Show an organiser: what it has, who publishes for it, and what can be done."""
    return _shown(state, identity, desk, view, _Met(looked_for=toinen.strip()[:200]))


@router.get(f"{ONE}/muokkaa", response_class=HTMLResponse)
def show_organisation_form(identity: UUID, desk: MayEdit, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what is told of an organiser, to be changed."""
    organisation = organisation_in(session, identity)
    form = Form(desk.token, values_of(organisation))
    return render(
        "desk/organisation_edit.html", edit_page(organisation, form, frame(desk, view), view.words), view
    )


@router.post(f"{ONE}/muokkaa", response_class=HTMLResponse)
def take_organisation(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Change what is told of an organiser; what cannot be told is shown again with what was typed."""
    try:
        with writing(state.database) as session:
            edit_organisation(session, identity, details_in(form), desk.email, desk.now)
    except InvalidError as error:
        wrong = error.field or "name"
        fault = Fault(
            FIELDS.get(wrong, "nimi_fi"), view.words.gettext(EDIT_FAULTS.get(wrong, EDIT_FAULTS["name"]))
        )
        with reading(state.database) as session:
            shown = Form(desk.token, form, (fault,))
            page = edit_page(organisation_in(session, identity), shown, frame(desk, view), view.words)
        return render("desk/organisation_edit.html", page, view, status=422)
    return go_on(view, links.organisation_path(identity), "organisation_edited")


@router.post(f"{ONE}/avaa-lukko")
def take_organisation_unlocked(
    identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State
) -> Response:
    """Let feeds add to a field again."""
    with writing(state.database) as session:
        unlock_organisation(session, identity, form.get("kentta", ""), desk.email, desk.now)
    return go_on(view, links.organisation_path(identity), "unlocked")


@router.post(f"{ONE}/yhdista", response_class=HTMLResponse)
def take_merge(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Merge another organiser with this one. `jaa`: which of the two stays, `tama` or `toinen`."""
    try:
        other = UUID(form.get("toinen", ""))
    except ValueError:
        return _shown(state, identity, desk, view, _Met(fault=("", MERGE_FAULT)))
    old, into = (other, identity) if form.get("jaa") == "tama" else (identity, other)
    try:
        with writing(state.database) as session:
            merge(session, old, into, desk.email, desk.now)
    except InvalidError:
        return _shown(state, identity, desk, view, _Met(fault=("", MERGE_FAULT)))
    return go_on(view, links.organisation_path(into), "organisations_merged")


@router.post(f"{ONE}/eri")
def take_unmerge(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take the merge of this organiser back."""
    with writing(state.database) as session:
        undo(session, identity, desk.email, desk.now)
    return go_on(view, links.organisation_path(identity), "organisations_unmerged")


@router.post(f"{ONE}/tunnemme", response_class=HTMLResponse)
def take_vouching(identity: UUID, desk: MayVouch, form: DeskForm, view: Seen, state: State) -> Response:
    """Say that we know a group."""
    word = Word(form.get("tapa", ""), form.get("muistiinpano", ""), desk.email)
    try:
        with writing(state.database) as session:
            vouch_for_group(session, identity, word, desk.now)
    except InvalidError as error:
        wrong = error.field or "tapa"
        return _shown(state, identity, desk, view, _Met(fault=(wrong, VOUCH_FAULTS[wrong]), typed=form))
    return go_on(view, links.organisation_path(identity), "group_vouched")


@router.post(f"{ONE}/emme-tunne")
def take_withdrawal(identity: UUID, desk: MayVouch, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take back that we know a group."""
    with writing(state.database) as session:
        withdraw(session, identity, desk.email, desk.now)
    return go_on(view, links.organisation_path(identity), "group_vouching_withdrawn")


@dataclass(frozen=True, slots=True)
class _Met:
    """What was asked for on the page of an organiser, or went wrong there, and what was typed."""

    looked_for: str = ""
    fault: tuple[str, str] | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


def _shown(state: AppState, identity: UUID, desk: Desk, view: View, met: _Met) -> HTMLResponse:
    faults = (Fault(met.fault[0], view.words.gettext(met.fault[1])),) if met.fault else ()
    with reading(state.database) as session:
        found = find_organisations(session, met.looked_for).found if met.looked_for else ()
        others = tuple(one for one in found if not one.is_merged)
        asked = Asked(Form(desk.token, met.typed, faults), met.looked_for, others, desk.may("vouch"))
        organisation = organisation_in(session, identity)
        page = organisation_page(session, organisation, asked, frame(desk, view), view.words)
    return render("desk/organisation.html", page, view, status=422 if faults else 200)
