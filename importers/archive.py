"""What was fetched, kept as it came, so that a run can be repeated without the network.

    var/archive/<feed>/<run>/001.gz, 002.gz …, manifest.json

A run's folder appears in one step when the run has ended: until then it is `.part-<run>`, which no reader
takes. Run names begin with their time in UTC (`20260301T120000Z`), so the order of names is that of time.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from importers.http_body import BodyLimits, read_body
from importers.http_errors import FetchError, mask_url
from importers.http_policy import Response

_FEED = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_RUN = re.compile(r"[0-9]{8}T[0-9]{6}Z(?:-[0-9a-z]{1,32})?")
_FILE = re.compile(r"[0-9]{3,5}\.gz")
_PART = ".part-"
_PIECE = 64 * 1024


class ArchiveError(Exception):
    """The archive cannot be written or read; the message says why."""


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much one run may hold; bytes are counted unpacked."""

    max_pages: int = 5_000
    max_page_bytes: int = 100 * 1024 * 1024
    max_run_bytes: int = 1024 * 1024 * 1024


_LIMITS = ArchiveLimits()


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page: its number in the run ("001"), unpacked body, and address (secrets masked)."""

    name: str
    body: bytes = field(repr=False)
    content_type: str
    url: str | None


def run_name(started_at: datetime, suffix: str = "") -> str:
    """Name a run by its (aware) start; a suffix of a–z and 0–9 tells runs of one second apart."""
    stamp = f"{started_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{stamp}-{suffix}" if suffix else stamp


def feed_folder(root: Path, feed: str) -> Path:
    """Give the folder of a feed's runs. Raises ArchiveError for a name that is not a plain one."""
    if not _FEED.fullmatch(feed):
        raise ArchiveError("A feed's name may hold only a–z, 0–9, “-” and “_”")
    return root / feed


def run_folder(feed: Path, run: str) -> Path:
    """Give the folder of one run of a feed. Raises ArchiveError for a name that no run can have."""
    if not _RUN.fullmatch(run):
        raise ArchiveError("A run's name is its time in UTC, such as 20260301T120000Z")
    return feed / run


class ArchiveWriter:
    """Writes one run; a context manager that keeps the run when the block ends well and drops it otherwise.

    `folder` is the run's own, feed_folder(…) / run_name(…). Raises ArchiveError when there is such a run
    already, or when it grows past its limits.
    """

    def __init__(self, folder: Path, limits: ArchiveLimits = _LIMITS) -> None:
        if not _RUN.fullmatch(folder.name) or not _FEED.fullmatch(folder.parent.name):
            raise ArchiveError("A run's folder is <feed>/<time in UTC>, such as kulttuuri/20260301T120000Z")
        self._folder = folder
        self._limits = limits
        self._part = folder.with_name(_PART + folder.name)
        self._entries: list[dict[str, Any]] = []
        self._size = 0

    def __enter__(self) -> Self:
        if self._folder.exists():
            raise ArchiveError(f"The run {self._folder.name} is in the archive already")
        try:
            self._part.mkdir(parents=True)
        except FileExistsError:
            raise ArchiveError(f"The run {self._folder.name} is being written, or was cut off") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._finish()
        else:
            shutil.rmtree(self._part, ignore_errors=True)

    def add(self, response: Response) -> Page:
        """Keep an answer and give it as the page that a replay would give.

        A "not modified" answer has nothing to keep: ValueError.
        """
        if response.not_modified:
            raise ValueError("a “not modified” answer has no body to archive")
        self._count(len(response.body))
        name = f"{len(self._entries) + 1:03}"
        _write_durably(self._part / f"{name}.gz", response.body, packed=True)
        url = mask_url(response.url)
        self._entries.append(
            {
                "file": f"{name}.gz",
                "url": url,
                "fetched_at": response.fetched_at.isoformat(),
                "status": response.status,
                "content_type": response.content_type,
                "etag": response.etag,
                "sha256": hashlib.sha256(response.body).hexdigest(),
                "size": len(response.body),
            }
        )
        return Page(name, response.body, response.content_type, url)

    def _count(self, size: int) -> None:
        self._size += size
        full = len(self._entries) >= self._limits.max_pages or self._size > self._limits.max_run_bytes
        if full or size > self._limits.max_page_bytes:
            raise ArchiveError("The feed holds more than one run may fetch: does it ever end?")

    def _finish(self) -> None:
        manifest = json.dumps({"version": 1, "pages": self._entries}, ensure_ascii=False, indent=1)
        _write_durably(self._part / "manifest.json", manifest.encode())
        self._part.rename(self._folder)
        _sync_folder(self._folder.parent)


def _write_durably(path: Path, content: bytes, *, packed: bool = False) -> None:
    with path.open("xb") as file:
        if packed:
            with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, mtime=0, filename="") as archive:
                archive.write(content)
        else:
            file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_run(folder: Path, limits: ArchiveLimits = _LIMITS) -> Iterator[Page]:
    """Yield the pages of a run in the order they came, each checked against its fingerprint.

    Raises ArchiveError when the run is missing, damaged or larger than its limits.
    """
    try:
        entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["pages"]
        wanted = [(str(e["file"]), str(e["sha256"]), str(e["content_type"]), e["url"]) for e in entries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"The run {folder.name} has no manifest that can be read") from error
    if len(wanted) > limits.max_pages:
        raise ArchiveError(f"The run {folder.name} holds too many pages")
    for file, sha256, content_type, url in wanted:
        body = _read_page(folder, file, limits.max_page_bytes)
        if hashlib.sha256(body).hexdigest() != sha256:
            raise ArchiveError(f"The page {file} of the run {folder.name} is not what was fetched")
        yield Page(file.removesuffix(".gz"), body, content_type, None if url is None else str(url))


def _read_page(folder: Path, file: str, max_bytes: int) -> bytes:
    if not _FILE.fullmatch(file):
        raise ArchiveError(f"The manifest of the run {folder.name} names a file that is not a page")
    try:
        with (folder / file).open("rb") as packed:
            pieces = iter(lambda: packed.read(_PIECE), b"")
            # Our own pages pack as well as they like: only the size is limited.
            return read_body(pieces, BodyLimits(max_bytes, max_ratio=2000), encoding="gzip")
    except (OSError, FetchError) as error:
        raise ArchiveError(f"The page {file} of the run {folder.name} cannot be read") from error


def runs(feed: Path) -> list[Path]:
    """Give the finished runs of a feed's folder, oldest first."""
    if not feed.is_dir():
        return []
    found = (path for path in feed.iterdir() if _RUN.fullmatch(path.name) and not path.is_symlink())
    return sorted(path for path in found if (path / "manifest.json").is_file())


def latest_run(feed: Path) -> Path | None:
    """Give the newest finished run of a feed's folder."""
    return next(reversed(runs(feed)), None)


def prune(feed: Path, keep: int = 10) -> list[str]:
    """Remove all but the newest runs, and what crashes before the newest left behind; gives their names."""
    kept = runs(feed)
    doomed = kept[: max(0, len(kept) - max(1, keep))]
    if kept:
        parts = feed.glob(f"{_PART}*")
        doomed += sorted(part for part in parts if part.name.removeprefix(_PART) < kept[-1].name)
    for path in doomed:
        with suppress(FileNotFoundError):
            shutil.rmtree(path)
    return [path.name for path in doomed]
