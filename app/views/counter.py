"""Counts pages of listings as they are answered, kept ones too: in memory, and now and then in the table.

It stands before all else, the page cache too. What is no page of a listing costs it one look at the path.
"""

import re
import threading
from collections import Counter
from functools import lru_cache

import structlog
from sqlalchemy import Engine
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.clock import local_day, utc_now
from app.core.db import writing
from app.core.errors import UnavailableError
from app.views.commands import add_views
from app.web.languages import LANGUAGES

log = structlog.get_logger()

FLUSH_SECONDS = 15.0
LISTING = "/tarjonta/"
SEEN = frozenset({200, 304})
"""A browser that has the page already is told so: somebody looks at it all the same."""
PREFIXES = frozenset(language.prefix for language in LANGUAGES.values())
ROBOTS = re.compile(
    rb"bot\b|bot/|crawl|spider|slurp|scrap|preview|fetch|monitor|headless|lighthouse|facebookexternalhit|"
    rb"whatsapp|curl|wget|python|httpx|okhttp|java/|go-http|libwww|archive|feed|check",
    re.IGNORECASE,
)
AHEAD_OF_TIME = frozenset({b"sec-purpose", b"purpose", b"x-moz", b"x-purpose"})
"""Headers of a browser that loads a page before anybody asked for it."""


class ViewCounter:
    """Counts around an app. `write` takes what was counted to the table."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._counts: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or LISTING not in scope["path"]:
            await self._app(scope, receive, send)
            return
        slug = slug_in(scope["path"])
        if not slug or not is_person(scope["headers"]):
            await self._app(scope, receive, send)
            return

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in SEEN:
                self._counts[slug] += 1
            await send(message)

        await self._app(scope, receive, send_counted)

    def write(self, database: Engine) -> None:
        """Add what was counted to the table. What cannot be written now is kept for the next time."""
        counts, self._counts = self._counts, Counter()
        if not counts:
            return
        try:
            with writing(database) as session:
                add_views(session, counts, local_day(utc_now()))
        except UnavailableError:
            self._counts.update(counts)
        except Exception:
            self._counts.update(counts)
            log.exception("views_not_written")

    def keep_writing(self, database: Engine, stop: threading.Event, every: float = FLUSH_SECONDS) -> None:
        """Write so many seconds apart until told to stop, and then once more."""
        while not stop.wait(every):
            self.write(database)
        self.write(database)


def slug_in(path: str) -> str:
    """The slug of the listing whose page is at a path; empty for everything else, its files too."""
    prefix, _, slug = path.partition(LISTING)
    return slug if prefix in PREFIXES and "/" not in slug and "." not in slug else ""


def is_person(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether it looks like a person's browser that shows the page now: no robot, and not ahead of time."""
    agent = b""
    for name, value in headers:
        if name in AHEAD_OF_TIME and b"pre" in value.lower():
            return False
        if name == b"user-agent":
            agent = value
    return bool(agent) and not _is_robot(agent[:300])


@lru_cache(maxsize=512)
def _is_robot(agent: bytes) -> bool:
    return ROBOTS.search(agent) is not None
