"""The calendar over HTTP."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.calendar.asked import read_asked
from app.calendar.pages import day_page, no_day_page, week_page
from app.calendar.queries import times_between
from app.core.clock import local_day, utc_now
from app.web.links import CALENDAR
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@router.get(CALENDAR, response_class=HTMLResponse)
def calendar(request: Request, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show a day or a week; today when nothing else is asked for."""
    now = utc_now()
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    asked, ignored = read_asked(given, local_day(now))
    if asked.is_past(local_day(now)) or asked.is_far(local_day(now)):
        return render("calendar/no_day.html", no_day_page(asked, now, view.words), view)
    times = times_between(session, asked.first, asked.last, now)
    if asked.is_week:
        return render("calendar/week.html", week_page(asked, times, ignored, now, view.words), view)
    return render("calendar/day.html", day_page(asked, times, ignored, now, view.words), view)
