"""The engine that the settings ask for."""

from app.core.settings import Settings
from app.search.embedded.engine import TantivyEngine
from app.search.engine import SearchEngine
from app.search.semantic.choose import stage_for_settings


def engine_for_settings(settings: Settings) -> SearchEngine:
    """The embedded engine; or Meilisearch, with the embedded one to answer when the server does not."""
    folder = settings.var / "index"
    stage = stage_for_settings(settings)
    embedded = TantivyEngine(folder, stage)
    if not settings.meilisearch_url:
        return embedded
    from app.search.server.fallback import Server, engine_over  # noqa: PLC0415 - its client takes 5 MB

    key = settings.meilisearch_key.get_secret_value()
    server = Server(settings.meilisearch_url, key, settings.meilisearch_name)
    return engine_over(server, folder, embedded, stage)
