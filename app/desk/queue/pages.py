"""What the templates of the queue get."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.catalogue.content import ListingContent, from_json
from app.catalogue.items.picture_items import PictureItem
from app.catalogue.models import Listing
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.event_items import EventItem, event_items
from app.desk.events import About, events_of
from app.desk.queue.decisions import READY_REASONS
from app.desk.queue.duplicates import Duplicate, Looking, duplicates_of
from app.desk.queue.field_rows import Compared, compared, rows_of
from app.desk.queue.known_groups import known_group_words
from app.desk.queue.word_diff import whole
from app.desk.shown import Frame, moment_words
from app.search.engine import SearchEngine
from app.submissions.models import Publisher, Submission
from app.web.forms import Form
from app.web.links import listing_path
from app.web.words import N_, Words

DOUBT_WORDS = {
    "many_links": N_("Paljon linkkejä"),
    "strange_words": N_("Sanoja, joita roskaviesteissä on usein"),
    "same_text": N_("Joku muu on lähettänyt saman tekstin"),
    "shouting": N_("Melkein kaikki isoilla kirjaimilla"),
    "many_lately": N_("Samalta lähettäjältä on tullut monta ilmoitusta päivässä"),
    "foreign_letters_in_words": N_("Sanoissa on vieraita kirjaimia seassa"),
}
"""Every reason of data/suspicion.toml has its words here: a test sees to it."""
STATE_WORDS = {
    "waiting": N_("Odottaa päätöstä"),
    "change_asked": N_("Muutosta pyydetty"),
    "approved": N_("Julkaistu"),
    "rejected": N_("Hylätty"),
    "spam": N_("Roskaa"),
    "replaced": N_("Lähettäjä on lähettänyt uuden version"),
}


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One that waits."""

    title: Text
    link: str
    kind: str
    since: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """`/yllapito/jono`."""

    desk: Frame
    items: tuple[QueueItem, ...]


@dataclass(frozen=True, slots=True)
class DuplicateItem:
    """A listing that may be the same."""

    title: Text
    link: str
    why: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it."""

    email: str
    lang: str
    sent: str
    known_since: str


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """`/yllapito/jono/{id}`. `unchanged` has all fields of what is new."""

    desk: Frame
    form: Form
    title: Text
    state: str
    is_waiting: bool
    answer: str
    decided: str
    is_change: bool
    has_moved: bool
    public_link: str
    preview_link: str
    queue_link: str
    action: str
    doubts: tuple[str, ...]
    known_group: str
    changed: tuple[Compared, ...]
    unchanged: tuple[Compared, ...]
    duplicates: tuple[DuplicateItem, ...]
    sender: Sender
    reasons: tuple[tuple[str, str], ...]
    events: tuple[EventItem, ...]
    picture: PictureItem | None
    old_picture: PictureItem | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, and when."""

    desk: Frame
    words: Words
    now: datetime
    picture_of: Callable[[ListingContent], PictureItem | None]


def queue_item(submission: Submission, words: Words) -> QueueItem:
    """One that waits, in short."""
    return QueueItem(
        title=told(submission.content["title"], words),
        link=words.path(links.submission_path(submission.id)),
        kind=words.gettext("Muutos") if submission.listing_id else words.gettext("Uusi"),
        since=moment_words(submission.changed_at),
        doubts=_doubts(submission, words),
    )


def queue_page(found: list[Submission], desk: Frame, words: Words) -> QueuePage:
    """Make the queue."""
    return QueuePage(desk, tuple(queue_item(one, words) for one in found))


def submission_page(
    session: Session, engine: SearchEngine, submission: Submission, form: Form, reader: Reader
) -> SubmissionPage:
    """Make the page of a submission."""
    words, content = reader.words, from_json(submission.content)
    listing = session.get(Listing, submission.listing_id) if submission.listing_id else None
    is_waiting = submission.state == "waiting"
    changed, unchanged = _fields(content, listing if is_waiting else None, reader)
    looking = Looking(content, submission.listing_id, reader.now)
    return SubmissionPage(
        desk=reader.desk,
        form=form,
        title=told(content.title, words),
        state=words.gettext(STATE_WORDS[submission.state]),
        is_waiting=is_waiting,
        answer=submission.answer,
        decided=_decided(submission),
        is_change=is_waiting and listing is not None,
        has_moved=is_waiting and listing is not None and listing.content_hash != submission.base_hash,
        public_link=words.path(listing_path(listing.slug)) if listing else "",
        preview_link=words.path(links.preview_path(submission.id)),
        queue_link=words.path(links.QUEUE),
        action=words.path(links.submission_path(submission.id)),
        doubts=_doubts(submission, words),
        known_group=known_group_words(session, content, submission.publisher_id, words),
        changed=changed,
        unchanged=unchanged,
        duplicates=tuple(
            _duplicate(one, words) for one in (duplicates_of(session, engine, looking) if is_waiting else ())
        ),
        sender=_sender(session, submission),
        reasons=tuple((code, words.gettext(text)) for code, text in READY_REASONS.items()),
        events=event_items(events_of(session, About(submission_id=submission.id)), words),
        picture=reader.picture_of(content),
        old_picture=reader.picture_of(from_json(listing.content)) if listing and is_waiting else None,
    )


def _fields(
    content: ListingContent, listing: Listing | None, reader: Reader
) -> tuple[tuple[Compared, ...], tuple[Compared, ...]]:
    if listing is not None:
        return compared(from_json(listing.content), content, reader.now, reader.words)
    rows = rows_of(content, reader.now, reader.words)
    return (), tuple(Compared(row.label, (), whole(row.text), is_changed=False) for row in rows)


def _doubts(submission: Submission, words: Words) -> tuple[str, ...]:
    return tuple(words.gettext(DOUBT_WORDS.get(reason, reason)) for reason in submission.reasons)


def _decided(submission: Submission) -> str:
    if submission.decided_at is None:
        return ""
    return f"{moment_words(submission.decided_at)}, {submission.decided_by}"


def _duplicate(one: Duplicate, words: Words) -> DuplicateItem:
    return DuplicateItem(
        told(one.listing.content["title"], words),
        words.path(listing_path(one.listing.slug)),
        ", ".join(words.gettext(reason) for reason in one.reasons),
    )


def _sender(session: Session, submission: Submission) -> Sender:
    publisher = session.get_one(Publisher, submission.publisher_id)
    return Sender(
        publisher.email,
        publisher.lang,
        moment_words(submission.created_at),
        moment_words(publisher.created_at),
    )
