"""Where letters are handed in: a mail server, or a folder."""

import os
from contextlib import AbstractContextManager
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol, Self
from uuid import uuid4


class NotTakenError(Exception):
    """A message was not taken. `reason` may hold an address: it is for the table, never for logs.

    `is_final`: trying again is of no use. `is_closed`: nothing more can be handed in this time.
    """

    def __init__(self, reason: str, *, is_final: bool = False, is_closed: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.is_final, self.is_closed = reason, is_final, is_closed


class Post(AbstractContextManager["Post"], Protocol):
    """Takes messages, one after another, until it is closed."""

    def hand_in(self, message: EmailMessage, return_to: str = "") -> None:
        """Hand in a message; `return_to`: where it comes back to. Raises NotTakenError."""
        ...


class FolderPost(Post):
    """Messages as files that mail programs open: for development, where nothing must leave the machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was left open."""

    def hand_in(self, message: EmailMessage, return_to: str = "") -> None:  # noqa: ARG002 - nothing comes back from a folder
        """Write it beside and put it in place whole. What is there already is the same letter: it stays."""
        day = message["Date"].datetime
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._put(message.as_bytes(), self._folder / f"{day:%Y-%m-%d-%H%M%S}-{name}.eml")
        except OSError as error:
            raise NotTakenError(f"{type(error).__name__}: {error.strerror}", is_closed=True) from error

    def _put(self, content: bytes, target: Path) -> None:
        beside = target.with_name(f".{uuid4().hex}.part")
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            # A rename would overwrite; a second name for the file is refused where one is.
            target.hardlink_to(beside)
        except FileExistsError:
            return
        finally:
            beside.unlink(missing_ok=True)
