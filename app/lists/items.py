"""One thing on a list, in words: enough to get there without the pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.catalogue.items.contact_items import ContactItem, contact_items
from app.catalogue.items.time_items import TimeItem, rule_sentences, time_item
from app.catalogue.models import Occurrence
from app.catalogue.queries import ListingDetails
from app.catalogue.words.date_words import day_words, time_words
from app.catalogue.words.place_words import PlaceWords, place_words
from app.catalogue.words.price_words import price_words
from app.catalogue.words.sentence_words import words_for
from app.catalogue.words.shown_text import Text, told
from app.core.clock import LOCAL_ZONE, local_day
from app.lists.queries import Thing
from app.web.links import list_path, listing_path
from app.web.own_list import Codes, query_of
from app.web.words import N_, Words

STATUS = {
    "cancelled": N_("Peruttu"),
    "postponed": N_("Siirretty myöhemmäksi"),
    "rescheduled": N_("Aika on muuttunut"),
}


@dataclass(frozen=True, slots=True)
class ListItem:
    """One thing. `rules` are empty for what happens once.

    `dated` is the next time by its date, for paper: "today" would be wrong tomorrow. `checked` tells the day
    when somebody last vouched for it. Links to move it are empty at the ends of the list.
    """

    anchor: str
    link: str
    title: Text
    status: str
    is_over: bool
    when: TimeItem | None
    dated: str
    rules: tuple[str, ...]
    places: tuple[PlaceWords, ...]
    price: str
    contacts: tuple[ContactItem, ...]
    checked: str
    remove_link: str
    up_link: str
    down_link: str


def _anchor(code: str) -> str:
    """The place of a thing on its page."""
    return f"l-{code}"


def item_of(code: str, thing: Thing, codes: Codes, now: datetime, words: Words) -> ListItem:
    """A thing of a list as seen at `now`."""
    details = thing.details
    content, listing = details.content, details.listing
    soonest = next((one for one in details.occurrences if one.ends_at >= now), None)
    return ListItem(
        anchor=_anchor(code),
        link=words.path(listing_path(listing.slug)),
        title=told(content.title, words),
        status=words.gettext(STATUS[content.status]) if content.status in STATUS else "",
        is_over=listing.last_end is not None and listing.last_end < now,
        when=time_item(soonest, now, words) if soonest else None,
        dated=_dated(soonest, now, words) if soonest else "",
        rules=() if _is_once(details) else rule_sentences(content, now, words),
        places=tuple(place_words(content, words)),
        price=price_words(content.prices, words.lang),
        contacts=contact_items(content, words),
        checked=_checked(thing, words),
        remove_link=_list_link(tuple(one for one in codes if one != code), words),
        up_link=_moved(codes, code, -1, words),
        down_link=_moved(codes, code, 1, words),
    )


def _is_once(details: ListingDetails) -> bool:
    schedules = [schedule for session in details.content.sessions for schedule in session.schedules]
    first = schedules[0] if len(schedules) == 1 else None
    return first is not None and first.start is not None and not first.rrule and not first.rdates


def _dated(occurrence: Occurrence, now: datetime, words: Words) -> str:
    start = occurrence.starts_at.astimezone(LOCAL_ZONE).replace(tzinfo=None)
    end = occurrence.ends_at.astimezone(LOCAL_ZONE).replace(tzinfo=None)
    length: timedelta | None = end - start if occurrence.end_told else None
    said = time_words(start, length, words_for(words.lang), local_day(now), all_day=occurrence.all_day)
    return f"{said} ({words.gettext(STATUS['cancelled'])})" if occurrence.state == "cancelled" else said


def _checked(thing: Thing, words: Words) -> str:
    if thing.checked_at is None:
        return words.gettext("Tietoa ei ole tarkistettu. Soita ensin.")
    day = day_words(local_day(thing.checked_at), words_for(words.lang), None)
    if thing.details.listing.verified_how == "import":
        return words.gettext("Haettu julkaisijan tiedoista %(day)s", day=day)
    return words.gettext("Tarkistettu %(day)s", day=day)


def _moved(codes: Codes, code: str, step: int, words: Words) -> str:
    at = codes.index(code)
    to = at + step
    if not 0 <= to < len(codes):
        return ""
    others = tuple(one for one in codes if one != code)
    moved = (*others[:to], code, *others[to:])
    return f"{_list_link(moved, words)}#{_anchor(code)}"  # the page opens where the thing went


def _list_link(codes: Codes, words: Words) -> str:
    return words.path(list_path(query_of(codes)))
