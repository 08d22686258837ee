"""An answer → which kind of feed it is, and its entries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from importers.contract import FeedUnreadableError

_LEGACY_FIELDS = frozenset({"id", "name"})
_LEGACY_TIMES = frozenset({"start", "niceDatetime"})
_EVENTZ_FIELDS = frozenset({"_id", "name"})
_COLLECTION_FIELDS = frozenset({"_id", "name", "pageType", "privacy"})
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Answer:
    """The entries of an answer. `mode` is `legacy` or `eventz`."""

    mode: str
    entries: list[Any]


def read_answer(body: bytes, where: str, most: int) -> Answer:
    """Read an answer. `most`: the most entries that were asked for.

    Raises FeedUnreadableError, also when the answer was cut off at `most`: what is missing in it is not gone.
    """
    data = _json(body.removeprefix(_BOM), where)
    if isinstance(data, Mapping):
        if isinstance(data.get("pages"), list):
            return _collection(data, where, most)
        entries = _entries(data.get("data"))
        if entries is not None and (not entries or any(map(is_legacy, entries))):
            return Answer("legacy", entries)
        if "meta" in data and "data" in data:
            return _search(data["data"], where)
    raise FeedUnreadableError(f"{where} is JSON, but neither of MikkeliNyt nor of Eventz.today")


def is_legacy(entry: object) -> bool:
    """Whether an entry is an event of the old feed."""
    return (
        isinstance(entry, Mapping) and entry.keys() >= _LEGACY_FIELDS and bool(entry.keys() & _LEGACY_TIMES)
    )


def is_eventz(entry: object) -> bool:
    """Whether an entry is a page of Eventz."""
    return isinstance(entry, Mapping) and entry.keys() >= _EVENTZ_FIELDS


def _collection(data: Mapping[str, Any], where: str, most: int) -> Answer:
    entries = data["pages"]
    _refuse_strangers(entries, is_eventz, where)
    if len(entries) >= most or data.get("hasMore") or data.get("next"):
        raise FeedUnreadableError(
            f"{where} was cut off after {len(entries)} entries: "
            "ask for fewer months, or raise count, in feeds.toml"
        )
    return Answer("eventz", entries)


def _search(found: object, where: str) -> Answer:
    """The keyed search: read only if its rows turn out to be those of a collection."""
    entries = found.get("items") if isinstance(found, Mapping) else found
    rows = entries if isinstance(entries, list) else []
    if not any(isinstance(row, Mapping) and row.keys() >= _COLLECTION_FIELDS for row in rows):
        raise FeedUnreadableError(
            f"{where} is of the keyed search of Eventz, which is not read: give the address of a collection "
            "(…/api/collection/…/content)"
        )
    return Answer("eventz", rows)


def _refuse_strangers(entries: list[Any], is_ours: Callable[[object], bool], where: str) -> None:
    if entries and not any(map(is_ours, entries)):
        raise FeedUnreadableError(f"{where} has entries, but none of them is a page of Eventz.today")


def _entries(data: object) -> list[Any] | None:
    """A list; PHP writes a list with gaps as an object of numbered entries."""
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping) and data and all(key.isdecimal() for key in data):
        return list(data.values())
    return None


def _json(body: bytes, where: str) -> Any:
    start = body[:200].lstrip()
    if not start:
        raise FeedUnreadableError(f"{where} is empty")
    if start.startswith(b"<"):
        raise FeedUnreadableError(f"{where} is a web page or XML, not JSON")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise FeedUnreadableError(
            f"{where} is not whole JSON: it cannot be read past character {error.pos} ({error.msg})"
        ) from None
