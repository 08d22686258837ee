"""The engine that the settings ask for."""

from app.core.settings import Settings
from app.search.engine import SearchEngine
from app.search.fallback_engine import FallbackEngine
from app.search.meilisearch_engine import MeilisearchEngine
from app.search.semantic.choose import stage_for_settings
from app.search.server_record import ServerRecord
from app.search.tantivy_engine import TantivyEngine


def engine_for_settings(settings: Settings) -> SearchEngine:
    """The embedded engine; or Meilisearch, with the embedded one to answer when the server does not."""
    folder = settings.var / "index"
    stage = stage_for_settings(settings)
    embedded = TantivyEngine(folder, stage)
    if not settings.meilisearch_url:
        return embedded
    key = settings.meilisearch_key.get_secret_value()
    record = ServerRecord(folder / "meilisearch.json", settings.meilisearch_url)
    return FallbackEngine(MeilisearchEngine(settings.meilisearch_url, key, stage=stage), embedded, record)
