"""For whoever runs it: is the process alive, and can it serve."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from sqlalchemy import text

from app.web.state import ReadSession

router = APIRouter(prefix="/health", include_in_schema=False)
NO_STORE = {"Cache-Control": "no-store"}


@router.get("/live")
def live() -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers=NO_STORE)


@router.get("/ready")
def ready(request: Request, session: ReadSession) -> JSONResponse:
    """The database and the search answer; 503 names what does not."""
    session.execute(text("SELECT 1"))
    searchable = request.app.state.search.is_ready()
    parts = {"database": "ok", "search": "ok" if searchable else "not ready"}
    status = "ok" if searchable else "not ready"
    return JSONResponse({"status": status, **parts}, status_code=200 if searchable else 503, headers=NO_STORE)
