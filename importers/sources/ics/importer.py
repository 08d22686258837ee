"""The source: asks for one address, gathers its events into listings, and maps each."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from importers.archive import Page
from importers.contract import ImportContext, Mapped, Problem, RawRecord, SourceInfo, load_info
from importers.http import Fetcher, FetchError, Response
from importers.http_errors import SECRET_PARAMS, is_secret
from importers.sources.ics.filing import Filing
from importers.sources.ics.mapping import map_event

_FOLDER = Path(__file__).parent
_ACCEPT: Final = {"accept": "text/calendar, */*;q=0.5"}
_WEBCAL: Final = re.compile(r"webcals?://", re.IGNORECASE)
_PRIVATE_PATH: Final = re.compile(r"/private-[0-9a-z]{8,}/", re.IGNORECASE)


class PrivateAddress(FetchError):  # noqa: N818 - named by what happened, as every FetchError is
    """The address was made for one person: whoever has it reads what that person may read."""

    permanent = True


class IcsImporter:
    """Reads calendars: one listing for each event or series."""

    @cached_property
    def info(self) -> SourceInfo:
        """What `source.toml` says."""
        return load_info(_FOLDER)

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        """Ask for the calendar. Raises FetchError, also for an address that was made for one person."""
        url = _WEBCAL.sub("https://", context.feed.url or "", count=1)
        if not url:
            raise FetchError(f"The feed {context.feed.name} has no address: give it a url in feeds.toml")
        if _is_personal(url):
            raise PrivateAddress(
                "This calendar address is personal: it holds a signature or a key. Nothing was fetched or "
                "stored. Ask the group for its public calendar address"
            )
        yield fetcher.get(url, headers=_ACCEPT)

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        """Read pages into listings. Raises FeedUnreadableError when a page is not a whole calendar."""
        return Filing(context.feed.options).read(pages)

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        """Turn one listing into content."""
        del context  # the payload holds the options that decide the content
        return map_event(record.external_id, record.payload)


def _is_personal(url: str) -> bool:
    """Whether the address is signed (`auth[key]=…`), has a key, or is one of Google's private ones."""
    address, _, query = url.partition("?")
    names = (unquote(part.partition("=")[0]).partition("[")[0] for part in query.split("&"))
    return _PRIVATE_PATH.search(address) is not None or any(is_secret(name, SECRET_PARAMS) for name in names)


IMPORTER = IcsImporter()
