"""The public catalogue as the kiosk keeps it for when nothing answers: what it shows, and what finds it."""

import gzip
from collections.abc import Iterator, Sequence
from datetime import datetime

import orjson
from sqlalchemy import Engine

from app.catalogue.queries import ListingDetails, details_of, public_listings
from app.catalogue.texts import text_in
from app.core.clock import local_day
from app.core.db import reading
from app.kiosk.copy_columns import columns_of
from app.kiosk.copy_keys import Vocabulary, postings_of, told_keys
from app.kiosk.copy_words import finnish_words, names_of, told_concepts, told_forms, told_wishes
from app.search.documents import SearchDocument, document_of, is_findable
from app.search.language import concepts

VERSION = 1
"""Of the shape: the browser takes no other."""
Pair = tuple[ListingDetails, SearchDocument]


def export(database: Engine, now: datetime) -> bytes:
    """The copy, packed: the same catalogue on the same day gives the same bytes."""
    with reading(database) as session:
        pairs = [
            pair for batch in public_listings(session) for pair in _findable(details_of(session, batch), now)
        ]
    pairs.sort(key=_order)
    return gzip.compress(orjson.dumps(_told(pairs, now)), 9, mtime=0)


def _findable(details: Sequence[ListingDetails], now: datetime) -> Iterator[Pair]:
    for one in details:
        if is_findable(one, now):
            yield one, document_of(one, now)


def _order(pair: Pair) -> tuple[str, str, str]:
    """What is alike side by side: numbers and texts then pack into less."""
    details, document = pair
    return details.content.kind, text_in(document.card["title"], "fi")[0], document.id


def _told(pairs: Sequence[Pair], now: datetime) -> dict[str, object]:
    documents = [document for _, document in pairs]
    postings = postings_of(documents)
    names = {key for concept in concepts() for name in names_of(concept) for key in name}
    vocabulary = Vocabulary.of(postings, names)
    return {
        "version": VERSION,
        "count": len(pairs),
        **columns_of(pairs, now),
        "keys": told_keys(vocabulary, postings),
        **told_forms(finnish_words(documents), vocabulary),
        "concepts": told_concepts(vocabulary),
        "wishes": told_wishes(local_day(now)),
    }
