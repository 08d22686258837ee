"""Asking a feed: one question, one answer."""

import calendar
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from app.core.clock import local_day
from importers.contract import Feed, ImportContext
from importers.http import Fetcher, FetchError, Response

MOST_ENTRIES = 2000
_MODES = ("legacy", "eventz")
_PASSED_ON = ("areas", "area_id", "hashtagsForContentSelection", "q", "n", "s", "e", "w")


def answer_of_feed(fetcher: Fetcher, context: ImportContext) -> Response:
    """Ask the context's feed. Raises FetchError, also when its entry in feeds.toml lacks something."""
    feed = context.feed
    if not feed.url:
        raise FetchError(f"The feed {feed.name} has no address: give it a url in feeds.toml")
    # What the address itself asks for goes before what we would.
    told = dict(parse_qsl(urlsplit(feed.url).query))
    if mode_of(feed) == "legacy":
        return fetcher.get(feed.url, params={**legacy_question(feed), **told, **_key(feed)})
    return fetcher.get(feed.url, params={**eventz_question(feed, context.now), **told})


def mode_of(feed: Feed) -> str:
    """`legacy` or `eventz`: what the option says, or the address. Raises FetchError when neither does."""
    told = feed.options.get("mode")
    if told in _MODES:
        return str(told)
    path = urlsplit(feed.url or "").path
    if told is None and "/api/collection/" in path:
        return "eventz"
    if told is None and path.endswith("json.php"):
        return "legacy"
    raise FetchError(f'The feed {feed.name} needs mode = "legacy" or mode = "eventz" in its options')


def legacy_question(feed: Feed) -> dict[str, str]:
    """The old feed is asked for everything of a town."""
    location = feed.options.get("location")
    return {"showall": "1", **({"location": str(location)} if location else {})}


def eventz_question(feed: Feed, now: datetime) -> dict[str, str]:
    """A collection is asked for the events of a window of months."""
    options = feed.options
    first, last = window(local_day(now), int(options.get("months", 12)))
    return {
        "lang": language_of(options),
        "country": "FI",
        "mode": "event",
        "sort": "startDate",
        "start": first.isoformat(),
        "end": last.isoformat(),
        "count": str(count_of(options)),
        **{name: str(options[name]) for name in _PASSED_ON if options.get(name)},
    }


def window(today: date, months: int) -> tuple[date, date]:
    """The first day of this month, and the last of the month so many months ahead.

    Whole months: the question stays the same from day to day, and so does what a series answers.
    """
    ahead = today.month - 1 + months
    year, month = today.year + ahead // 12, ahead % 12 + 1
    return today.replace(day=1), date(year, month, calendar.monthrange(year, month)[1])


def language_of(options: Mapping[str, Any]) -> str:
    """The language in which a collection answers."""
    return str(options.get("language", "fi"))


def count_of(options: Mapping[str, Any]) -> int:
    """The most entries that an answer may hold."""
    return int(options.get("count", MOST_ENTRIES))


def site_of(feed: Feed) -> str:
    """The calendar's own address, without a slash at its end; "" when it isn't known (a file)."""
    told = str(feed.options.get("site", "")).rstrip("/")
    parts = urlsplit(feed.url or "")
    if told or "/api/collection/" not in parts.path:
        return told
    return f"{parts.scheme}://{parts.netloc}"


def _key(feed: Feed) -> dict[str, str]:
    if not feed.secret:
        raise FetchError(f"The feed {feed.name} needs a key: set the variable that its key_env names")
    return {"apiKey": feed.secret}
