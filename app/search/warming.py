"""What the first question would have to wait for, loaded when a worker starts."""

import gc

import structlog

from app.core.clock import utc_now
from app.core.errors import OpastamoError
from app.search.engine import SearchEngine
from app.search.query import SearchQuery

log = structlog.get_logger()
QUESTION = "ilmaista jumppaa lauantaina"
"""Words, a price and a day: it goes through every table."""


def warm(engine: SearchEngine) -> None:
    """Ask once: lexicon, everyday words, spelling and index are read. What is not there yet is left alone."""
    try:
        engine.search(SearchQuery(q=QUESTION), utc_now())
        engine.suggest(QUESTION, "fi", 1, utc_now())
    except OpastamoError as error:
        log.info("not_warm", reason=error.message)
    gc.collect()
    gc.freeze()  # what was loaded stays: the collector need not look through half a million objects again
