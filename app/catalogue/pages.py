"""What the catalogue's templates get: one frozen dataclass per template."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from app.catalogue.content import ListingContent
from app.catalogue.items.around import Around
from app.catalogue.items.contact_items import (
    ContactItem,
    contact_items,
    registration_items,
    registration_notes,
)
from app.catalogue.items.picture_items import PictureItem, picture_item
from app.catalogue.items.short_items import ShortItem, short_items
from app.catalogue.items.time_items import TimeItem, changes_words, rule_sentences, session_notes, time_items
from app.catalogue.models import Listing
from app.catalogue.queries import ListingDetails
from app.catalogue.rules import is_unchecked
from app.catalogue.structured.data import Seen, as_script, structured_data
from app.catalogue.taxonomy import taxonomy
from app.catalogue.vouching import vouched_words
from app.catalogue.words.listing_words import accessibility_words, audience_words, language_words
from app.catalogue.words.place_words import PlaceWords, place_words
from app.catalogue.words.price_words import price_notes, price_words
from app.catalogue.words.shown_text import NamedText, Text, ours, told
from app.catalogue.words.verified_words import verified_words
from app.catalogue.words.visit_words import companion_words, first_visit_words, volunteer_words
from app.core.clock import local_day
from app.web.links import calendar_file_path, category_path, listing_path, organiser_path
from app.web.view import View
from app.web.words import N_, Words

STATUS_WORDS = {
    "cancelled": N_("Peruttu"),
    "postponed": N_("Siirretty myöhemmäksi"),
    "rescheduled": N_("Aika on muuttunut"),
}
CODE_LENGTH = 8
SHOWN_FIRST = 3
MAX_LEAD = 320
"""Characters: a description no longer than this is read before all else."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it leads; `link` may be empty."""

    name: Text
    link: str


@dataclass(frozen=True, slots=True)
class Times:
    """When: rules and their exceptions as sentences, then single times, the first ones apart.

    `calendar_link` may be empty: a preview has no file.
    """

    rules: tuple[str, ...]
    notes: tuple[Text, ...]
    first: tuple[TimeItem, ...]
    rest: tuple[TimeItem, ...]
    calendar_link: str

    @property
    def are_many(self) -> bool:
        """Whether there are several times to choose from."""
        return len(self.first) > 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the facts are from, and when somebody vouched for them."""

    verified: str
    source: str
    licence: str
    homepage: str


@dataclass(frozen=True, slots=True)
class ListingPage:
    """`/tarjonta/{slug}`."""

    slug: str
    code: str
    address: str
    mail_link: str
    title: Text
    kind: str
    organiser: Named | None
    vouched: str
    status: str
    is_off: bool
    is_over: bool
    alert: Text
    summary: Text
    description: Text
    times: Times
    places: tuple[PlaceWords, ...]
    has_price: bool
    price: str
    is_free: bool
    price_notes: tuple[Text, ...]
    audience: tuple[Text, ...]
    languages: tuple[str, ...]
    accessibility: tuple[Text, ...]
    first_visit: tuple[NamedText, ...]
    companion: tuple[Text, ...]
    volunteer: tuple[Text, ...]
    registration: tuple[ContactItem, ...]
    registration_notes: tuple[Text, ...]
    contacts: tuple[ContactItem, ...]
    is_by_form: bool
    url: str
    categories: tuple[Named, ...]
    origin: Origin
    others: tuple[ShortItem, ...]
    similar: tuple[ShortItem, ...]
    data: Markup
    picture: PictureItem | None


def listing_page(details: ListingDetails, beside: Around, now: datetime, view: View) -> ListingPage:
    """Make the page of a listing, as one reader sees it at `now`."""
    content, listing, words = details.content, details.listing, view.words
    title, address = told(content.title, words), address_in(view, listing_path(listing.slug))
    lead, description = told(content.summary, words), told(content.description, words)
    if not lead and len(description.line) <= MAX_LEAD:
        lead = description
    return ListingPage(
        slug=listing.slug,
        code=listing.id.hex[:CODE_LENGTH],
        address=address,
        mail_link=f"mailto:?subject={quote(title.line)}&body={quote(f'{title.line}: {address}')}",
        title=title,
        kind=taxonomy().kinds.label(content.kind, words.lang)[0],
        organiser=_organiser(content, beside.organiser_slug, words),
        vouched=vouched_words(beside.vouched, words),
        status=words.gettext(STATUS_WORDS[content.status]) if content.status in STATUS_WORDS else "",
        is_off=content.status == "cancelled",
        is_over=is_over(listing, now),
        alert=_alert(content, now, words),
        summary=lead,
        description=Text() if lead == description else description,
        times=_times(details, now, words),
        places=tuple(place_words(content, words)),
        has_price=bool(content.prices) or content.kind != "volunteering",
        price=price_words(content.prices, words.lang),
        is_free=bool(content.prices) and all(price.type == "free" for price in content.prices),
        price_notes=price_notes(content.prices, words),
        audience=tuple(audience_words(content.audience, words)),
        languages=tuple(language_words(content, words)),
        accessibility=tuple(accessibility_words(content, words)),
        first_visit=tuple(first_visit_words(content.first_visit, words)),
        companion=companion_words(content, words),
        volunteer=tuple(volunteer_words(content.volunteer_role, words)),
        registration=tuple(registration_items(content.registration, words)),
        registration_notes=tuple(registration_notes(content.registration, now, words)),
        contacts=contact_items(content, words),
        is_by_form=any(contact.form_only for contact in content.contacts),
        url=content.url or "",
        categories=tuple(_categories(content, words)),
        origin=_origin(details, beside.told, now, words),
        others=short_items(beside.others, now, words),
        similar=short_items(beside.similar, now, words),
        data=as_script(structured_data(details, Seen(address, words.lang, now))),
        picture=picture_item(content, words),
    )


@dataclass(frozen=True, slots=True)
class GonePage:
    """The page of a listing that was taken away: what there is instead. Its own texts are not shown.

    `is_archived`: nobody took it away, but nobody vouched for it any more.
    """

    is_archived: bool
    similar: tuple[ShortItem, ...]


def gone_page(listing: Listing, beside: Around, now: datetime, words: Words) -> GonePage:
    """Make the page in the place of a listing that was taken away."""
    return GonePage(listing.state == "archived", short_items(beside.similar, now, words))


def address_in(view: View, path: str) -> str:
    """The whole address of a page of ours in the reader's language."""
    return view.address(path)


