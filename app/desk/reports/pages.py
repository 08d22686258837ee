"""What the templates of the messages get."""

from dataclasses import dataclass

from sqlmodel import Session

from app.catalogue.models import Listing
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.event_items import EventItem, event_items
from app.desk.reports.commands import HANDLED, OPEN, can_be_written_to, events_of_report
from app.desk.shown import Frame, moment_words
from app.feedback.models import Feedback
from app.feedback.rules import REASONS
from app.web.forms import Form
from app.web.links import listing_path
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One message in short. `title` and the links are empty when it is about no listing."""

    link: str
    what: str
    beginning: str
    at: str
    title: Text
    public_link: str
    desk_link: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A state to look at."""

    name: str
    link: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """`/yllapito/palautteet`."""

    desk: Frame
    tabs: tuple[Tab, ...]
    items: tuple[ReportItem, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`/yllapito/palautteet/{id}`."""

    desk: Frame
    form: Form
    item: ReportItem
    message: str
    contact: str
    can_write: bool
    is_open: bool
    answer_action: str
    handle_action: str
    open_action: str
    back: str
    events: tuple[EventItem, ...]


BEGINNING = 160


def reports_page(
    session: Session, found: list[Feedback], state: str, desk: Frame, words: Words
) -> ReportsPage:
    """Make the list of messages of a state."""
    tabs = (
        Tab(words.gettext("Avoimet"), words.path(links.REPORTS), state == OPEN),
        Tab(words.gettext("Hoidetut"), words.path(f"{links.REPORTS}?tila=hoidetut"), state == HANDLED),
    )
    return ReportsPage(desk, tabs, tuple(_item(session, one, words) for one in found))


def report_page(session: Session, report: Feedback, form: Form, desk: Frame, words: Words) -> ReportPage:
    """Make the page of a message."""
    here = words.path(links.report_path(report.id))
    return ReportPage(
        desk=desk,
        form=form,
        item=_item(session, report, words),
        message=report.message,
        contact=report.contact,
        can_write=can_be_written_to(report),
        is_open=report.state == OPEN,
        answer_action=f"{here}/vastaa",
        handle_action=f"{here}/hoidettu",
        open_action=f"{here}/avaa",
        back=words.path(links.REPORTS),
        events=event_items(events_of_report(session, report.id), words),
    )


def _item(session: Session, report: Feedback, words: Words) -> ReportItem:
    listing = session.get(Listing, report.listing_id) if report.listing_id else None
    reason = REASONS.get(report.reason)
    return ReportItem(
        link=words.path(links.report_path(report.id)),
        what=words.gettext(reason) if reason else words.gettext("Palaute"),
        beginning=report.message[:BEGINNING],
        at=moment_words(report.created_at),
        title=told(listing.content["title"], words) if listing else Text(),
        public_link=words.path(listing_path(listing.slug)) if listing else "",
        desk_link=words.path(links.desk_listing_path(listing.id)) if listing else "",
    )
