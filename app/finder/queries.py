"""Looking for suggestions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlmodel import Session

from app.catalogue.content import from_json
from app.catalogue.queries import listings_of
from app.finder.answers import Answers
from app.finder.rules import (
    SHOWN,
    Candidate,
    bounds,
    is_told,
    looser,
    query_of,
    sentences_of,
    spread,
)
from app.search.engine import Hit, SearchEngine
from app.search.query import MAX_LIMIT, SearchQuery

YOUNG = "children"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion, the answers that it fits, and the questions whose answers it does not."""

    candidate: Candidate
    answers: Answers
    let_go: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The suggestions of one round. `others`: whether there is another round."""

    suggestions: tuple[Suggestion, ...]
    others: bool


def round_of(engine: SearchEngine, session: Session, answers: Answers, now: datetime) -> Round:
    """The suggestions of the round that is asked for. Raises UnavailableError."""
    most = answers.round * SHOWN + 1
    found = list(islice(_suggestions(engine, session, answers, now), most))
    fitting = sum(not one.let_go for one in found[:SHOWN])
    start, end = bounds(fitting, answers.round)
    return Round(tuple(found[start:end]), others=len(found) > end)


def _suggestions(
    engine: SearchEngine, session: Session, answers: Answers, now: datetime
) -> Iterator[Suggestion]:
    """All suggestions: first those that fit every answer, then those that fit fewer. Each series once."""
    titles: set[str] = set()
    for fewer, let_go in looser(answers):
        pool = [one for one in _candidates(engine, session, fewer, now) if one.title not in titles]
        for candidate in spread(pool, with_young=_asks_for_young(fewer)):
            if candidate.title not in titles:
                titles.add(candidate.title)
                yield Suggestion(candidate, fewer, let_go)


def _candidates(
    engine: SearchEngine, session: Session, answers: Answers, now: datetime
) -> Iterator[Candidate]:
    hits = _hits(engine, answers, now)
    rows = {str(row.id): row for row in listings_of(session, [UUID(hit.card["id"]) for hit in hits])}
    for hit in hits:
        row = rows.get(hit.card["id"])
        if row is not None and row.state == "published":  # the index may be a moment behind
            content = from_json(row.content)
            if is_told(content, answers):
                yield Candidate(hit, content)


def _hits(engine: SearchEngine, answers: Answers, now: datetime) -> list[Hit]:
    """What every filter and every sentence finds, in the order of the first sentence."""
    query = replace(query_of(answers), limit=MAX_LIMIT)
    found = [_found(engine, replace(query, q=sentence), now) for sentence in sentences_of(answers) or ("",)]
    in_all = set.intersection(*({hit.card["id"] for hit in hits} for hits in found))
    return [hit for hit in found[0] if hit.card["id"] in in_all]


def _found(engine: SearchEngine, query: SearchQuery, now: datetime) -> tuple[Hit, ...]:
    results = engine.search(query, now)
    # What the search itself let go of is no answer here: the finder says what it lets go, and in which order.
    return () if results.plan.dropped or results.reach.loose else results.hits


def _asks_for_young(answers: Answers) -> bool:
    return any(YOUNG in choice.filters.get("audience", ()) for choice in answers.choices)
