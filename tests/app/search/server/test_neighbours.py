"""Several Opastamos on one server, each with a name of its own, leave one another alone."""

from app.core.settings import Settings
from app.search.choose_engine import engine_for_settings
from app.search.server.fallback import FallbackEngine
from tests.app.town import Town
from tests.meilisearch_server import KEY, Server


def _engine(town: Town, server: Server, name: str) -> FallbackEngine:
    chosen = Settings(
        var=town.var / name, meilisearch_url=server.url, meilisearch_key=KEY, meilisearch_name=name
    )
    engine = engine_for_settings(chosen)
    assert isinstance(engine, FallbackEngine)
    return engine


def test_each_finds_its_own_and_rebuilds_only_its_own(town: Town, server: Server) -> None:
    one, other = _engine(town, server, "listings"), _engine(town, server, "mikkeli")
    town.add("a", title="Kuoro")
    town.indexer_with(one).catch_up()
    mark = one._primary.mark()
    town.add("b", title="Shakki")
    town.indexer_with(other).rebuild()
    assert (town.found_keys(one._primary), one._primary.mark()) == (["a"], mark)
    assert sorted(town.found_keys(other._primary)) == ["a", "b"]
    one.close()
    other.close()
