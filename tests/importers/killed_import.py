"""An import in a process of its own, to be killed: python -m tests.importers.killed_import DATABASE TITLE."""

import sys
from datetime import UTC, datetime, timedelta

from app.core.db import engine_for
from tests.builders import listing, weekly
from tests.json_lines import Line, Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
COUNT = 400


def lines(title: str) -> list[Line]:
    """A feed that is large enough to be cut off in the middle."""
    return [
        line(str(n), listing(f"{title} {n}", weekly("2026-09-01T17:00"), kind="activity"))
        for n in range(COUNT)
    ]


if __name__ == "__main__":
    Reader(engine_for(sys.argv[1])).read(lines(sys.argv[2]), NOW + timedelta(hours=1))
