"""For whoever runs it: is the process alive, and can it serve."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import utc_now
from app.core.db import reading
from app.core.migrate import is_current
from app.jobs.notes import job_states, nobody_works
from app.web.state import State

router = APIRouter(prefix="/health", include_in_schema=False)
NO_STORE = {"Cache-Control": "no-store"}


@router.get("/live")
def live() -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers=NO_STORE)


@router.get("/ready")
def ready(request: Request, state: State) -> JSONResponse:
    """The database and the search answer; 503 names what does not.

    `work` tells whether recurring work is being done. Without it pages can be served: it makes no 503.
    """
    works = {"database": _answers(state.database), "search": request.app.state.search.is_ready()}
    words = {name: "ok" if well else "not ready" for name, well in works.items()}
    everything = "ok" if all(works.values()) else "not ready"
    code = 200 if all(works.values()) else 503
    words["work"] = "ok" if works["database"] and _is_worked(state.database) else "not seen lately"
    return JSONResponse({"status": everything, **words}, status_code=code, headers=NO_STORE)


def _answers(database: Engine) -> bool:
    try:
        return is_current(database)
    except SQLAlchemyError:
        return False


def _is_worked(database: Engine) -> bool:
    with reading(database) as session:
        return not nobody_works(job_states(session), utc_now())
