"""Ask a server as fast as it answers: some connections that stay open, each with one question at a time.

The client is raw sockets: a client that takes longer than the server would measure itself.
"""

import selectors
import socket
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True)
class Rate:
    """What a server did in a span of time. `median` is in seconds, of one answer."""

    per_second: float
    median: float


def rate_of(base: str, paths: list[str], connections: int, seconds: float) -> Rate:
    """Ask for the paths in turn. Raises RuntimeError for an answer that is not 200."""
    host, port = urlsplit(base).hostname or "", urlsplit(base).port or 80
    questions = cycle([_question(path, host) for path in paths])
    taken: list[float] = []
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            _Connection(host, port, selector).ask(next(questions))
        started = time.perf_counter()
        while (now := time.perf_counter()) - started < seconds:
            for connection in _answered(selector):
                taken.append(time.perf_counter() - connection.asked_at)
                connection.ask(next(questions))
        for key in list(selector.get_map().values()):
            key.data.close()
    return Rate(len(taken) / (now - started), statistics.median(taken))


def _answered(selector: selectors.BaseSelector) -> Iterator["_Connection"]:
    for key, _ in selector.select():
        if key.data.is_whole():
            yield key.data


def _question(path: str, host: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode()


class _Connection:
    """One connection, and the answer that is coming over it."""

    def __init__(self, host: str, port: int, selector: selectors.BaseSelector) -> None:
        self._socket = socket.create_connection((host, port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._taken = bytearray()
        self.asked_at = 0.0
        selector.register(self._socket, selectors.EVENT_READ, self)

    def ask(self, question: bytes) -> None:
        """Send a question."""
        self._taken.clear()
        self.asked_at = time.perf_counter()
        self._socket.sendall(question)

    def is_whole(self) -> bool:
        """Take in what has come; whether the answer is all there."""
        part = self._socket.recv(1 << 18)
        self._taken += part
        head, found, body = bytes(self._taken).partition(HEAD_END)
        if not part or (found and not head.startswith(b"HTTP/1.1 200 ")):
            message = f"not a good answer: {head[:80]!r}"
            raise RuntimeError(message)
        return bool(found) and len(body) >= _length(head.lower())

    def close(self) -> None:
        """End it, an answer on its way or not."""
        self._socket.close()


def _length(head: bytes) -> int:
    return int(head.partition(LENGTH)[2].split(b"\r\n", 1)[0])
