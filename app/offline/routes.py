"""Addresses that a browser asks for by itself."""

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from app.core.settings import ROOT
from app.offline.manifest import manifest_of
from app.offline.pages import offline_page
from app.offline.worker import worker_script
from app.web.rendering import render
from app.web.state import State
from app.web.view import Seen
from app.web.words import Reader

router = APIRouter(include_in_schema=False)
FAVICON = ROOT / "static" / "icons" / "favicon.ico"
A_DAY = {"Cache-Control": "public, max-age=86400"}
ASKED_EACH_TIME = {"Cache-Control": "no-cache"}


@router.get("/favicon.ico")
def favicon() -> FileResponse:
    """The icon, for browsers that ask without being told of one."""
    return FileResponse(FAVICON, media_type="image/vnd.microsoft.icon", headers=A_DAY)


@router.get("/manifest.webmanifest")
def manifest(words: Reader) -> JSONResponse:
    """What a phone needs to put the site on its home screen."""
    return JSONResponse(manifest_of(words), media_type="application/manifest+json")


@router.get("/sw.js")
def service_worker() -> Response:
    """The script that keeps pages for when there is no connection."""
    return Response(worker_script(), media_type="text/javascript", headers=ASKED_EACH_TIME)


@router.get("/offline", response_class=HTMLResponse)
def offline(state: State, view: Seen) -> HTMLResponse:
    """What is shown when there is no connection, and the page is not known."""
    return render("offline/offline.html", offline_page(state.board.phone or state.settings.phone), view)
