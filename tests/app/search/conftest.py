"""A Meilisearch server to be stopped and started, and a town over it."""

from collections.abc import Iterator

import pytest

from app.search.server.fallback import FallbackEngine
from tests.app.fallback import over
from tests.app.town import Town
from tests.meilisearch_server import Server, why_not


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of the test's own, to be stopped and started."""
    if reason := why_not(own=True):
        pytest.skip(reason)
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.end()


@pytest.fixture
def fallback(town: Town, server: Server) -> Iterator[FallbackEngine]:
    engine = over(town, server.url)
    town.indexer = town.indexer_with(engine)
    yield engine
    engine.close()
