"""What a page points to but doesn't hold: the rest of a series, places and keywords."""

from collections.abc import Iterator, Mapping
from typing import Any

from importers.contract import FeedUnreadableError
from importers.sources.linked_events.envelope import id_of, kind_of, read_objects
from importers.sources.linked_events.related import is_embedded, listed


def unfinished_series(body: bytes) -> list[str]:
    """Ids of series that the events of a page are, or belong to; each once."""
    found: dict[str, None] = {}
    for event in _objects(body, "event"):
        own, above = id_of(event), id_of(event.get("super_event"))
        if own and (event.get("super_event_type") or event.get("sub_events")):
            found[own] = None
        if above:
            found[above] = None
    return list(found)


def missing_related(body: bytes) -> list[str]:
    """Addresses of places and keywords that are told by their address alone, or were replaced; each once."""
    found: dict[str, None] = {}
    for event in _objects(body, "event"):
        references = [event.get("location"), *listed(event.get("keywords")), *listed(event.get("audience"))]
        for reference in references:
            if isinstance(reference, dict) and not is_embedded(reference):
                _note(found, reference.get("@id"))
    for kind in ("place", "keyword"):
        for item in _objects(body, kind):
            _note(found, _replacement(item))
    return list(found)


def _replacement(item: Mapping[str, Any]) -> str | None:
    """The address of what replaced a place or keyword; a bare id stands in for the old one's."""
    newer, own = item.get("replaced_by"), item.get("@id")
    if isinstance(newer, dict):
        newer = newer.get("@id")
    if not isinstance(newer, str) or not newer:
        return None
    if "/" in newer or not isinstance(own, str):
        return newer if "/" in newer else None
    return f"{own.partition('?')[0].rstrip('/').rpartition('/')[0]}/{newer}/"


def _note(found: dict[str, None], address: object) -> None:
    if isinstance(address, str) and "/" in address:
        found[address] = None


def _objects(body: bytes, kind: str) -> Iterator[Mapping[str, Any]]:
    try:
        items = read_objects(body, "A page")
    except FeedUnreadableError:
        return  # parse says what is wrong with it
    yield from (item for item in items if kind_of(item) == kind)
