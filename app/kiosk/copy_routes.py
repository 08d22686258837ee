"""What a kiosk's worker fetches, so that it can answer when we cannot."""

import gzip
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from app.core.clock import utc_now
from app.kiosk.copy_keeper import CopyKeeper
from app.kiosk.copy_texts import copy_texts
from app.kiosk.copy_worker import worker_script
from app.kiosk.routes import AtKiosk
from app.web.links import KIOSK
from app.web.phones import unbroken
from app.web.rendering import render
from app.web.state import State
from app.web.view import Seen

router = APIRouter(include_in_schema=False)
ASKED_EACH_TIME = {"Cache-Control": "no-cache"}


@dataclass(frozen=True, slots=True)
class CopyPage:
    """The page that the worker fills in. `phone` may be empty: of the info point."""

    phone: str


@router.get(f"{KIOSK}/sw.js")
def service_worker(_: AtKiosk, view: Seen) -> Response:
    """The script that answers for us when we cannot, for all addresses of this kiosk."""
    prefix = view.words.frame_prefix
    headers = ASKED_EACH_TIME | {"Service-Worker-Allowed": prefix}
    return Response(worker_script(prefix), media_type="text/javascript", headers=headers)


@router.get(f"{KIOSK}/vienti.json")
def export(
    _: AtKiosk, state: State, request: Request, accept_encoding: Annotated[str, Header()] = ""
) -> Response:
    """The public catalogue in short, with what finds it; packed for whoever takes it so."""
    packed = _keeper(request, state).present(utc_now())
    headers = dict(ASKED_EACH_TIME)
    if "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
    else:
        packed = gzip.decompress(packed)
    return Response(packed, media_type="application/json", headers=headers)


@router.get(f"{KIOSK}/sanat.json")
def texts(kiosk: AtKiosk, view: Seen) -> JSONResponse:
    """What the worker says of its own, in one language."""
    prints = kiosk.profile.printer != "none"
    return JSONResponse(copy_texts(view.words) | {"prints": prints}, headers=ASKED_EACH_TIME)


@router.get(f"{KIOSK}/kopio", response_class=HTMLResponse)
def copy(_: AtKiosk, state: State, view: Seen) -> HTMLResponse:
    """The page that the worker fills in."""
    return render("kiosk/copy.html", CopyPage(unbroken(state.board.phone or state.settings.phone)), view)


def _keeper(request: Request, state: State) -> CopyKeeper:
    kept: CopyKeeper | None = getattr(request.app.state, "kiosk_copy", None)
    if kept is None:
        kept = request.app.state.kiosk_copy = CopyKeeper(state.database, state.settings.var / "kiosk")
    return kept
