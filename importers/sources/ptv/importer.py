"""The importer of PTV: asks either version of the API, or reads its pages from files."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from importers.archive import Page
from importers.contract import ImportContext, Importer, Mapped, Problem, RawRecord, SourceInfo, load_info
from importers.http import Fetcher, Response
from importers.sources.ptv import v11, v12
from importers.sources.ptv.area import area_of
from importers.sources.ptv.asking import Asking
from importers.sources.ptv.fetch_v11 import fetch_v11
from importers.sources.ptv.fetch_v12 import fetch_v12
from importers.sources.ptv.joining import join
from importers.sources.ptv.mapping import Use, map_place, map_service
from importers.sources.ptv.records import Organisation

_READERS = {"v11": v11, "v12": v12}
_FETCHERS = {"v11": fetch_v11, "v12": fetch_v12}


class PtvImporter:
    """Services of a municipality with their places. Options are explained in `source.toml`."""

    info: SourceInfo = load_info(Path(__file__).parent)

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        """Ask for services and channels of the municipality. Raises FetchError and FeedUnreadableError."""
        asking = Asking(fetcher, context.feed)
        return _FETCHERS[asking.version](asking, area_of(context.feed.options))

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        """Join the pages into records. Raises FeedUnreadableError when a page is none of PTV's."""
        return join(pages, area_of(context.feed.options))

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        """Turn a service, or a place of its own, into a listing."""
        payload: Mapping[str, Any] = record.payload
        organisation = _organisation(payload.get("organisation"))
        if "service" not in payload:
            return map_place(_use(payload).channel, organisation, context.now)
        service = _READERS[payload["version"]].read_service(payload["service"])
        return map_service(service, [_use(use) for use in payload["uses"]], organisation, context.now)


def _use(told: Mapping[str, Any]) -> Use:
    reader = _READERS[told["version"]]
    return Use(
        reader.read_channel(told["channel"], told["type"]), reader.read_connection(told.get("connection", {}))
    )


def _organisation(raw: Mapping[str, Any] | None) -> Organisation | None:
    if raw is None:
        return None
    return v12.read_organisation(raw) if "contentId" in raw else v11.read_organisation(raw)


IMPORTER: Importer = PtvImporter()
