"""Both engines of a town over a server of the test's own, and what that server holds."""

from app.search.server.engine import MeilisearchEngine
from app.search.server.fallback import FallbackEngine, Server
from app.search.server.record import ServerRecord
from tests.app.town import Town, id_of
from tests.meilisearch_server import KEY


def over(town: Town, url: str, most_missed: int = 5_000, key: str = KEY) -> FallbackEngine:
    """Both engines of the town, as a process has them; a server that did not answer is soon asked again."""
    there = Server(url, key, "listings")
    record = ServerRecord(town.var / "index" / "meilisearch.json", there.told_apart, most_missed)
    primary = MeilisearchEngine(url, key, there.name)
    return FallbackEngine(primary, town.engine, record, rest_seconds=0, now=lambda: town.now)


def on_server(engine: FallbackEngine) -> list[str]:
    """Ids of all that the server holds."""
    held = engine._primary._questions.fetch("last_end >= 0", ("id",), limit=10_000)
    return sorted(one["id"] for one in held.some)


def built(engine: FallbackEngine) -> str:
    """When the server's index was made: a rebuild makes another."""
    return engine._primary.mark().split()[0]


def ids(*keys: str) -> list[str]:
    return sorted(str(id_of(key)) for key in keys)
