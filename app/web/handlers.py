"""Errors as answers: a page that helps a person on, or the one JSON shape under /api."""

from dataclasses import dataclass
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from app.core.errors import OpastamoError
from app.web.rendering import render
from app.web.state import state_of
from app.web.view import view_of

log = structlog.get_logger()

HEADINGS = {
    403: "Emme voineet ottaa tätä vastaan",
    404: "Tätä sivua ei ole",
    405: "Tätä ei voi tehdä täällä",
    410: "Tämä on päättynyt",
    413: "Viesti on liian pitkä",
    415: "Emme voineet ottaa tätä vastaan",
    422: "Emme ymmärtäneet osoitetta",
    500: "Jokin meni meillä vikaan",
    503: "Haku lepää hetken",
}
WORDS = {
    403: "Lomake ei tullut meidän sivultamme. Avaa se täältä ja kokeile uudelleen.",
    404: "Osoitteessa voi olla kirjoitusvirhe, tai sivu on siirtynyt.",
    405: "Osoite on oikea, mutta sitä käytettiin tavalla, jota emme tunne.",
    410: "Järjestäjä on poistanut tämän. Katsotaan yhdessä, mitä muuta on tarjolla.",
    413: "Lyhennä viestiä ja lähetä se uudelleen.",
    415: "Lomake ei tullut sellaisena kuin odotimme. Avaa se täältä ja kokeile uudelleen.",
    422: "Osoitteessa on jotain, mitä emme osaa lukea.",
    500: "Vika on meidän, ei sinun. Kokeile hetken päästä uudelleen.",
    503: "Emme saa hakua juuri nyt auki. Voit kokeilla hetken päästä uudelleen.",
}
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
    log.error("bug", path=request.url.path, exc_info=error)
    return _answer(request, 500, "internal_error", "Something went wrong on our side.")


def _answer(request: Request, status: int, code: str, message: str, field: str | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        body = {"error": {"code": code, "message": message, "field": field}}
        return JSONResponse(body, status_code=status)
    page = ErrorPage(
        status=status,
        heading=HEADINGS.get(status, HEADINGS[404] if status < 500 else HEADINGS[500]),
        words=WORDS.get(status, WORDS[404] if status < 500 else WORDS[500]),
        phone=state_of(request).settings.phone,
    )
    answer = render("error.html", page, view_of(request), status=status)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
