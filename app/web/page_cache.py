"""Answers kept for a moment: a page that many ask for is made once, and who has it already is told so."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.clock import utc_now
from app.web.board import Board

MOST_BYTES = 8_000_000
MOST_BYTES_OF_ONE = 200_000
NOT_KEPT = ("/static/", "/kuvat/", "/health/", "/sitemap")
"""Files and pictures have marks of their own, health tells how it is now, a sitemap is too big to take in."""
OF_A_BODY = {b"content-length", b"content-type", b"content-encoding"}
Key = tuple[str, bytes, bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, asked for at `made_at`, good until `good_until`: seconds of the monotonic clock."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    made_at: float
    good_until: float

    @property
    def etag(self) -> str:
        """The mark of its content; weak, because a packed body has another one."""
        return Headers(raw=list(self.headers)).get("etag", "")


class PageCache:
    """Keeps whole answers to GET for `seconds`; 0 keeps none, and still answers 304.

    Only what anybody may see is kept: nothing with a cookie, and nothing that says `no-store`. When the board
    changes, or what is on it begins or ends, pages are made anew.
    """

    def __init__(self, app: ASGIApp, seconds: float, board: Board | None = None) -> None:
        self._app, self._seconds, self._board = app, seconds, board or Board()
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(NOT_KEPT):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        key = (scope["path"], scope["query_string"], "gzip" in headers.get("accept-encoding", ""))
        answer = self._fresh(key)
        if answer is not None:
            await _send(send, answer, headers)
            return
        taken = _Taken(self._seconds, self._board)
        try:
            await self._app(scope, receive, taken.take)
        finally:  # what answers for bugs raises them again after its answer
            if taken.start is not None:
                answer = taken.answer()
                self._keep(key, answer)
                await _send(send, answer, headers)

    def _fresh(self, key: Key) -> Answer | None:
        answer = self._kept.get(key)
        if answer is None or time.monotonic() > answer.good_until or answer.made_at < self._board.renewed_at:
            return None
        self._kept.move_to_end(key)
        return answer

    def _keep(self, key: Key, answer: Answer) -> None:
        if not self._seconds or not answer.etag or len(answer.body) > MOST_BYTES_OF_ONE:
            return
        if (old := self._kept.pop(key, None)) is not None:
            self._bytes -= len(old.body)
        self._kept[key] = answer
        self._bytes += len(answer.body)
        while self._bytes > MOST_BYTES:
            self._bytes -= len(self._kept.popitem(last=False)[1].body)


class _Taken:
    """An answer, taken in whole."""

    def __init__(self, seconds: float, board: Board) -> None:
        self.start: Message | None = None
        self._parts: list[bytes] = []
        self._made_at, self._seconds = time.monotonic(), seconds
        self._left = board.seconds_left(utc_now())

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self._parts.append(message.get("body", b""))

    def answer(self) -> Answer:
        """The answer, marked when it may be kept: by others only if it stays true for as long."""
        assert self.start is not None
        seconds = self._seconds
        body, headers = b"".join(self._parts), MutableHeaders(raw=list(self.start["headers"]))
        status: int = self.start["status"]
        private = "set-cookie" in headers or "no-store" in headers.get("cache-control", "")
        private |= "referer" in headers.get("vary", "").lower()  # made for those who come from one page
        if status == 200 and not private:
            headers["ETag"] = f'W/"{blake2b(body, digest_size=8).hexdigest()}"'
            lasts = seconds and self._left > 2 * seconds  # who gets it at its end may keep it as long again
            headers.setdefault("Cache-Control", f"public, max-age={seconds:.0f}" if lasts else "no-cache")
        good_until = self._made_at + min(seconds, self._left)
        return Answer(status, tuple(headers.raw), body, self._made_at, good_until)


async def _send(send: Send, answer: Answer, asked: Headers) -> None:
    status, headers, body = answer.status, answer.headers, answer.body
    if answer.etag and answer.etag in asked.get("if-none-match", ""):
        status, body = 304, b""
        headers = tuple(one for one in headers if one[0].lower() not in OF_A_BODY)
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})
