"""Polite and safe fetching of feeds: bounded, conditional, retried with care, and only from public addresses.

    with Fetcher(FetchPolicy(contact="https://opastamo.example/"), validators) as fetcher:
        response = fetcher.get("https://feeds.example/events", params={"apiKey": key})

It stands on httpcore, the layer under httpx, because the httpx client writes whole addresses (with their
keys) into the log, keeps cookies, and unpacks bodies without a limit. Addresses are httpx's.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from typing import Self

import httpcore
import httpx
import stamina

from importers.http_body import ACCEPTED_ENCODINGS, encodings, read_body
from importers.http_errors import (
    BadStatus,
    Blocked,
    FetchError,
    Incomplete,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Undecodable,
    Unreachable,
    Untrusted,
    in_plain_words,
    mask_url,
)
from importers.http_guard import Deadline, GuardedBackend, check_url
from importers.http_policy import FetchPolicy, Response, Surroundings
from importers.http_redirects import REDIRECTS, next_request
from importers.http_retries import retry_after, wait_before_retry
from importers.http_validators import ValidatorFile, Validators

__all__ = [
    "BadStatus",
    "Blocked",
    "FetchError",
    "FetchPolicy",
    "Fetcher",
    "Incomplete",
    "Response",
    "Surroundings",
    "TimedOut",
    "TooLarge",
    "TooManyRedirects",
    "Undecodable",
    "Unreachable",
    "Untrusted",
    "ValidatorFile",
    "Validators",
    "mask_url",
]

_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})


class Fetcher:
    """Fetches one address at a time; a context manager. Not for several threads at once.

    `validators` is read before and updated after each answer; saving them is the caller's.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        validators: Validators | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        around = surroundings or Surroundings()
        self._policy = policy
        self._validators = validators
        self._around = around
        self._deadline = Deadline(around.clock)
        self._asked_at: dict[str, float] = {}
        backend = GuardedBackend(policy.allow_private, self._deadline, around.resolve)
        self._pool = httpcore.ConnectionPool(
            around.ssl_context, keepalive_expiry=15.0, network_backend=backend
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def get(
        self, url: str, *, headers: Mapping[str, str] | None = None, params: Mapping[str, str] | None = None
    ) -> Response:
        """Fetch an address, following redirects and trying again where that may help.

        `headers` and secret `params` stay with the server that was asked, whatever redirects say.
        Raises FetchError.
        """
        start = self._parsed(url)
        if params:
            start = start.copy_merge_params(dict(params))
        asked = {name.lower(): value for name, value in (headers or {}).items()}
        asked |= self._conditions(start)
        self._deadline.restart(self._policy.total_timeout)
        response = self._with_retries(start, asked)
        if self._validators is not None and not response.not_modified:
            self._validators.put(self._masked(start), response.etag, response.last_modified)
        return response

    def _parsed(self, url: str) -> httpx.URL:
        try:
            return httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            shown = mask_url(url, self._policy.secret_params)
            # Without its cause: that would quote the address, secrets and all.
            raise Blocked("This is not a web address", url=shown) from None

    def _masked(self, url: httpx.URL) -> str:
        return mask_url(str(url), self._policy.secret_params)

    def _conditions(self, url: httpx.URL) -> dict[str, str]:
        known = self._validators.get(self._masked(url)) if self._validators is not None else None
        etag, last_modified = known or (None, None)
        wanted = (("if-none-match", etag), ("if-modified-since", last_modified))
        # What a server told us is sent back only if it can be.
        return {name: text for name, text in wanted if text and text.isascii() and text.isprintable()}

    def _with_retries(self, url: httpx.URL, headers: Mapping[str, str]) -> Response:
        tries = stamina.retry_context(
            on=lambda error: wait_before_retry(error, seconds_left=self._deadline.left()),
            attempts=self._policy.retries + 1,
            timeout=None,  # the deadline sees to it
            wait_initial=self._policy.first_wait,
            wait_jitter=self._policy.first_wait,
        )
        for attempt in tries:
            with attempt:
                return self._follow(url, headers)
        raise AssertionError  # the last try returns or raises

    def _follow(self, url: httpx.URL, headers: Mapping[str, str]) -> Response:
        for _ in range(self._policy.max_redirects + 1):
            try:
                answer = self._exchange(url, headers)
                if isinstance(answer, Response):
                    return answer
                url, headers = next_request(url, answer, headers, self._policy.secret_params)
            except FetchError as error:
                error.url = self._masked(url)
                raise
        raise TooManyRedirects("The server keeps sending us to another address", url=self._masked(url))

    def _exchange(self, url: httpx.URL, headers: Mapping[str, str]) -> Response | str:
        """Ask once; gives the answer, or the place that a redirect names."""
        check_url(url, ports=self._policy.allowed_ports, allow_private=self._policy.allow_private)
        self._wait_for_turn(url.host)
        with ExitStack() as stack:
            with in_plain_words(answered=False):
                raw = stack.enter_context(self._open(url, headers))
            with in_plain_words(answered=True):
                return self._read(url, raw, conditional=not headers.keys().isdisjoint(_CONDITIONS))

    def _wait_for_turn(self, host: str) -> None:
        last = self._asked_at.get(host)
        wait = 0.0 if last is None else last + self._policy.host_delay - self._around.clock()
        if wait > 0:
            self._around.sleep(self._deadline.cap(wait))
        self._asked_at[host] = self._around.clock()

    def _open(self, url: httpx.URL, headers: Mapping[str, str]) -> AbstractContextManager[httpcore.Response]:
        own = {
            "host": url.netloc.decode("ascii"),
            "user-agent": self._policy.user_agent,
            "accept-encoding": ACCEPTED_ENCODINGS,
        }
        sent = {"accept": "*/*"} | dict(headers) | own
        return self._pool.stream(
            "GET",
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=[(name.encode("ascii"), value.encode("ascii")) for name, value in sent.items()],
            extensions={"timeout": self._policy.timeouts},
        )

    def _read(self, url: httpx.URL, raw: httpcore.Response, *, conditional: bool) -> Response | str:
        headers = httpx.Headers(raw.headers)
        if raw.status in REDIRECTS and "location" in headers:
            return headers["location"]
        not_modified = raw.status == 304 and conditional
        if raw.status != 200 and not not_modified:
            raise BadStatus(
                raw.status, retry_after=retry_after(headers.get("retry-after"), self._around.now())
            )
        return Response(
            url=self._masked(url),
            status=raw.status,
            body=b"" if not_modified else self._body(raw, headers),
            content_type=headers.get("content-type", ""),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            not_modified=not_modified,
            fetched_at=self._around.now(),
        )

    def _body(self, raw: httpcore.Response, headers: httpx.Headers) -> bytes:
        length = headers.get("content-length", "")
        return read_body(
            raw.iter_stream(),
            self._policy.body_limits,
            encoding=encodings(headers.get("content-encoding", "")),
            length=int(length) if length.isdecimal() else None,
        )
