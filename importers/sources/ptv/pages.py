"""What a page holds: objects of v11 or v12, each known by its shape."""

from collections.abc import Mapping
from typing import Any, Literal

import orjson

from importers.archive import Page
from importers.contract import FeedUnreadableError

Kind = Literal["service", "channel", "organisation", "connection", "term"]
Version = Literal["v11", "v12"]
Raw = Mapping[str, Any]

_V11_NAMES: dict[str, Kind] = {
    "serviceNames": "service",
    "serviceChannelNames": "channel",
    "organizationNames": "organisation",
}
_V12_ID = "contentId"
_V12_MARKS: dict[str, Kind] = {
    "serviceChannelType": "channel",
    "serviceClasses": "service",
    "serviceType": "service",
    "organizationType": "organisation",
    "businessCode": "organisation",
    "parentOrganizationContentId": "organisation",
}
_LISTS = ("itemList", "items")
_PAGE_MARKS = frozenset({"pageNumber", "pageCount", "page", "totalPages", "totalItems"})
_BOM = b"\xef\xbb\xbf"


def read_objects(page: Page) -> list[Any]:
    """The objects of a page, as they came: `{itemList}` (v11), `{items}` (v12), a bare list, or one object.

    Raises FeedUnreadableError when it is no page of PTV.
    """
    data = read_json(page.body, page.name)
    objects = objects_in(data)
    if objects and all(kind_of(item) is None and not _has_id(item) for item in objects):
        raise FeedUnreadableError(
            f"Page {page.name} is JSON, but not of PTV: it holds neither services, channels nor organisations"
        )
    return objects


def read_json(body: bytes, name: str) -> Any:
    """The JSON of a page. Raises FeedUnreadableError, which says in one line what the page is instead."""
    body = body.removeprefix(_BOM)
    start = body[:200].lstrip()
    if not start:
        raise FeedUnreadableError(f"Page {name} is empty")
    if start.startswith(b"<"):
        raise FeedUnreadableError(f"Page {name} is a web page or XML, not JSON")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise FeedUnreadableError(
            f"Page {name} is not whole JSON: it cannot be read past character {error.pos} ({error.msg})"
        ) from None


def objects_in(data: Any) -> list[Any]:
    """The objects of a page's JSON: those of its list, or itself when it is one single object."""
    if isinstance(data, list):
        return data
    return list_of(data) if is_page(data) else [data]


def is_page(data: object) -> bool:
    """Whether this is a page of a list rather than one object."""
    return isinstance(data, Mapping) and (
        any(isinstance(data.get(name), list) for name in _LISTS)
        # After the last page v11 gives null for a list.
        or (any(name in data for name in _LISTS) and not data.keys().isdisjoint(_PAGE_MARKS))
    )


def list_of(data: Raw) -> list[Any]:
    """The list of a page; empty when there is none."""
    return next((data[name] for name in _LISTS if isinstance(data.get(name), list)), [])


def page_count(data: object) -> int:
    """How many pages the list has, as this page tells; 1 when it does not."""
    told = [data.get("pageCount"), data.get("totalPages")] if isinstance(data, Mapping) else []
    return next((count for count in told if isinstance(count, int) and count > 0), 1)


def kind_of(item: object) -> tuple[Version, Kind] | None:
    """What an object is, or None when its shape does not tell."""
    if not isinstance(item, Mapping):
        return None
    for name, kind in _V11_NAMES.items():
        if name in item and "id" in item:
            return "v11", kind
    if isinstance(item.get("serviceContentId"), str) and channel_of_connection(item):
        return "v12", "connection"
    if _V12_ID in item:
        return next((("v12", kind) for name, kind in _V12_MARKS.items() if name in item), None)
    return ("v12", "term") if isinstance(item.get("uri"), str) else None


def id_of(item: Raw) -> str:
    """The id of a service, a channel or an organisation; "" when it has none."""
    own = item.get("id", item.get(_V12_ID))
    return own.strip() if isinstance(own, str) else ""


def channel_of_connection(item: Raw) -> str:
    """The channel of a v12 connection, under either of the names that it goes by."""
    own = item.get("serviceChannelContentId", item.get("channelContentId"))
    return own if isinstance(own, str) else ""


def _has_id(item: object) -> bool:
    return isinstance(item, Mapping) and (_V12_ID in item or "id" in item)
