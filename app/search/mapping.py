"""Listings to documents of the index: here when they are few, and in processes beside this one when many."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from uuid import UUID

import structlog

from app.catalogue.queries import ListingDetails, details_of, listings_of
from app.core.db import engine_for, reading
from app.core.logging import configure_logging
from app.core.processes import end_with_parent
from app.core.settings import settings
from app.search.documents import SearchDocument, document_of, is_findable

log = structlog.get_logger()

AHEAD = 2
"""So many batches a process are under way at once: none waits, and few documents wait for the index."""


def documents_of(details: Iterable[ListingDetails], now: datetime) -> Iterator[SearchDocument]:
    """Documents of what can be found. One that cannot be made is logged and left out: the rest must go on."""
    for one in details:
        try:
            if is_findable(one, now):
                yield document_of(one, now)
        except Exception:
            log.exception("not_indexed", listing=str(one.listing.id))


def mapped_beside(
    address: str, batches: Iterable[Sequence[UUID]], now: datetime, processes: int
) -> Iterator[SearchDocument]:
    """Documents of listings by id, in their order, made by processes that read the database at `address`.

    Each reads what is committed when it comes to a batch: what changed meanwhile is in the outbox as well.
    """
    # A process is started afresh: a copy of this one would hold locks of threads that it does not have.
    with ProcessPoolExecutor(processes, get_context("spawn"), _prepare) as pool:
        under_way: deque[Future[list[SearchDocument]]] = deque()
        for ids in batches:
            under_way.append(pool.submit(_map, address, ids, now))
            if len(under_way) > AHEAD * processes:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def _prepare() -> None:
    end_with_parent()
    configure_logging(settings().log_format)


def _map(address: str, ids: Sequence[UUID], now: datetime) -> list[SearchDocument]:
    with reading(engine_for(address)) as session:
        published = [one for one in listings_of(session, ids) if one.state == "published"]
        published.sort(key=lambda listing: listing.id)
        return list(documents_of(details_of(session, published), now))
