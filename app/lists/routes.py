"""The page of a list, the same on paper, and its calendar file.

A list is only its address: we keep nothing of it. So its page is as public as its address, and caches may
keep it; `noindex` in it asks search engines to leave it alone.
"""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.catalogue.calendar.events import EventMaker
from app.catalogue.calendar.file import CalendarName, calendar_answer, calendar_file
from app.catalogue.pages import is_over
from app.core.clock import utc_now
from app.infopoint.points import shown_points
from app.lists.pages import Asked, list_page
from app.lists.queries import listed, without_doubles
from app.web.languages import split_path
from app.web.links import LIST, feed_path, list_path
from app.web.own_list import MOST, codes_in, query_of
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)
RECEIPT = "kuitti"
_PLAIN_PATH = re.compile(r"/(?![/\\])[!-~]*")
"""Two slashes, or one and its mirror image, would lead to another host."""


@router.get(LIST, response_class=HTMLResponse)
def show_list(
    request: Request, session: ReadSession, view: Seen, tulosta: str = "", mukaan: str = ""
) -> HTMLResponse:
    """Show the list that the address tells, for the screen or for paper (`tulosta=1`).

    In a kiosk also for a receipt (`tulosta=kuitti`), and to take it along (`mukaan=1`).
    """
    asked = _asked(view)
    back = "" if tulosta else _back_link(request.headers.get("referer", ""), request.url.netloc)
    page = list_page(asked, listed(session, asked.codes), utc_now(), view, back)
    if tulosta:
        page = replace(page, points=shown_points(session, utc_now(), view.words))
    shape = _shape(tulosta, mukaan, in_kiosk=view.frame is not None) if page.items else "list"
    answer = render(f"lists/{shape}.html", page, view)
    answer.headers["Vary"] = "Referer"  # the way back is the one of those who come from there
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@router.get(feed_path(LIST, "ics"))
def list_as_calendar(session: ReadSession, view: Seen) -> Response:
    """Everything on the list that is not over, as a calendar file: the series, not each time of them."""
    now = utc_now()
    asked = _asked(view).codes
    found = listed(session, asked)
    shown = [found[code].details for code in without_doubles(asked, found)]
    things = [one for one in shown if not is_over(one.listing, now)]
    makers = [EventMaker(one.listing, one.content, view) for one in things]
    page = f"{view.base_url}{view.words.path(list_path(query_of(tuple(found))))}"
    name = CalendarName(view.words.gettext("Oma lista"), page, view.canonical)
    return calendar_answer(
        calendar_file(name, (event for maker in makers for event in maker.series())), "oma-lista"
    )


def _shape(printed: str, taken: str, *, in_kiosk: bool) -> str:
    """The template of a list that has something."""
    if printed:
        return "receipt" if in_kiosk and printed == RECEIPT else "leaflet"
    return "take_along" if in_kiosk and taken else "list"


def _asked(view: View) -> Asked:
    codes = codes_in(LIST, view.query, most=MOST + 1)
    return Asked(codes[:MOST], is_too_long=len(codes) > MOST)


def _back_link(referer: str, our_name: str) -> str:
    """The page of ours that the reader comes from, when it is another than this."""
    try:
        came_from = urlsplit(referer)
    except ValueError:
        return ""
    path = came_from.path
    is_ours = came_from.netloc == our_name and _PLAIN_PATH.fullmatch(path)
    if not is_ours or split_path(path)[1] == LIST:
        return ""
    return f"{path}?{came_from.query}" if came_from.query else path
