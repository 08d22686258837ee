"""What many processes keep in memory, and how they notice that somebody changed it.

Whoever changes it gives it another number in the same transaction. Every process looks at the numbers once in
a while, and loads anew what has another one: whatever answers readers never waits for the database.
"""

import threading
from collections.abc import Callable

import structlog
from sqlalchemy import Engine
from sqlmodel import Field, Session, SQLModel, select

from app.core.db import reading

log = structlog.get_logger()
REST_SECONDS = 1.0


class Edition(SQLModel, table=True):
    """How many times something has been changed."""

    __tablename__ = "edition"

    name: str = Field(primary_key=True)
    number: int = 0


Load = Callable[[Session], None]


def changed(session: Session, name: str) -> None:
    """Tell every process that something was changed, once the transaction has ended."""
    edition = session.get(Edition, name)
    if edition is None:
        session.add(Edition(name=name, number=1))
    else:
        edition.number += 1


class Follower:
    """Keeps what this process has in memory true to the database. Safe to use from many threads."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._loads: list[tuple[str, Load]] = []
        self._known: dict[str, int] = {}
        self._lock = threading.Lock()

    def add(self, name: str, load: Load) -> None:
        """`load` is called at the first look, and whenever `name` has changed."""
        self._loads.append((name, load))

    def look(self) -> None:
        """Load what has changed since the last look."""
        with self._lock, reading(self._database) as session:
            numbers = {one.name: one.number for one in session.exec(select(Edition))}
            for name, load in self._loads:
                number = numbers.get(name, 0)
                if self._known.get(name) != number:
                    load(session)
                    self._known[name] = number

    def follow(self, stop: threading.Event) -> None:
        """Look again and again until told to stop. A failure is logged, and tried again."""
        while not stop.wait(REST_SECONDS):
            try:
                self.look()
            except Exception:
                log.exception("following")
