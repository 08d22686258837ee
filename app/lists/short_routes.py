"""A list by its short code. A kiosk gives codes, when somebody asks for one; every phone may follow them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from sqlalchemy import Engine

from app.core.clock import utc_now
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError, OpastamoError
from app.lists.queries import listed, without_doubles
from app.lists.short import give_code, list_under, read_code
from app.web.forms import Posted
from app.web.languages import LANGUAGES
from app.web.links import LIST, SHORT, list_path, short_list_path
from app.web.own_list import CODES, query_of, read_codes
from app.web.rate_limit import RateLimit
from app.web.rendering import render
from app.web.state import State
from app.web.view import Seen, View
from app.web.words import Words

router = APIRouter(include_in_schema=False)
MOST_AT_ONCE = 20
ONE_MORE_EVERY = timedelta(seconds=20)
MOST_READ_AT_ONCE = 60
ONE_MORE_READ_EVERY = timedelta(seconds=2)


class TooManyError(OpastamoError):
    """Codes are asked for faster than people stand at a kiosk."""

    status = 429
    code = "too_many"


@dataclass(frozen=True, slots=True)
class ShortPage:
    """`/l`. `typed` is a code that leads nowhere; empty: none was typed."""

    typed: str


@router.post(f"{LIST}/koodi")
def give(request: Request, values: Posted, state: State, view: Seen) -> JSONResponse:
    """Give a code to the list of the field `k`. Raises NotFoundError outside a kiosk, and TooManyError."""
    if view.frame is None:
        raise NotFoundError("Only a kiosk gives codes.")
    now = utc_now()
    if not _limit(request, "given", MOST_AT_ONCE, ONE_MORE_EVERY).allows(_host(request), now):
        raise TooManyError("Too many codes just now.")
    asked = read_codes([values.get(CODES, "")])
    with writing(state.database) as session:
        codes = without_doubles(asked, listed(session, asked))
        if not codes:
            raise InvalidError("Nothing of this list is there.", field=CODES)
        code = give_code(session, codes, view.words.language.code, now).code
    told = {"code": code, "address": f"{_bare(view)}{short_list_path(code)}"}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


@router.get(SHORT, response_class=HTMLResponse)
def ask(view: Seen, koodi: str = "") -> Response:
    """Ask for a code, or follow the one that was typed."""
    if koodi:
        path = short_list_path(read_code(koodi) or koodi[:20])
        return RedirectResponse(view.words.path(path), 303, {"Cache-Control": "no-store"})
    return render("lists/short.html", ShortPage(""), view)


@router.get(f"{SHORT}/{{code}}", response_class=HTMLResponse)
def follow(request: Request, code: str, state: State, view: Seen) -> Response:
    """Lead to the list under a code; tell kindly when there is none, or no longer."""
    now = utc_now()
    if not _limit(request, "followed", MOST_READ_AT_ONCE, ONE_MORE_READ_EVERY).allows(_host(request), now):
        raise TooManyError("Too many codes just now.")
    address = _address(state.database, read_code(code), now, view)
    if address:
        return RedirectResponse(address, 302, {"Cache-Control": "no-store"})
    answer = render("lists/short.html", ShortPage(code[:20]), view, status=404)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _address(database: Engine, code: str, now: datetime, view: View) -> str:
    with reading(database) as session:
        row = list_under(session, code, now)
        if row is None:
            return ""
        words = Words(LANGUAGES[row.lang]) if row.lang in LANGUAGES else view.words
        return words.path(list_path(query_of(read_codes([row.listings]))))


def _bare(view: View) -> str:
    """Our name as people type it: browsers add the rest."""
    return urlsplit(view.base_url).netloc


def _host(request: Request) -> str | None:
    return request.client.host if request.client else None


def _limit(request: Request, what: str, most: int, every: timedelta) -> RateLimit:
    kept = request.app.state
    if not hasattr(kept, "short_limits"):
        kept.short_limits = {}
    limit: RateLimit = kept.short_limits.setdefault(what, RateLimit(most, every))
    return limit
