"""How routes get at the search engine."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from app.search.engine import SearchEngine
from app.search.missed import MissedSearches


def engine_of(request: Request) -> SearchEngine:
    """The engine of the app that a request came to."""
    engine: SearchEngine = request.app.state.search
    return engine


Engine = Annotated[SearchEngine, Depends(engine_of)]


def note_missed(request: Request, words: str, now: datetime) -> None:
    """Count a question that found nothing. Side effect: in memory alone."""
    missed: MissedSearches = request.app.state.missed
    host = request.client.host if request.client else None
    missed.note(words, host, request.headers.raw, now)
