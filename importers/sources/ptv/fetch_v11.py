"""What is asked of v11: services and channels of the municipality, then what they name but the lists lack."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from importers.http import FetchError, Response
from importers.sources.ptv import v11
from importers.sources.ptv.area import Area
from importers.sources.ptv.asking import Asking, batches
from importers.sources.ptv.pages import id_of, kind_of, objects_in, read_json

_BATCH = 100
_GENERAL_TEXTS = {"serviceWithGD": "true"}


def fetch_v11(asking: Asking, area: Area) -> Iterator[Response]:
    """Yield all pages. Raises FetchError and FeedUnreadableError."""
    if not area.code:
        raise FetchError("v11 is asked by municipality: set the option municipality, such as 491 for Mikkeli")
    where = f"list/area/Municipality/code/{area.code.zfill(3)}"
    everywhere = {"includeWholeCountry": "true"} if area.whole_country else {}
    services: set[str] = set()
    channels: set[str] = set()
    wanted_services: dict[str, None] = {}
    wanted_channels: dict[str, None] = {}
    organisations: dict[str, None] = {}
    for page in asking.pages(f"Service/{where}", {**_GENERAL_TEXTS, **everywhere}):
        for raw in _objects(page):
            services.add(id_of(raw))
            wanted_channels |= dict.fromkeys(channel for channel, _ in v11.connections_of_service(raw))
            organisations[v11.organisation_of(raw)[0]] = None
        yield page
    for page in asking.pages(f"ServiceChannel/{where}", everywhere):
        for raw in _objects(page):
            channels.add(id_of(raw))
            organisations[v11.organisation_of(raw)[0]] = None
            # Of national services only those that have a place here: their own channels elsewhere stay out.
            if kind_of(raw) == ("v11", "channel") and raw.get("serviceChannelType") == "ServiceLocation":
                wanted_services |= dict.fromkeys(service for service, _ in v11.connections_of_channel(raw))
        yield page
    for page in _by_id(asking, "Service", (i for i in wanted_services if i not in services), _GENERAL_TEXTS):
        organisations |= dict.fromkeys(v11.organisation_of(raw)[0] for raw in _objects(page))
        yield page
    yield from _by_id(asking, "ServiceChannel", (i for i in wanted_channels if i not in channels), {})
    yield from _by_id(asking, "Organization", filter(None, organisations), {})


def _by_id(asking: Asking, kind: str, ids: Iterable[str], query: Mapping[str, str]) -> Iterator[Response]:
    for batch in batches(ids, _BATCH):
        yield asking.page(f"{kind}/list", {**query, "guids": ",".join(batch)})


def _objects(page: Response) -> list[Mapping[str, Any]]:
    return [item for item in objects_in(read_json(page.body, page.url)) if isinstance(item, Mapping)]
