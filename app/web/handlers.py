"""Errors as answers: a page that helps a person on, or the one JSON shape under /api."""

from dataclasses import dataclass
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from app.core.errors import OpastamoError
from app.web.error_words import error_words
from app.web.links import without_token
from app.web.rendering import render
from app.web.state import state_of
from app.web.view import view_of

log = structlog.get_logger()

CODES = {404: "not_found", 405: "method_not_allowed", 500: "internal_error"}


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What the error page shows. `phone` may be empty."""

    status: int
    heading: str
    words: str
    phone: str


def add_handlers(app: FastAPI) -> None:
    """Teach the app to answer for every error."""
    app.add_exception_handler(OpastamoError, _explained)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_parameters)
    app.add_exception_handler(Exception, _bug)


async def _explained(request: Request, error: Exception) -> Response:
    assert isinstance(error, OpastamoError)
    return _answer(request, error.status, error.code, error.message, error.field)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and (elsewhere := _without_last_slash(request)):
        return RedirectResponse(elsewhere, 308)
    response = _answer(
        request, error.status_code, CODES.get(error.status_code, "http_error"), str(error.detail)
    )
    response.headers.update(error.headers or {})
    return response


def _without_last_slash(request: Request) -> str | None:
    """The address that was meant by one with a slash too many: always a path of ours, never another host."""
    path: str = request.scope["path"]
    bare, query = path.strip("/"), request.url.query
    if not bare or not path.endswith("/"):
        return None
    return quote(f"/{bare}") + (f"?{query}" if query else "")


async def _bad_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # The input is not echoed: NaN and lone surrogates in it would break the answer.
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:])
    return _answer(request, 422, "invalid", first["msg"], field or None)


async def _bug(request: Request, error: Exception) -> Response:
    log.error("bug", path=without_token(request.url.path), exc_info=error)
    return _answer(request, 500, "internal_error", "Something went wrong on our side.")


def _answer(request: Request, status: int, code: str, message: str, field: str | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        body = {"error": {"code": code, "message": message, "field": field}}
        return JSONResponse(body, status_code=status)
    view = view_of(request)
    heading, words = error_words(status, view.words)
    state = state_of(request)
    page = ErrorPage(status, heading, words, phone=state.board.phone or state.settings.phone)
    answer = render("error.html", page, view, status=status)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
