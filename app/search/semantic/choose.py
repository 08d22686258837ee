"""What the settings ask for: nothing, unless `semantic` is on and its package is installed.

Its modules are loaded only then: a worker without them does without their packages.
"""

from pathlib import Path

from app.core.settings import Settings
from app.search.last_stage import Keeper, LastStage


def stage_for_settings(settings: Settings) -> LastStage | None:
    """The last stage of the search."""
    if not settings.semantic:
        return None
    from app.search.semantic.installed import stage  # noqa: PLC0415 - loads numpy and the model

    return stage(vectors_file(settings.var / "index"))


def keeper_for_settings(settings: Settings) -> Keeper | None:
    """What keeps its vectors."""
    if not settings.semantic:
        return None
    from app.search.semantic.installed import keeper  # noqa: PLC0415 - loads numpy and the model

    return keeper(vectors_file(settings.var / "index"))


def vectors_file(folder: Path) -> Path:
    """Where the vectors lie, beside an index."""
    return folder / "meanings.vectors"
