"""Places and keywords that events point to: from their own pages, or embedded in the event."""

from collections.abc import Mapping
from typing import Any

from importers.sources.linked_events.envelope import Raw, id_of

_PLACE_FIELDS = (
    "name",
    "street_address",
    "postal_code",
    "address_locality",
    "position",
    "telephone",
    "info_url",
)
_MOST_REPLACEMENTS = 5
_REFERENCE_LISTS = ("keywords", "audience")


def is_embedded(reference: object) -> bool:
    """Whether a place or keyword came whole, not as its address alone."""
    return isinstance(reference, dict) and isinstance(reference.get("name"), Mapping)


def needs_related(event: Mapping[str, Any]) -> bool:
    """Whether an event points to places or keywords that it doesn't hold."""
    location = event.get("location")
    if location and not is_embedded(location):
        return True
    return any(not is_embedded(item) for name in _REFERENCE_LISTS for item in listed(event.get(name)))


def listed(value: object) -> list[Any]:
    """A list as it is; a single object as a list of one; nothing, or a bare value, as an empty list."""
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, dict) else []


class Related:
    """Places and keywords by id. What was replaced leads on; what is missing breaks nothing."""

    def __init__(self) -> None:
        self._places: dict[str, Raw] = {}
        self._keywords: dict[str, Raw] = {}

    def add_place(self, place: Mapping[str, Any]) -> None:
        """Remember a place of a page of its own."""
        if key := id_of(place):
            self._places[key] = _with_replacement(_slim_place(place, key), place)

    def add_keyword(self, keyword: Mapping[str, Any]) -> None:
        """Remember a keyword of a page of its own."""
        if key := id_of(keyword):
            self._keywords[key] = _with_replacement(_slim_keyword(keyword, key), keyword)

    def embed(self, event: Raw) -> Raw:
        """The event with its place and keywords whole, only their needed fields; `{"id": …}` when unknown."""
        event = dict(event)
        if event.get("location"):
            event["location"] = self._found(event["location"], self._places, _slim_place)
        for name in _REFERENCE_LISTS:
            if name in event:
                found = (self._found(item, self._keywords, _slim_keyword) for item in listed(event[name]))
                event[name] = [item for item in found if item]
        return event

    def _found(self, reference: object, known: Mapping[str, Raw], slim: Any) -> Raw | None:
        key = id_of(reference)
        if key is None and not is_embedded(reference):
            return None
        item = (
            _with_replacement(slim(reference, key), reference)
            if is_embedded(reference)
            else known.get(key or "")
        )
        for _ in range(_MOST_REPLACEMENTS):
            newer = known.get(str(item.get("replaced_by"))) if item else None
            if newer is None:
                break
            item = newer
        if item is None:
            return {"id": key}
        return {name: value for name, value in item.items() if name != "replaced_by"}


def _slim_place(place: Mapping[str, Any], key: str | None) -> Raw:
    slim: Raw = {name: place[name] for name in _PLACE_FIELDS if place.get(name)}
    return {"id": key, **slim} if key else slim


def _slim_keyword(keyword: Mapping[str, Any], key: str | None) -> Raw:
    slim: Raw = {"name": keyword["name"]} if keyword.get("name") else {}
    return {"id": key, **slim} if key else slim


def _with_replacement(slim: Raw, whole: Any) -> Raw:
    newer = id_of(whole.get("replaced_by"))
    return {**slim, "replaced_by": newer} if newer else slim
