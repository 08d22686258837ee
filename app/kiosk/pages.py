"""What the templates of the kiosk get."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import text_in
from app.core.clock import LOCAL_ZONE, local_day
from app.kiosk.profile import KioskProfile
from app.search.engine import SearchResults
from app.search.pages import MEETINGS, items_of, next_query, shelf_queries
from app.search.query import SearchQuery
from app.search.shown.items import ResultItem, Way, ways_in
from app.web.links import category_path
from app.web.words import N_, Words

EVENING = 16
"""From this hour on, what is left of today is the evening."""
AT_ONCE = 3
"""So many things are shown at a time: one sees them at a glance from a few steps away."""
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on. `rounds`: what is shown at a time."""

    heading: str
    rounds: tuple[tuple[ResultItem, ...], ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """`/kioski`: what is on, and the ways in. `shown` of None: nothing is on."""

    shown: Shown | None
    ways: tuple[Way, ...]
    opening_hours: str


HEADINGS = {
    "today": N_("Tänään"),
    "evening": N_("Tänä iltana"),
    "soon": N_("Tänään ja huomenna"),
    "next": N_("Seuraavaksi"),
}


def start_queries(now: datetime, lang: str, profile: KioskProfile) -> Mapping[str, SearchQuery]:
    """What may stand on the start page, the best first: the first that has enough is shown."""
    soon, today = shelf_queries(now, lang)["soon"], str(local_day(now))
    is_evening = now.astimezone(LOCAL_ZONE).hour >= EVENING
    queries = {
        "evening" if is_evening else "today": replace(soon, when=today),
        "soon": soon,
        "next": next_query(lang),
    }
    return {
        name: replace(query, near=profile.near, kind=MEETINGS, limit=AT_ONCE * ROUNDS)
        for name, query in queries.items()
    }


def start_page(
    found: Mapping[str, tuple[SearchQuery, SearchResults]],
    profile: KioskProfile,
    now: datetime,
    words: Words,
) -> StartPage:
    """Make the start page from the answers to its queries, as many as were asked: the last is shown."""
    name, (query, results) = list(found.items())[-1]
    items = items_of(results, query, now, words)
    rounds = tuple(items[first : first + AT_ONCE] for first in range(0, len(items), AT_ONCE))
    return StartPage(
        shown=Shown(words.gettext(HEADINGS[name]), rounds) if rounds else None,
        ways=_ways(profile, words) or ways_in(words),
        opening_hours=text_in(profile.opening_hours, words.lang)[0],
    )


def _ways(profile: KioskProfile, words: Words) -> tuple[Way, ...]:
    known = [code for code in profile.categories if code in taxonomy().categories]
    labels = taxonomy().categories
    return tuple(
        Way(labels.label(code, words.lang)[0], words.path(category_path(code)), code) for code in known
    )
