"""What the catalogue's templates get."""

from dataclasses import dataclass
from datetime import datetime

from app.catalogue.content import ListingContent
from app.catalogue.listing_words import (
    NamedText,
    PlaceWords,
    accessibility_words,
    audience_words,
    first_visit_words,
    language_words,
    place_words,
)
from app.catalogue.models import Listing, Occurrence
from app.catalogue.price_words import price_words
from app.catalogue.queries import ListingDetails
from app.catalogue.sentences import sentences, when_words
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import text_in
from app.catalogue.verified_words import verified_words
from app.core.clock import local_day

MAX_TIMES = 8
STATUS_WORDS = {
    "cancelled": "Peruttu",
    "postponed": "Siirretty myöhemmäksi",
    "rescheduled": "Aika on muuttunut",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is in, for the `lang` attribute; paragraphs are apart."""

    paragraphs: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class TimeItem:
    """One time ahead: its words, and whether it is cancelled."""

    words: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class ContactItem:
    """One way to reach somebody. `link` is tel: or mailto:."""

    label: str
    link: str


@dataclass(frozen=True, slots=True)
class ListingPage:
    """`/tarjonta/{slug}`."""

    title: str
    title_lang: str
    kind: str
    summary: Text
    description: Text
    status: str
    is_over: bool
    alert: str
    rules: tuple[str, ...]
    times: tuple[TimeItem, ...]
    places: tuple[PlaceWords, ...]
    price: str
    price_label: Text
    audience: tuple[str, ...]
    languages: tuple[str, ...]
    accessibility: tuple[str, ...]
    first_visit: tuple[NamedText, ...]
    companion: str
    registration: tuple[ContactItem, ...]
    registration_note: str
    contacts: tuple[ContactItem, ...]
    organiser: str
    url: str
    categories: tuple[tuple[str, str], ...]
    verified: str
    source: str
    licence: str


def listing_page(details: ListingDetails, told: datetime | None, now: datetime) -> ListingPage:
    """Make the page of a listing, in Finnish, as seen at `now`. `told`: when its feed last told of it."""
    content, listing = details.content, details.listing
    title, title_lang = text_in(content.title, "fi")
    return ListingPage(
        title=title,
        title_lang=title_lang,
        kind=taxonomy().kinds.label(content.kind, "fi")[0],
        summary=_text(content.summary),
        description=_text(content.description),
        status=STATUS_WORDS.get(content.status, ""),
        is_over=listing.last_end is not None and listing.last_end < now,
        alert=_alert(content, now),
        rules=_rules(content, now),
        times=_times(details.occurrences, now),
        places=tuple(place_words(content)),
        price=price_words(content.prices, "fi"),
        price_label=_price_label(content),
        audience=tuple(audience_words(content.audience)),
        languages=tuple(language_words(content)),
        accessibility=tuple(accessibility_words(content)),
        first_visit=tuple(first_visit_words(content)),
        companion=_companion(content),
        registration=tuple(_registration(content)),
        registration_note=_registration_note(content),
        contacts=tuple(_contacts(content)),
        organiser=text_in(content.organiser.name, "fi")[0] if content.organiser else "",
        url=content.url or "",
        categories=_categories(content),
        verified=_verified(listing, told, now),
        source=details.source.title if details.source else "",
        licence=details.source.licence if details.source else "",
    )


def _verified(listing: Listing, told: datetime | None, now: datetime) -> str:
    at = listing.verified_at
    if listing.verified_how == "import" and at is not None and told is not None:
        at = max(at, told)
    return verified_words(at, listing.verified_how, now)


def _price_label(content: ListingContent) -> Text:
    """The organiser's own words of the price, unless they only repeat ours."""
    label = _text(content.prices[0].label if content.prices else {})
    said = price_words(content.prices, "fi")
    return Text(tuple(p for p in label.paragraphs if _bare(p) != _bare(said)), label.lang)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _text(texts: dict[str, str]) -> Text:
    text, lang = text_in(texts, "fi")
    return Text(tuple(part for part in text.split("\n\n") if part), lang)


def _alert(content: ListingContent, now: datetime) -> str:
    if content.alert is None or content.alert.until < local_day(now):
        return ""
    return text_in(content.alert.text, "fi")[0]


def _rules(content: ListingContent, now: datetime) -> tuple[str, ...]:
    today = local_day(now)
    told = [line for session in content.sessions for line in sentences(session.schedules, "fi", today)]
    return tuple(dict.fromkeys(f"{line[:1].upper()}{line[1:]}" for line in told))


@dataclass(frozen=True, slots=True)
class _Told:
    start: datetime
    end: datetime | None
    all_day: bool


def _times(occurrences: tuple[Occurrence, ...], now: datetime) -> tuple[TimeItem, ...]:
    ahead = [o for o in occurrences if o.ends_at >= now][:MAX_TIMES]
    return tuple(
        TimeItem(
            when_words(_Told(o.starts_at, o.ends_at if o.end_told else None, o.all_day), now, "fi"),
            o.state == "cancelled",
        )
        for o in ahead
    )


def _companion(content: ListingContent) -> str:
    if content.companion is None or content.companion.offered == "none":
        return ""
    return text_in(content.companion.note, "fi")[0] or "Saat halutessasi jonkun mukaasi. Kysy järjestäjältä."


def _registration(content: ListingContent) -> list[ContactItem]:
    registration = content.registration
    items = [ContactItem("Ilmoittaudu verkossa", registration.url)] if registration.url else []
    if registration.phone:
        items.append(ContactItem(registration.phone, f"tel:{registration.phone.replace(' ', '')}"))
    if registration.email:
        items.append(ContactItem(registration.email, f"mailto:{registration.email}"))
    return items


def _registration_note(content: ListingContent) -> str:
    if text := text_in(content.registration.note, "fi")[0]:
        return text
    return "Ei ilmoittautumista: voit vain tulla." if content.registration.required is False else ""


def _contacts(content: ListingContent) -> list[ContactItem]:
    items: dict[str, ContactItem] = {}
    organiser = content.organiser
    people = [c for c in content.contacts if not c.form_only]
    phones = [(c.phone, c.name) for c in people] + ([(organiser.phone, None)] if organiser else [])
    emails = [(c.email, c.name) for c in people] + ([(organiser.email, None)] if organiser else [])
    for phone, name in phones:
        if phone:
            items[phone] = ContactItem(f"{phone}, {name}" if name else phone, f"tel:{phone.replace(' ', '')}")
    for email, name in emails:
        if email:
            items[email] = ContactItem(f"{email}, {name}" if name else email, f"mailto:{email}")
    return list(items.values())


def _categories(content: ListingContent) -> tuple[tuple[str, str], ...]:
    categories = taxonomy().categories
    return tuple((code, categories.label(code, "fi")[0]) for code in content.categories if code in categories)
