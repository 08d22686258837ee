"""How routes get at the search engine."""

from typing import Annotated

from fastapi import Depends, Request

from app.search.engine import SearchEngine


def engine_of(request: Request) -> SearchEngine:
    """The engine of the app that a request came to."""
    engine: SearchEngine = request.app.state.search
    return engine


Engine = Annotated[SearchEngine, Depends(engine_of)]
