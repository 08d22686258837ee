"""What is asked of v12: services and channels of the municipality, their connections, and what is missing.

The interface is young and parts of it are not settled, so options of the feed can set paths and filters.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from importers.http import BadStatus, Response
from importers.sources.ptv.area import Area
from importers.sources.ptv.asking import Asking, Query, batches
from importers.sources.ptv.pages import channel_of_connection, id_of, objects_in, read_json

_PAGE_SIZE = 100
_BATCH = 20
_TEXTS = "languageVersions"


@dataclass(slots=True)
class _Seen:
    """Ids that pages told: of whole objects, and those that are wanted besides."""

    services: dict[str, None] = field(default_factory=dict)
    channels: dict[str, None] = field(default_factory=dict)
    wanted_services: dict[str, None] = field(default_factory=dict)
    wanted_channels: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)
    general: dict[str, None] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)


def fetch_v12(asking: Asking, area: Area) -> Iterator[Response]:
    """Yield all pages. Raises FetchError and FeedUnreadableError."""
    seen = _Seen()
    for page in _search(asking, "service", area):
        for raw in _objects(page):
            _note_service(seen, raw, whole=_TEXTS in raw)
        yield page
    for page in _search(asking, "channel", area):
        for raw in _objects(page):
            _note_channel(seen, raw)
        yield page
    yield from _connections(asking, "serviceContentIds", seen.services | seen.wanted_services, seen)
    yield from _connections(asking, "channelContentIds", dict(seen.channels), seen)
    for page in _one_by_one(asking, "service", seen.wanted_services, seen.services):
        for raw in _objects(page):
            _note_service(seen, raw, whole=True)
        yield page
    for page in _one_by_one(asking, "channel", seen.wanted_channels, seen.channels):
        yield page
    yield from _one_by_one(asking, "organisation", seen.organisations, {})
    yield from _one_by_one(asking, "general", seen.general, {})
    for batch in batches(seen.terms, _BATCH):
        yield from asking.pages(_path(asking, "terms"), {"uris": batch, "pageSize": _PAGE_SIZE})


_PATHS = {
    "service": "service",
    "channel": "service-channel",
    "organisation": "organization",
    "connection": "connection",
    "general": "general-description",
    "terms": "ontology-terms",
}


def _path(asking: Asking, kind: str) -> str:
    told = asking.option("paths", {}).get(kind, _PATHS[kind])
    return str(told).strip("/")


def _search(asking: Asking, kind: str, area: Area) -> Iterator[Response]:
    """Search pages of the municipality; options `service_search` and `channel_search` replace the filter."""
    here = {"areaType": "LimitedArea", "municipalities": [area.code.zfill(3)], "municipalitiesMatch": "any"}
    default: Query = here if area.code else {}
    query = asking.option(f"{kind}_search", default)
    yield from asking.pages(f"{_path(asking, kind)}/search", {**query, "pageSize": _PAGE_SIZE})


def _connections(asking: Asking, name: str, ids: Mapping[str, None], seen: _Seen) -> Iterator[Response]:
    for batch in batches(ids, _BATCH):
        for page in asking.pages(
            f"{_path(asking, 'connection')}/search", {name: batch, "pageSize": _PAGE_SIZE}
        ):
            for raw in _objects(page):
                seen.wanted_services[_text(raw, "serviceContentId")] = None
                seen.wanted_channels[channel_of_connection(raw)] = None
            yield page


def _one_by_one(
    asking: Asking, kind: str, wanted: Iterable[str], known: Mapping[str, None]
) -> Iterator[Response]:
    """Details by id. What has been taken away in the meantime (404, 410) is passed over."""
    for own_id in [i for i in wanted if i and i not in known]:
        try:
            page = asking.page(f"{_path(asking, kind)}/{quote(own_id, safe='')}", {})
        except BadStatus as error:
            if error.status not in (404, 410):
                raise
            continue
        yield page


def _note_service(seen: _Seen, raw: Mapping[str, Any], *, whole: bool) -> None:
    (seen.services if whole else seen.wanted_services)[id_of(raw)] = None
    _note(seen.organisations, raw, "organizationContentId")
    _note(seen.general, raw, "generalDescriptionContentId")
    terms = raw.get("ontologyTerms")
    seen.terms |= dict.fromkeys(t for t in (terms if isinstance(terms, list) else []) if isinstance(t, str))


def _note_channel(seen: _Seen, raw: Mapping[str, Any]) -> None:
    (seen.channels if _TEXTS in raw else seen.wanted_channels)[id_of(raw)] = None
    _note(seen.organisations, raw, "organizationContentId")


def _note(ids: dict[str, None], raw: Mapping[str, Any], name: str) -> None:
    if own_id := _text(raw, name):
        ids[own_id] = None


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _objects(page: Response) -> list[Mapping[str, Any]]:
    return [item for item in objects_in(read_json(page.body, page.url)) if isinstance(item, Mapping)]
