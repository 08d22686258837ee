"""Notices that every public page shows at its top, kept in memory: no page asks the database for them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.web.languages import split_path
from app.web.words import Words

WITHOUT_LANGUAGE = ("/api/", "/static/")
Turn = Callable[[datetime], datetime | None]
"""The next moment after a given one at which pages would be made otherwise; None: there is none."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told from one moment until another; `texts` by language, Finnish never missing."""

    texts: Mapping[str, str]
    starts_at: datetime
    ends_at: datetime
    link: str = ""

    def is_shown(self, now: datetime) -> bool:
        """Whether residents see it."""
        return self.starts_at <= now < self.ends_at


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice in the words of one reader. `lang` is the language of `text`; `until` in ISO 8601.

    `link` leads to a page of ours in the reader's language, or elsewhere; it may be empty.
    """

    text: str
    lang: str
    link: str
    until: str


class Board:
    """What is on the board of one app. Read by many threads; each change replaces the whole."""

    def __init__(self) -> None:
        self.renewed_at = 0.0
        """By the monotonic clock: pages made before this moment are old."""
        self.phone = ""
        """The number that the desk says one can call; empty: it has said none."""
        self._notices: tuple[Notice, ...] = ()
        self._turns: dict[str, Turn] = {}

    def pin(self, notices: Sequence[Notice]) -> None:
        """Show these instead of those before."""
        self._notices = tuple(notices)
        self.turn("notices", lambda now: next_turn(notices, now))

    def turn(self, name: str, turn: Turn) -> None:
        """Let pages be made anew now, and whenever something of this name turns."""
        self._turns = {**self._turns, name: turn}
        self.renewed_at = time.monotonic()

    def shown(self, now: datetime, words: Words) -> tuple[ShownNotice, ...]:
        """What a reader sees now."""
        return tuple(_shown(one, words) for one in self._notices if one.is_shown(now))

    def seconds_left(self, now: datetime) -> float:
        """For how long what pages show now stays true."""
        moments = [moment for turn in self._turns.values() if (moment := turn(now)) is not None]
        return (min(moments) - now).total_seconds() if moments else float("inf")


def next_turn(notices: Sequence[Notice], now: datetime) -> datetime | None:
    """The next moment at which some notice begins or ends."""
    moments = [at for one in notices for at in (one.starts_at, one.ends_at) if at > now]
    return min(moments, default=None)


def _shown(notice: Notice, words: Words) -> ShownNotice:
    lang, link = words.lang if words.lang in notice.texts else "fi", notice.link
    if link.startswith("/") and not link.startswith(WITHOUT_LANGUAGE):
        link = words.path(split_path(link)[1])
    return ShownNotice(notice.texts[lang], lang, link, notice.ends_at.isoformat())
