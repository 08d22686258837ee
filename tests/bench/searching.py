"""Search latency over generated listings. Run in a process of its own.

Documents are made as the indexer makes them; the baseline is the engine asked for everything, without words.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import orjson

from app.catalogue.content import to_json
from app.catalogue.feeds.ingest_batch import occurrence_rows
from app.catalogue.models import Listing, Occurrence
from app.catalogue.queries import ListingDetails
from app.catalogue.rules import slug_of
from app.catalogue.times.timeline import timeline
from app.search.documents import SearchDocument, document_of
from app.search.embedded.engine import TantivyEngine
from app.search.query import SearchQuery
from app.search.warming import warm
from importers.archive import Page
from importers.contract import Feed, ImportContext, RawRecord
from importers.sources.linked_events.importer import IMPORTER
from tests.bench.figures import Figure, keep, latencies
from tests.bench.generate import FILLER, SUBJECTS, event

ROUNDS = 300
EVERYTHING = "everything"
MIXED_AIM, MIXED_TAIL_AIM = "2", "15"
SAMPLE = 2_000
"""So many listings are mapped for real; larger catalogues repeat their texts under new ids."""


def details(number: int, now: datetime) -> ListingDetails:
    """A generated listing, as the catalogue would hold it."""
    payload = next(iter(IMPORTER.parse([_page(number, now)], _context(now))))
    assert isinstance(payload, RawRecord)
    content = IMPORTER.map(payload, _context(now)).content
    assert content is not None
    identity, times = UUID(int=number), timeline(content, now)
    listing = Listing(
        id=identity,
        slug=slug_of(content.title["fi"], identity),
        kind=content.kind,
        state="published",
        status=content.status,
        content=to_json(content),
        content_hash="",
        next_start=times.next_start,
        last_end=times.last_end,
        created_at=now,
        changed_at=now,
    )
    rows = tuple(Occurrence(**row) for row in occurrence_rows(identity, times))
    return ListingDetails(listing, content, rows, None, None)


def _context(now: datetime) -> ImportContext:
    return ImportContext(Feed("bench", "linked_events"), now)


def _page(number: int, now: datetime) -> Page:
    return Page("1", orjson.dumps({"meta": {}, "data": [event(number, now)]}), "application/json", None)


def documents(count: int, now: datetime) -> Iterator[SearchDocument]:
    """Documents of generated listings."""
    made = [document_of(details(number, now), now) for number in range(min(SAMPLE, count))]
    for number in range(count):
        document = made[number % len(made)]
        identity = str(UUID(int=number))
        yield replace(
            document,
            id=identity,
            next_start=document.next_start + number,
            card=document.card | {"id": identity},
        )


def _queries(rng: random.Random) -> dict[str, list[SearchQuery]]:
    words = [*SUBJECTS, *FILLER[10:]]
    return {
        EVERYTHING: [SearchQuery()] * 20,
        "one word": [SearchQuery(q=rng.choice(words)) for _ in range(ROUNDS)],
        "three words": [SearchQuery(q=" ".join(rng.sample(words, 3))) for _ in range(ROUNDS)],
        "word and filters": [
            SearchQuery(q=rng.choice(words), price=("free",), when="month", daypart=("evening",))
            for _ in range(ROUNDS)
        ],
        "slips": [SearchQuery(q=_slip(rng, rng.choice(SUBJECTS))) for _ in range(ROUNDS // 3)],
        "sentence": [SearchQuery(q=_sentence(rng)) for _ in range(ROUNDS // 3)],
        "near": [
            SearchQuery(q=rng.choice(SUBJECTS), near=(61.69, 27.27), radius=5000) for _ in range(ROUNDS // 3)
        ],
    }


def mixed_queries(rng: random.Random) -> list[SearchQuery]:
    """All sorts of questions but "everything", in turn and in no order."""
    kinds = [queries for name, queries in _queries(rng).items() if name != EVERYTHING]
    mixed = [query for queries in kinds for query in queries[: ROUNDS // 3]]
    rng.shuffle(mixed)
    return mixed


def _slip(rng: random.Random, word: str) -> str:
    place = rng.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1 :]


def _sentence(rng: random.Random) -> str:
    start = rng.choice(("haluaisin", "löytyykö jotain ilmaista", "missä voisi", "en halua mennä yksin"))
    end = rng.choice(("illalla", "viikonloppuna", "eläkeläisille", ""))
    return f"{start} {rng.choice(SUBJECTS)} {end}".strip()


def _suggesting(bench: str, engine: TantivyEngine, now: datetime) -> list[Figure]:
    """Suggestions for the beginnings of words; of a second word, the finished word is looked for too."""
    rng = random.Random(2)
    figures = []
    for name, start, aim in (("suggest", "", "3"), ("suggest, second word", "yhdessä ", "")):
        taken = []
        for _ in range(ROUNDS):
            word = rng.choice((*SUBJECTS, "yhdistys"))
            text = start + word[: rng.randint(2, len(word))]
            started = time.perf_counter()
            engine.suggest(text, "fi", 8, now)
            taken.append(time.perf_counter() - started)
        figures += latencies(bench, name, taken, aim)
    return figures


def _seconds(engine: TantivyEngine, query: SearchQuery, now: datetime) -> float:
    started = time.perf_counter()
    engine.search(query, now)
    return time.perf_counter() - started


def main(count: int, folder: Path) -> None:
    """Measure; prints and keeps the figures."""
    now, bench = datetime.now(UTC), f"search {count // 1000}k"
    engine = TantivyEngine(folder)
    engine.rebuild(documents(count, now))
    warm(engine)  # as a worker does when it starts
    figures: list[Figure] = []
    for name, queries in _queries(random.Random(1)).items():
        engine.search(queries[0], now)
        taken = [_seconds(engine, query, now) for query in queries]
        figures += latencies(bench, name, taken)
    mixed = [_seconds(engine, query, now) for query in mixed_queries(random.Random(3))]
    figures += latencies(bench, "mixed", mixed, MIXED_AIM, MIXED_TAIL_AIM)
    figures += _suggesting(bench, engine, now)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures.append(Figure(bench, "peak memory, building included", peak, "MB"))
    keep(figures)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
