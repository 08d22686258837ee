"""XLSX, XLS and ODS → tables. The container is looked at first; then a process of its own reads the cells."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

from importers.contract import FeedUnreadableError
from importers.sources.spreadsheet.tables import MAX_COLUMNS, MAX_ROWS, Row, Table

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_BYTES: Final = 20 * 1024 * 1024
_MAX_MEMBERS: Final = 2_000
_MAX_UNPACKED: Final = 150 * 1024 * 1024
_SECONDS: Final = 60
_READER: Final = Path(__file__).with_name("unpacking.py")


def is_workbook(body: bytes) -> bool:
    """Whether the file is a container as spreadsheet programs write them."""
    return body.startswith((_ZIP, _OLE))


def read_workbook(body: bytes, where: str) -> list[Table]:
    """Every visible sheet. FeedUnreadableError for what is damaged, locked, or larger than any list."""
    if len(body) > _MAX_BYTES:
        raise FeedUnreadableError(f"{where} is larger than {_MAX_BYTES // 2**20} MB.")
    if body.startswith(_ZIP):
        _look_into(body, where)
    answer = _ask_reader(body, where)
    if isinstance(answer, dict):
        raise FeedUnreadableError(f"{where} {answer['problem']}")
    return [Table(name, _rows(first, rows)) for name, first, rows in answer]


def _look_into(body: bytes, where: str) -> None:
    """Refuse a file that says of itself that it unpacks into far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as container:
            members = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FeedUnreadableError(f"{where} is damaged: it may have been cut off on its way.") from None
    if len(members) > _MAX_MEMBERS:
        raise FeedUnreadableError(f"{where} is no spreadsheet: it packs {len(members)} files.")
    if sum(member.file_size for member in members) > _MAX_UNPACKED:
        raise FeedUnreadableError(f"{where} unpacks into more than {_MAX_UNPACKED // 2**20} MB.")


def _ask_reader(body: bytes, where: str) -> Any:
    # Sizes told by a file may be lies, and the library ends its process when memory ends.
    command = [sys.executable, "-I", str(_READER), str(MAX_ROWS), str(MAX_COLUMNS)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program and two numbers
            command, input=body, capture_output=True, timeout=_SECONDS, check=True
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise FeedUnreadableError(f"{where} takes longer than {_SECONDS} seconds to read.") from None
    except (subprocess.CalledProcessError, ValueError):
        raise FeedUnreadableError(
            f"{where} cannot be opened: it is damaged, or a cell far away makes it too large. "
            "Delete the empty rows and columns, save it and try again."
        ) from None


def _rows(first: int, rows: list[list[str]]) -> tuple[Row, ...]:
    return tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=first))
