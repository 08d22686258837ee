"""What a page holds: an envelope `{meta, data}`, a bare list or one object; and what each object is."""

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import orjson

from importers.contract import FeedUnreadableError

ObjectKind = Literal["event", "place", "keyword", "other", "foreign"]
Raw = dict[str, Any]

_TYPES: dict[str, ObjectKind] = {"Event/LinkedEvent": "event", "Place": "place", "Keyword": "keyword"}
_PATHS: dict[str, ObjectKind] = {"/event/": "event", "/place/": "place", "/keyword/": "keyword"}
_EVENT_MARKS = frozenset(
    {"start_time", "event_status", "super_event", "offers", "type_id", "short_description"}
)
_PLACE_MARKS = frozenset({"position", "street_address", "address_locality", "divisions"})
_KEYWORD_MARKS = frozenset({"alt_labels", "aggregate", "deprecated"})
_BOM = b"\xef\xbb\xbf"


def read_objects(body: bytes, where: str) -> list[Any]:
    """The objects of a page, as they came. Raises FeedUnreadableError when it is no page of Linked Events."""
    data = _json(body.removeprefix(_BOM), where)
    if isinstance(data, dict) and isinstance(data.get("data"), list):
        return list(data["data"])
    objects = data if isinstance(data, list) else [data]
    if objects and all(kind_of(item) == "foreign" for item in objects):
        raise FeedUnreadableError(
            f'{where} is JSON, but not of Linked Events: it has neither a list "data" nor an event'
        )
    return objects


def next_address(body: bytes) -> str | None:
    """The address of the next page, as the page tells it; None when it is the last or unreadable."""
    try:
        data = orjson.loads(body.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return None
    meta = data.get("meta") if isinstance(data, dict) else None
    address = meta.get("next") if isinstance(meta, dict) else None
    return address if isinstance(address, str) and address else None


def kind_of(item: object) -> ObjectKind:
    """What an object is: by its type, else its address, else its shape; `foreign` is nothing of ours."""
    if not isinstance(item, dict):
        return "foreign"
    declared = item.get("@type")
    if isinstance(declared, str):
        return _TYPES.get(declared, "other")
    for part, kind in _PATHS.items():
        if part in str(item.get("@id", "")):
            return kind
    return _kind_by_shape(item)


def _kind_by_shape(item: Mapping[str, Any]) -> ObjectKind:
    if item.keys() & _EVENT_MARKS:
        return "event"
    if "id" not in item:
        return "foreign"
    if item.keys() & _PLACE_MARKS:
        return "place"
    if item.keys() & _KEYWORD_MARKS:
        return "keyword"
    # What was deleted comes as a stub: an id, and "deleted".
    return "event" if item.get("deleted") is True else "foreign"


def id_of(reference: object) -> str | None:
    """The id in a reference: `{"id": …}`, `{"@id": "…/place/tprek:15417/?format=json"}`, or the address."""
    if isinstance(reference, dict):
        own = reference.get("id")
        if isinstance(own, str | int) and not isinstance(own, bool) and str(own).strip():
            return str(own).strip()
        reference = reference.get("@id")
    if not isinstance(reference, str):
        return None
    try:
        path = urlsplit(reference.strip()).path if "/" in reference else reference.strip()
    except ValueError:
        return None
    return unquote(path.rstrip("/").rpartition("/")[2]) or None


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
