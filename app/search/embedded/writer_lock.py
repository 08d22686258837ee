"""One writer among all processes: a lock on a file, which the system frees when its holder ends."""

import fcntl
from pathlib import Path
from typing import IO

from app.search.engine import WriterBusyError


class WriterLock:
    """The right to write an index folder, over rebuilds and swaps too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the right, or keep it. Raises WriterBusyError when another holds it."""
        if self._file is not None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise WriterBusyError from None
        self._file = file

    def release(self) -> None:
        """Give it up."""
        if self._file is not None:
            self._file.close()
            self._file = None
