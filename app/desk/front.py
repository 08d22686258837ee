"""The desk's first page: what there is to do."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from app.desk import links
from app.desk.calls.queries import count_calls
from app.desk.guard import Desk, MaySee
from app.desk.imports.jobs_page import count_late
from app.desk.imports.routes import feeds_in_trouble
from app.desk.merging.commands import stranded
from app.desk.queue.decisions import count_waiting, waiting
from app.desk.queue.pages import QueueItem, queue_item
from app.desk.reports.commands import count_open
from app.desk.shown import Frame, frame
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something, and where they are."""

    number: int
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """`/yllapito`."""

    desk: Frame
    counts: tuple[Count, ...]
    first: tuple[QueueItem, ...]
    queue_link: str


@router.get(links.FRONT, response_class=HTMLResponse)
def show_front(desk: MaySee, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what there is to do."""
    return render("desk/front.html", _front_page(session, desk, view), view)


def _front_page(session: Session, desk: Desk, view: View) -> FrontPage:
    words = view.words
    waits, open_reports, troubled = (
        count_waiting(session),
        count_open(session),
        len(feeds_in_trouble(session)),
    )
    counts = [
        Count(
            waits, words.ngettext("ilmoitus odottaa", "ilmoitusta odottaa", waits), words.path(links.QUEUE)
        ),
        Count(
            open_reports,
            words.ngettext("palaute on auki", "palautetta on auki", open_reports),
            words.path(links.REPORTS),
        ),
    ]
    if desk.may("edit"):
        to_make = count_calls(session, desk.now)
        text = words.ngettext("soitto odottaa", "soittoa odottaa", to_make)
        counts.append(Count(to_make, text, words.path(links.CALLS)))
        if lost := len(stranded(session)):
            text = words.ngettext(
                "yhdistetty ilmoitus on kadonnut", "yhdistettyä ilmoitusta on kadonnut", lost
            )
            counts.append(Count(lost, text, words.path(links.DUPLICATES)))
    if desk.may("imports"):
        text = words.ngettext("tuonti tarvitsee katsojan", "tuontia tarvitsee katsojan", troubled)
        counts.append(Count(troubled, text, words.path(links.IMPORTS)))
        if late := count_late(session, desk.now):
            text = words.ngettext("toistuva työ on myöhässä", "toistuvaa työtä on myöhässä", late)
            counts.append(Count(late, text, words.path(links.JOBS)))
    first = tuple(queue_item(one, words) for one in waiting(session)[:SHOWN])
    return FrontPage(frame(desk, view), tuple(counts), first, words.path(links.QUEUE))
