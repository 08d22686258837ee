"""The desk's page of what was asked and not found."""

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.catalogue.taxonomy import taxonomy
from app.core.clock import local_day
from app.desk import links
from app.desk.asked.queries import Asked, Week, asked_lately
from app.desk.guard import MaySee
from app.desk.shown import Frame, frame
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen
from app.web.words import Words

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class NeedItem:
    """One category in a week, in words. `words` tells each of its wishes with how often it came."""

    name: str
    count: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekItem:
    """One week, in words."""

    name: str
    needs: tuple[NeedItem, ...]
    searches: int


@dataclass(frozen=True, slots=True)
class AskedPage:
    """`/yllapito/kysytty`."""

    desk: Frame
    totals: tuple[tuple[str, int], ...]
    weeks: tuple[WeekItem, ...]
    words: tuple[tuple[str, int], ...]


@router.get(links.ASKED, response_class=HTMLResponse)
def show_asked(desk: MaySee, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what was asked and not found in the last three months."""
    asked = asked_lately(session, local_day(desk.now))
    return render("desk/asked.html", asked_page(asked, frame(desk, view), view.words), view)


def asked_page(asked: Asked, desk: Frame, words: Words) -> AskedPage:
    """Make the page."""
    return AskedPage(
        desk=desk,
        totals=tuple((_name(category, words), count) for category, count in asked.totals),
        weeks=tuple(_week(week, words) for week in asked.weeks),
        words=asked.words,
    )


def _week(week: Week, words: Words) -> WeekItem:
    needs = tuple(
        NeedItem(
            _name(need.category, words),
            need.count,
            tuple(f"{text} ({count})" if count > 1 else text for text, count in need.words),
        )
        for need in week.needs
    )
    return WeekItem(_span(week.monday, words), needs, week.searches)


def _span(monday: date, words: Words) -> str:
    sunday = monday + timedelta(days=6)
    return words.gettext(
        "Viikko %(week)s: %(first)s–%(last)s",
        week=monday.isocalendar().week,
        first=f"{monday.day}.{monday.month}.",
        last=f"{sunday.day}.{sunday.month}.",
    )


def _name(category: str, words: Words) -> str:
    known = taxonomy().categories
    if category in known:
        return known.label(category, words.lang)[0]
    return category or words.gettext("Jokin muu")
