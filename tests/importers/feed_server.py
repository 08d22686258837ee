"""A real feed server on the loopback that answers as told, also badly, and a fetcher for it."""

import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import pytest

from importers.http import Fetcher, FetchError, FetchPolicy, Surroundings

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

Answer = Callable[["Exchange"], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that came; header names in lower case."""

    path: str
    headers: dict[str, str]


class Exchange(BaseHTTPRequestHandler):
    """One request and its answer. `stopping` is set when the server goes down: slow answers wait on it."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append(Asked(self.path, headers))
        answers = self.server.answers.get(self.path.partition("?")[0], [reply(404)])
        # The last answer is given again and again.
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        answer(self)

    @property
    def stopping(self) -> threading.Event:
        return self.server.stopping

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer in one go; header names are written with _ for -."""
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | named).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answers: dict[str, list[Answer]] = {}
        self.stopping = threading.Event()
        super().__init__(("127.0.0.1", 0), Exchange)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: that the client goes away is what many tests are about."""


def reply(status: int, body: bytes = b"", **headers: str) -> Answer:
    """Make an answer of a status, a body and headers (Content_Type="…")."""
    return lambda exchange: exchange.send(status, body, **headers)


@dataclass
class FeedServer:
    """The server, running while its block lasts; `tls` makes it speak https."""

    tls: ssl.SSLContext | None = None
    _server: _Server = field(default_factory=_Server)

    def __enter__(self) -> Self:
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def asked(self) -> list[Asked]:
        return self._server.asked

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, path: str, *answers: Answer) -> None:
        """Answer a path (without its query) with each answer in turn, and the last one from then on."""
        self._server.answers[path] = list(answers)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        scheme = "http" if self.tls is None else "https"
        return f"{scheme}://{host}:{self.port}{path}"


def fetcher_for(*servers: FeedServer, sleep: Callable[[float], None] = time.sleep, **changes: Any) -> Fetcher:
    """Make a fetcher for these servers, by 127.0.0.1 and feeds.example; time stands at NOW."""
    told = frozenset(f"{host}:{one.port}" for one in servers for host in ("127.0.0.1", "feeds.example"))
    hasty = FetchPolicy(allow_private=told, host_delay=0, first_wait=0.01, retries=2, total_timeout=5)
    around = Surroundings(resolve=lambda _host, _port: ["127.0.0.1"], sleep=sleep, now=lambda: NOW)
    return Fetcher(replace(hasty, **changes), None, around)


def failure(server: FeedServer, path: str, **changes: Any) -> FetchError:
    """Fetch a path that cannot be had, and give the error."""
    with fetcher_for(server, **changes) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(server.url(path))
    return caught.value
