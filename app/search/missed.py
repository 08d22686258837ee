"""Words that found nothing are counted; they are written down only once several people have used them.

In memory: the words of today, and the networks that they came from as hashes with a salt of the day. In the
table: a keyed hash of the words, and from how many networks they came on a day. No address, and no hash of
one, is ever written. The words themselves are written with a question of today when the counts tell that
others asked the same.
"""

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import blake2b

import structlog
from dateutil.relativedelta import relativedelta
from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.core.clock import local_day, utc_now
from app.core.db import table_of, writing
from app.core.errors import UnavailableError
from app.search.missed_models import MissedSearch
from app.web.rate_limit import network_of

log = structlog.get_logger()

FLUSH_SECONDS = 60.0
MOST_LENGTH = 80
MOST_WORDS = 5_000
MOST_NETWORKS = 100
SEVERAL = 5
"""So many networks, each counted once a day, before words are written down."""
AT_ONCE = 2
"""And today so many, known apart in the memory of one process: one person who asks again and again, after a
restart or on other days, stays alone."""
LOOKED_BACK = timedelta(days=90)
MONTHS_KEPT = 13
ALL = ""
_SOMEBODY = re.compile(r"@|(?:\d[\s.-]*){5}")
Headers = list[tuple[bytes, bytes]]
Key = tuple[date, str]


def names_somebody(words: str) -> bool:
    """Whether words hold an address or a number of somebody. Names nobody can tell from other words."""
    return bool(_SOMEBODY.search(words))


@dataclass(slots=True)
class _Asked:
    words: str
    networks: set[bytes] = field(default_factory=set)
    written: int = 0


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Words with the networks that they came from today, all and those that are not written yet."""

    words: str
    networks: int
    unwritten: int


class MissedSearches:
    """Counts in memory; `write` takes what was counted to the table."""

    def __init__(self, secret: str, is_person: Callable[[Headers], bool]) -> None:
        self._key = blake2b(secret.encode(), digest_size=32, person=b"missed").digest()
        self._is_person = is_person
        self._asked: dict[Key, _Asked] = {}
        self._totals: dict[date, int] = {}
        self._salts: dict[date, bytes] = {}
        self._lock = threading.Lock()

    def note(self, words: str, host: str | None, headers: Headers, now: datetime) -> None:
        """Count a search that found nothing."""
        if not self._is_person(headers):
            return
        day, told = local_day(now), " ".join(words.casefold().split())
        with self._lock:
            self._totals[day] = self._totals.get(day, 0) + 1
            if not told or len(told) > MOST_LENGTH or names_somebody(told):
                return
            key = (day, blake2b(told.encode(), digest_size=16, key=self._key).hexdigest())
            if key not in self._asked and len(self._asked) >= MOST_WORDS:
                return
            asked = self._asked.setdefault(key, _Asked(told))
            salt = self._salts.setdefault(day, secrets.token_bytes(16))
            if len(asked.networks) < MOST_NETWORKS:
                asked.networks.add(blake2b(network_of(host).encode(), digest_size=8, key=salt).digest())

    def write(self, database: Engine, now: datetime) -> None:
        """Add what was counted to the table. What cannot be written now is kept for the next time."""
        with self._lock:
            totals, self._totals = self._totals, {}
            fresh = {
                key: _Fresh(one.words, len(one.networks), len(one.networks) - one.written)
                for key, one in self._asked.items()
                if len(one.networks) > one.written
            }
        try:
            if totals or fresh:
                with writing(database) as session:
                    _add(session, totals, fresh, local_day(now))
        except Exception as error:
            if not isinstance(error, UnavailableError):
                log.exception("missed_searches_not_written")
            self._put_back(totals)
            return
        self._written(fresh, local_day(now))

    def _put_back(self, totals: dict[date, int]) -> None:
        with self._lock:
            for day, count in totals.items():
                self._totals[day] = self._totals.get(day, 0) + count

    def _written(self, fresh: dict[Key, _Fresh], today: date) -> None:
        with self._lock:
            for key, one in fresh.items():
                self._asked[key].written += one.unwritten
            self._asked = {key: one for key, one in self._asked.items() if key[0] == today}
            self._salts = {day: salt for day, salt in self._salts.items() if day == today}

    def keep_writing(self, database: Engine, stop: threading.Event, every: float = FLUSH_SECONDS) -> None:
        """Write so many seconds apart until told to stop, and then once more."""
        while not stop.wait(every):
            self.write(database, utc_now())
        self.write(database, utc_now())


def _add(session: Session, totals: dict[date, int], fresh: dict[Key, _Fresh], today: date) -> None:
    for day, count in totals.items():
        _count(session, (day, ALL), count)
    for key, one in fresh.items():
        _count(session, key, one.unwritten)
    for (_, words_hash), one in fresh.items():
        if one.networks >= AT_ONCE and _how_many_asked(session, words_hash, today) >= SEVERAL:
            rows = update(MissedSearch).where(col(MissedSearch.words_hash) == words_hash)
            session.execute(rows.values(words=one.words))


def _count(session: Session, key: Key, count: int) -> None:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    table = table_of(MissedSearch)
    statement = insert(table).values(day=key[0], words_hash=key[1], count=count, words="")
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["day", "words_hash"],
            set_={"count": table.c["count"] + statement.excluded["count"]},
        )
    )


def _how_many_asked(session: Session, words_hash: str, today: date) -> int:
    total = select(func.sum(col(MissedSearch.count))).where(
        col(MissedSearch.words_hash) == words_hash, col(MissedSearch.day) >= today - LOOKED_BACK
    )
    return session.execute(total).scalar_one() or 0


def misses_since(session: Session, first: date) -> list[tuple[date, int]]:
    """How many searches found nothing on each day from one on."""
    query = select(col(MissedSearch.day), col(MissedSearch.count)).where(
        col(MissedSearch.words_hash) == ALL, col(MissedSearch.day) >= first
    )
    return [(day, count) for day, count in session.execute(query.order_by(col(MissedSearch.day).desc()))]


def missed_words_since(session: Session, first: date) -> list[tuple[str, int]]:
    """Words that several people asked with in vain, with how many times, the most asked first."""
    times = func.sum(col(MissedSearch.count))
    query = (
        select(func.max(col(MissedSearch.words)), times)
        .where(col(MissedSearch.words) != "", col(MissedSearch.day) >= first)
        .group_by(col(MissedSearch.words_hash))
        .order_by(times.desc(), func.max(col(MissedSearch.words)))
    )
    return [(row[0], int(row[1])) for row in session.execute(query)]


def forget_old_misses(session: Session, now: datetime) -> None:
    """Forget searches of more than 13 months ago."""
    oldest = local_day(now) - relativedelta(months=MONTHS_KEPT)
    session.execute(delete(MissedSearch).where(col(MissedSearch.day) < oldest))
