"""A town over two engines: each question goes to both, and both must find, count and facet the same."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from meilisearch.client import Client

from app.search.engine import SearchResults
from app.search.server.engine import MeilisearchEngine
from app.search.server.fallback import FallbackEngine
from app.search.server.record import ServerRecord
from tests.app.town import Searching, Town


@dataclass(slots=True)
class BothEngines(Town):
    """Answers come from Meilisearch; the embedded engine is asked the same."""

    primary: MeilisearchEngine = field(init=False)
    name: str = field(init=False)

    @classmethod
    def found_over(cls, var: Path, now: datetime, empty: Path, server: tuple[str, str]) -> "BothEngines":
        """Make a town over a server, given by its address and key."""
        town = cls.found(var, now, empty)
        assert isinstance(town, BothEngines)
        town.name = f"test{uuid4().hex[:12]}"
        town.primary = MeilisearchEngine(*server, name=town.name)
        record = ServerRecord(var / "index" / "meilisearch.json", server[0])
        town.indexer = town.indexer_with(FallbackEngine(town.primary, town.engine, record))
        return town

    def ask(self, engine: Searching | None = None, /, **parameters: Any) -> SearchResults:
        """Search by Meilisearch, and see that the embedded engine finds the same."""
        found = Town.ask(self, engine or self.primary, **parameters)
        own = Town.ask(self, self.engine, **parameters)
        assert (found.total, found.facets, found.plan) == (own.total, own.facets, own.plan)
        if found.total <= len(own.hits):
            assert told(found) == told(own)
        return found

    def clear(self, server: tuple[str, str]) -> None:
        """Take the town's indexes away from the server."""
        client = Client(*server)
        for index in client.get_indexes({"limit": 1000})["results"]:
            if index.uid.startswith(self.name):
                client.wait_for_task(client.delete_index(index.uid).task_uid)


def told(results: SearchResults) -> list[tuple[str, int | None]]:
    """Results without their order."""
    return sorted((hit.card["id"], hit.distance_m) for hit in results.hits)
