"""Asking a feed: the list of events, and what a list alone leaves out."""

from collections.abc import Iterator, Mapping
from datetime import UTC
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit, urlunsplit

from importers.contract import ImportContext
from importers.http import BadStatus, Fetcher, FetchError, Response
from importers.sources.linked_events.envelope import next_address
from importers.sources.linked_events.missing import missing_related, unfinished_series

_EVENT_TYPES = "General,Course,Volunteering"
_EMBEDDED = "location,keywords,audience,registration"
_PASSED_ON = (
    "bbox",
    "data_source",
    "division",
    "end",
    "keyword",
    "location",
    "publisher",
    "start",
    "text",
    "weekday",
)
_MOST_PAGES = 500
_MOST_SINGLE_PAGES = 2_000
_GONE = frozenset({404, 410})


def answers_of_feed(fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
    """Ask the feed that `context` names. Raises FetchError, also when the list doesn't end."""
    return _Asking(fetcher, context).answers()


def list_parameters(context: ImportContext) -> dict[str, str]:
    """The question to the list of events. All event types must be named, or only General ones are told."""
    options = context.feed.options
    asked = {name: _listed(options[name]) for name in _PASSED_ON if options.get(name)}
    if context.since is not None:
        # A bare date would mean the end of that day here, and miss what changed during it.
        asked["last_modified_since"] = f"{context.since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        asked["show_deleted"] = "true"
    return {**common_parameters(options), **asked}


def common_parameters(options: Mapping[str, Any]) -> dict[str, str]:
    """What every list is asked with."""
    common = {
        "event_type": _listed(options.get("event_type", _EVENT_TYPES)),
        "page_size": "100",
        # The newest change last: what changes meanwhile comes again at the end instead of being missed.
        "sort": "last_modified_time",
    }
    return {**common, "include": _EMBEDDED} if options.get("include", True) else common


def event_address(url: str) -> tuple[str, dict[str, str]]:
    """The list of events under a base address, and the parameters that the address brought along."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if not path.endswith("/event"):
        path = f"{path}/event"
    return urlunsplit((parts.scheme, parts.netloc, f"{path}/", "", "")), dict(parse_qsl(parts.query))


def same_host(address: str, base: str) -> str | None:
    """The address, if it is on the base's own host, with the base's scheme; None when it leads elsewhere.

    Servers behind a proxy often write http:// into their addresses.
    """
    parts, own = urlsplit(urljoin(base, address)), urlsplit(base)
    if parts.hostname != own.hostname or parts.username or parts.scheme not in {"http", "https"}:
        return None
    return urlunsplit((own.scheme, own.netloc, parts.path, parts.query, ""))


class _Asking:
    """One round of questions: counts what is asked one by one."""

    def __init__(self, fetcher: Fetcher, context: ImportContext) -> None:
        if not context.feed.url:
            raise FetchError(f"The feed {context.feed.name} has no address: give it a url in feeds.toml")
        self._fetcher = fetcher
        self._context = context
        self._options = context.feed.options
        self._base, self._own = event_address(context.feed.url)
        self._single = 0

    def answers(self) -> Iterator[Response]:
        changes = self._context.since is not None
        embedded = bool(self._options.get("include", True))
        series: list[str] = []
        addresses: list[str] = []
        for page in self._list({**list_parameters(self._context), **self._own}):
            yield page
            series += unfinished_series(page.body) if changes else ()
            addresses += () if embedded else missing_related(page.body)
        for page in self._completed(series):
            yield page
            addresses += () if embedded else missing_related(page.body)
        yield from self._related(addresses)

    def _list(self, parameters: Mapping[str, str]) -> Iterator[Response]:
        page = self._first(parameters)
        yield page
        seen: set[str] = set()
        most = int(self._options.get("max_pages", _MOST_PAGES))
        while following := next_address(page.body):
            address = same_host(following, self._base)
            if address is None:
                raise FetchError("The feed's next page is on another server, which we don't follow")
            if address in seen or len(seen) >= most:
                raise FetchError(
                    f"The list of events does not end within {most} pages: narrow it down by division or "
                    "text, or raise max_pages in feeds.toml"
                )
            seen.add(address)
            page = self._get(address)
            yield page

    def _first(self, parameters: Mapping[str, str]) -> Response:
        """The first page. An address under which there is no list of events may itself be one."""
        try:
            return self._get(self._base, parameters)
        except BadStatus as error:
            address = self._context.feed.url or ""
            is_list = urlsplit(address).path.rstrip("/").endswith("/event")
            if error.status != HTTPStatus.NOT_FOUND or is_list:
                raise
            return self._get(address)

    def _completed(self, waiting: list[str]) -> Iterator[Response]:
        """A series of which something changed is asked for whole: super-event, and all sub-events."""
        asked: set[str] = set()
        while waiting:
            series_id = waiting.pop(0)
            if series_id in asked:
                continue
            asked.add(series_id)
            yield from self._waited(self._one(f"{self._base}{quote(series_id, safe=':')}/"), waiting)
            parameters = {**common_parameters(self._options), "super_event": series_id}
            yield from self._waited(self._list(parameters), waiting)

    def _waited(self, pages: Iterator[Response], waiting: list[str]) -> Iterator[Response]:
        for page in pages:
            yield page
            waiting += unfinished_series(page.body)

    def _related(self, waiting: list[str]) -> Iterator[Response]:
        """Places and keywords that the events only point to, each asked once."""
        asked: set[str] = set()
        while waiting:
            address = same_host(waiting.pop(0), self._base)
            if address is None or address in asked:
                continue
            asked.add(address)
            for page in self._one(address):
                yield page
                waiting += missing_related(page.body)

    def _one(self, address: str) -> Iterator[Response]:
        """A single object; none when it is gone, which breaks nothing."""
        self._single += 1
        if self._single > _MOST_SINGLE_PAGES:
            raise FetchError(f"More than {_MOST_SINGLE_PAGES} places, keywords and series to ask one by one")
        include = common_parameters(self._options).get("include")
        try:
            yield self._get(address, {"include": include} if include else None)
        except BadStatus as error:
            if error.status not in _GONE:
                raise

    def _get(self, address: str, parameters: Mapping[str, str] | None = None) -> Response:
        return self._fetcher.get(address, params=parameters)


def _listed(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
