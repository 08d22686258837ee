"""What the templates of the opening hours get."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.catalogue.words.sentence_words import words_for
from app.desk import links
from app.desk.infopoint.hours_form import DAYS, FAULTS, HoursFaultError
from app.desk.shown import Frame
from app.infopoint.opening import Point
from app.infopoint.opening_words import ShownPoint, shown_point
from app.search.shown.nothing_page import InfoPoint
from app.web.forms import Fault, Form
from app.web.words import Words

BASE = "pohja"


@dataclass(frozen=True, slots=True)
class PointsPage:
    """`/yllapito/aukiolot`. `points`: (place, where to change it); `present`: what is shown without any."""

    desk: Frame
    points: tuple[tuple[ShownPoint, str], ...]
    present: InfoPoint
    new_link: str
    base_link: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """One place, new or old. `weekdays` are (field, name); `remove_action` is empty for a new one."""

    desk: Frame
    form: Form
    action: str
    remove_action: str
    weekdays: tuple[tuple[str, str], ...]


def points_page(
    points: Sequence[tuple[UUID, Point]], present: InfoPoint, desk: Frame, now: datetime, words: Words
) -> PointsPage:
    """Make the page of all places."""
    shown = tuple(
        (shown_point(point, now, words), words.path(links.point_path(identity))) for identity, point in points
    )
    new = words.path(f"{links.HOURS}/uusi")
    return PointsPage(desk, shown, present, new, f"{new}?{BASE}=1")


def point_page(identity: UUID | None, desk: Frame, form: Form, words: Words) -> PointPage:
    """Make the page of one place."""
    here = words.path(links.HOURS if identity is None else links.point_path(identity))
    weekdays = tuple(zip(DAYS, (name.capitalize() for name in words_for(words.lang).weekdays), strict=True))
    return PointPage(desk, form, here, f"{here}/poista" if identity else "", weekdays)


def fault_in(error: HoursFaultError, words: Words) -> Fault:
    """What is to be mended, in words."""
    text = words.gettext(FAULTS[error.why])
    return Fault(error.field or "", text % {"line": error.line} if error.line else text)
