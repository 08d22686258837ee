"""How a feed may be fetched, and what an answer is."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from importers.http_body import BodyLimits
from importers.http_errors import SECRET_PARAMS
from importers.http_guard import Resolve, system_resolve


def utc_now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How a feed may be fetched. Times are in seconds, sizes in bytes.

    `max_bytes` and `max_ratio` bound the body as unpacked. `total_timeout` covers all of one `get`: every
    try, wait and redirect. `first_wait` is the wait before the second try; it doubles from there.
    `host_delay` is kept between requests to one host. `allow_private` names the "host:port" of this machine
    or its network that may be fetched (tests, development); such a port need not be in `allowed_ports`.
    `secret_params` are the query parameters never shown ("-", "_" and case do not matter). `contact` is the
    address or e-mail that tells feed owners who asks.
    """

    max_bytes: int = 100 * 1024 * 1024
    max_ratio: int = 200
    connect_timeout: float = 5.0
    read_timeout: float = 20.0
    total_timeout: float = 120.0
    retries: int = 3
    first_wait: float = 0.5
    host_delay: float = 0.5
    max_redirects: int = 5
    allow_private: frozenset[str] = frozenset()
    allowed_ports: frozenset[int] = frozenset({80, 443})
    secret_params: frozenset[str] = SECRET_PARAMS
    contact: str = ""

    @property
    def user_agent(self) -> str:
        """Say who asks: "Opastamo/0.1.0 (+https://…)"."""
        name = f"Opastamo/{version('opastamo')}"
        return f"{name} (+{self.contact})" if self.contact else name

    @property
    def body_limits(self) -> BodyLimits:
        """Give the limits of a body."""
        return BodyLimits(self.max_bytes, self.max_ratio)

    @property
    def timeouts(self) -> dict[str, float]:
        """Give the time-outs of one step, as httpcore names them."""
        return {"connect": self.connect_timeout, "read": self.read_timeout, "write": self.read_timeout}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a Fetcher takes from the machine around it.

    `resolve` gives the addresses of a host and port, `ssl_context` the certificates that are trusted (None:
    those that come with httpcore), `sleep` waits between requests to one host, `clock` counts seconds and
    `now` tells the time, with its zone.
    """

    resolve: Resolve = system_resolve
    ssl_context: ssl.SSLContext | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = utc_now


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: status 200 with its body unpacked, or 304 (`not_modified`) with an empty one.

    `url` is the last address after redirects, its secrets masked.
    """

    url: str
    status: int
    body: bytes = field(repr=False)
    content_type: str
    etag: str | None
    last_modified: str | None
    not_modified: bool
    fetched_at: datetime
