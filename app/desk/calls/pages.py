"""What the templates of the calls get."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from app.catalogue.items.contact_items import ContactItem, phone_item
from app.catalogue.words.shown_text import Text, told
from app.catalogue.words.verified_words import verified_words
from app.desk import links
from app.desk.calls.commands import fields_to_ask
from app.desk.calls.models import FieldCheck
from app.desk.calls.queries import MOST_AT_ONCE, Call, ToAsk, checks_of
from app.desk.queue.field_rows import Row, rows_of
from app.desk.shown import Frame, moment_words
from app.web.words import N_, Words

REASON_WORDS = {
    "changed": N_("Muuttunut tieto odottaa korjausta"),
    "hidden": N_("Poissa hausta, koska kukaan ei ole tarkistanut"),
    "bounced": N_("Kirjeet ilmoittajalle eivät mene perille"),
    "due": N_("On aika tarkistaa"),
    "nobody": N_("Kukaan ei vastaa kirjeisiin: ilmoituksella ei ole hoitajaa"),
}
FIELD_WORDS = {
    "time": N_("Aika"),
    "place": N_("Paikka"),
    "price": N_("Hinta"),
    "contact": N_("Yhteys"),
    "first_visit": N_("Ensimmäinen kerta"),
}
RESULT_WORDS = {"holds": N_("Piti paikkansa"), "changed": N_("Oli muuttunut")}


@dataclass(frozen=True, slots=True)
class CallItem:
    """One call. `link`: the page to have open while talking."""

    name: Text
    link: str
    phones: tuple[ContactItem, ...]
    emails: tuple[str, ...]
    asked: tuple[tuple[Text, str], ...]
    later: str


@dataclass(frozen=True, slots=True)
class CallsPage:
    """`/yllapito/soitot`."""

    desk: Frame
    today: str
    now: tuple[CallItem, ...]
    later: tuple[CallItem, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldToAsk:
    """One thing to ask: what the listing says of it, and what was heard before."""

    field: str
    name: str
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class ListingToAsk:
    """One listing to ask about. `key` makes the ids of its fields."""

    key: str
    title: Text
    link: str
    why: str
    verified: str
    fields: tuple[FieldToAsk, ...]
    answers: str
    ended: str


@dataclass(frozen=True, slots=True)
class CallPage:
    """`/yllapito/soitot/{id}`."""

    desk: Frame
    call: CallItem
    listings: tuple[ListingToAsk, ...]
    left_out: int
    no_answer: str
    back: str


def calls_page(found: list[Call], desk: Frame, today: date, words: Words) -> CallsPage:
    """Make the list of calls."""
    return CallsPage(
        desk=desk,
        today=_day(today),
        now=tuple(_item(one, words) for one in found if one.again_on is None),
        later=tuple(_item(one, words) for one in found if one.again_on is not None),
        fields=tuple(words.gettext(name) for name in FIELD_WORDS.values()),
    )


def call_page(session: Session, call: Call, desk: Frame, now: datetime, words: Words) -> CallPage:
    """Make the page of one call."""
    asked = [one for one in call.asked if one.again_on is None] or call.asked
    return CallPage(
        desk=desk,
        call=_item(call, words),
        listings=tuple(_listing(session, one, now, words) for one in asked[:MOST_AT_ONCE]),
        left_out=max(0, len(asked) - MOST_AT_ONCE),
        no_answer=words.path(f"{links.call_path(call.key)}/ei-vastannut"),
        back=words.path(links.CALLS),
    )


def _item(call: Call, words: Words) -> CallItem:
    return CallItem(
        name=told(call.name, words),
        link=words.path(links.call_path(call.key)),
        phones=tuple(phone_item(phone) for phone in call.phones),
        emails=tuple(call.emails),
        asked=tuple((told(one.content.title, words), _why(one, words)) for one in call.asked),
        later=_day(call.again_on) if call.again_on else "",
    )


def _why(one: ToAsk, words: Words) -> str:
    return " · ".join(words.gettext(REASON_WORDS[reason]) for reason in one.reasons)


def _listing(session: Session, one: ToAsk, now: datetime, words: Words) -> ListingToAsk:
    listing, checks = one.listing, checks_of(session, one.listing.id)
    rows = rows_of(one.content, now, words)
    here = links.call_path(listing.id)
    fields = tuple(
        FieldToAsk(
            field,
            words.gettext(FIELD_WORDS[field]),
            _text_of(field, rows, words) or words.gettext("Ei kerrottu"),
            _before(checks.get(field), words),
        )
        for field in fields_to_ask(one.content)
    )
    return ListingToAsk(
        key=listing.id.hex[:8],
        title=told(one.content.title, words),
        link=words.path(links.desk_listing_path(listing.id)),
        why=_why(one, words),
        verified=verified_words(listing.verified_at, listing.verified_how, now, words),
        fields=fields,
        answers=words.path(f"{here}/vastaukset"),
        ended=words.path(f"{here}/lopetettu"),
    )


def _text_of(field: str, rows: tuple[Row, ...], words: Words) -> str:
    """What the desk's rows say of a field; time and place are two rows of one field of the document."""
    wanted = {"price": "prices", "contact": "contacts", "first_visit": "first_visit"}.get(field, "sessions")
    label = words.gettext(FIELD_WORDS[field]) if wanted == "sessions" else ""
    return "\n".join(row.text for row in rows if row.field == wanted and (not label or row.label == label))


def _before(check: FieldCheck | None, words: Words) -> str:
    if check is None:
        return ""
    return f"{words.gettext(RESULT_WORDS[check.result])}: {moment_words(check.at)}, {check.by}"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def next_path(session_calls: list[Call], key: UUID) -> str:
    """Where to go after a listing was asked about: on with the same call, or back to the list."""
    return links.call_path(key) if any(one.key == key for one in session_calls) else links.CALLS
