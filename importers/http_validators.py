"""ETags and Last-Modified dates, with which we ask for a feed only if it has changed."""

import json
import os
from pathlib import Path
from typing import Protocol

_MOST_KEPT = 1000
_LONGEST = 500

Validator = tuple[str | None, str | None]


class Validators(Protocol):
    """Remembers the ETag and Last-Modified of addresses (masked, so no secret is kept)."""

    def get(self, url: str) -> Validator | None:
        """Give (etag, last_modified) of an address, None when it is new."""

    def put(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Remember the validators of an answer."""


class ValidatorFile:
    """Validators in a JSON file beside the archive.

    `put` only remembers; `save` writes. Save when the run has succeeded: after a run that stopped, "not
    modified" would hide the change that the run never brought in. A damaged file counts as empty: then the
    feed is fetched whole. Without `ask` nothing is asked conditionally, and what comes is still remembered.
    """

    def __init__(self, path: Path, *, ask: bool = True) -> None:
        self._path = path
        self._ask = ask
        self._known = _read(path)

    def get(self, url: str) -> Validator | None:
        """Give (etag, last_modified) of an address, None when it is new."""
        return self._known.get(url) if self._ask else None

    def put(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Remember the validators of an answer; without any, forget those of before."""
        self._known.pop(url, None)
        kept = (_if_short(etag), _if_short(last_modified))
        if any(kept):
            self._known[url] = kept

    def save(self) -> None:
        """Write the file in one step; the oldest of more than 1000 addresses are forgotten."""
        newest = dict(list(self._known.items())[-_MOST_KEPT:])
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".part")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(newest, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)


def _if_short(value: str | None) -> str | None:
    fit = value and len(value) <= _LONGEST and value.isascii() and value.isprintable()
    return value if fit else None


def _read(path: Path) -> dict[str, Validator]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict):
        return {}
    pairs = {url: pair for url, pair in stored.items() if isinstance(pair, list) and len(pair) == 2}
    return {url: (_text(pair[0]), _text(pair[1])) for url, pair in pairs.items()}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
