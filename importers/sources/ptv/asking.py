"""Asking PTV's API: which version, where, with which key; pages of lists and batches of ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from importers.contract import Feed
from importers.http import Fetcher, FetchError, Response
from importers.sources.ptv.pages import Version, page_count, read_json

_MAX_PAGES = 500
_KEY_HEADER = "x-api-key"
Query = Mapping[str, Any]


class Asking:
    """One run's questions."""

    def __init__(self, fetcher: Fetcher, feed: Feed) -> None:
        if feed.url is None:
            raise FetchError("This feed has no address: give the base address of the API, such as …/api/v11/")
        self.options = feed.options
        self.version = _version(feed)
        self._fetcher = fetcher
        self._base = feed.url.rstrip("/") + "/"
        self._headers = _headers(feed, self.version)

    def option(self, name: str, default: Any) -> Any:
        """An option of the feed, when it is of the same type as its default."""
        value = self.options.get(name, default)
        return value if isinstance(value, type(default)) else default

    def page(self, path: str, query: Query) -> Response:
        """One answer. Raises FetchError."""
        address = f"{self._base}{path}"
        if query:
            address += f"?{urlencode(query, doseq=True)}"
        response = self._fetcher.get(address, headers=self._headers)
        if response.not_modified:
            raise FetchError(
                "Nothing has changed, says the server, but all pages are needed", url=response.url
            )
        return response

    def pages(self, path: str, query: Query) -> Iterator[Response]:
        """All pages of a list. Raises FetchError and FeedUnreadableError."""
        number, count = 1, 1
        while number <= count:
            page = self.page(path, {**query, "page": number})
            count = min(page_count(read_json(page.body, path)), self.option("max_pages", _MAX_PAGES))
            yield page
            number += 1


def batches(ids: Iterable[str], size: int) -> Iterator[Sequence[str]]:
    """The ids in order, so many at a time."""
    left = list(ids)
    for start in range(0, len(left), size):
        yield left[start : start + size]


def _version(feed: Feed) -> Version:
    told = str(feed.options.get("version", ""))
    return "v12" if told == "v12" or (not told and "/v12" in (feed.url or "")) else "v11"


def _headers(feed: Feed, version: Version) -> dict[str, str]:
    if version == "v11":
        # A key or a token that is not wanted makes v11 answer with status 500.
        return {}
    if not feed.secret:
        raise FetchError("PTV's v12 needs a key: ask DVV for one, and set the secret of this feed")
    return {_KEY_HEADER: feed.secret}
