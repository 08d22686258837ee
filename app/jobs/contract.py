"""What a job of `opastamo work` is, so that others than the app can bring jobs of their own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Engine

from app.core.settings import Settings


class Room(Protocol):
    """What every job may work with. `stop` is set when the process is told to end."""

    @property
    def settings(self) -> Settings:
        """The settings of the process."""

    @property
    def database(self) -> Engine:
        """The database."""

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock."""

    @property
    def stop(self) -> threading.Event:
        """Set: end soon."""


Room_contra = TypeVar("Room_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Job(Generic[Room_contra]):
    """Something to do again and again, so many seconds apart. `run` tells whether more is to do at once."""

    name: str
    every: float
    run: Callable[[Room_contra], bool]