def is_over(listing: Listing, now: datetime) -> bool:
    """Whether nothing of a listing is to come."""
    return listing.last_end is not None and listing.last_end < now


def _organiser(content: ListingContent, slug: str, words: Words) -> Named | None:
    name = told(content.organiser.name, words) if content.organiser else Text()
    return Named(name, words.path(organiser_path(slug)) if slug else "") if name else None


def _alert(content: ListingContent, now: datetime, words: Words) -> Text:
    if content.alert is None or content.alert.until < local_day(now):
        return Text()
    return told(content.alert.text, words)


def _times(details: ListingDetails, now: datetime, words: Words) -> Times:
    content = details.content
    items = time_items(details.occurrences, now, words)
    link = words.path(calendar_file_path(details.listing.slug))
    notes = (*session_notes(content, words), *changes_words(content, now, words))
    first, rest = items[:SHOWN_FIRST], items[SHOWN_FIRST:]
    return Times(rule_sentences(content, now, words), tuple(dict.fromkeys(notes)), first, rest, link)


def _origin(details: ListingDetails, told_at: datetime | None, now: datetime, words: Words) -> Origin:
    at, how, source = details.listing.verified_at, details.listing.verified_how, details.source
    if how == "import" and at is not None and told_at is not None:
        at = max(at, told_at)
    if details.record is None and is_unchecked(details.listing.review_due, local_day(now)):
        at = None
    return Origin(
        verified=verified_words(at, how, now, words),
        source=source.title if source else "",
        licence=source.licence if source else "",
        homepage=source.homepage if source else "",
    )


def _categories(content: ListingContent, words: Words) -> Iterator[Named]:
    for code in content.categories:
        if code in taxonomy().categories:
            label, _ = taxonomy().categories.label(code, words.lang)
            yield Named(ours(label), words.path(category_path(code)))
