"""What the templates of the staff and of the audit trail get."""

from dataclasses import dataclass
from uuid import UUID

from app.desk import links
from app.desk.event_items import EventItem, event_items
from app.desk.events import SHOWN
from app.desk.models import DeskEvent, Staff
from app.desk.rules import ROLES
from app.desk.shown import Frame, role_words
from app.web.forms import Form
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class StaffItem:
    """Somebody who works at the desk."""

    key: str
    email: str
    name: str
    role: str
    role_name: str
    is_active: bool
    has_totp: bool
    is_you: bool
    here: str


@dataclass(frozen=True, slots=True)
class FreshPassword:
    """A password that is shown once."""

    email: str
    password: str


@dataclass(frozen=True, slots=True)
class StaffPage:
    """`/yllapito/vaki`."""

    desk: Frame
    form: Form
    fresh: FreshPassword | None
    people: tuple[StaffItem, ...]
    roles: tuple[tuple[str, str], ...]
    action: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """`/yllapito/loki`. `older` leads to what was done before; empty at the end."""

    desk: Frame
    events: tuple[EventItem, ...]
    older: str


def staff_page(
    people: list[Staff], you: UUID, around: tuple[Frame, Form, FreshPassword | None], words: Words
) -> StaffPage:
    """Make the page of those who work at the desk."""
    desk, form, fresh = around
    items = tuple(
        StaffItem(
            key=one.id.hex,
            email=one.email,
            name=one.name,
            role=one.role,
            role_name=role_words(one.role, words),
            is_active=one.active,
            has_totp=bool(one.totp_secret),
            is_you=one.id == you,
            here=words.path(f"{links.STAFF}/{one.id}"),
        )
        for one in people
    )
    roles = tuple((role, role_words(role, words)) for role in ROLES)
    return StaffPage(desk, form, fresh, items, roles, words.path(links.STAFF))


def trail_page(events: list[DeskEvent], desk: Frame, words: Words) -> TrailPage:
    """Make the audit trail."""
    last = events[-1].id if len(events) == SHOWN else None
    older = words.path(f"{links.TRAIL}?ennen={last}") if last else ""
    return TrailPage(desk, event_items(events, words), older)
