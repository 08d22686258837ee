"""Talking with a Meilisearch server: questions through one kept connection, and errors in plain words."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
import orjson
from meilisearch.errors import MeilisearchApiError, MeilisearchError

from app.core.errors import UnavailableError

TIMEOUT = httpx.Timeout(3.0, connect=1.0)
"""Seconds. Whoever asks waits at most so long before another engine answers."""
UNPACKED = "identity"
"""Packed answers come in pieces, and the system holds the second one back for 40 ms."""
NOT_READY = "The search index is not ready. Run: opastamo reindex"
NO_ANSWER = "Meilisearch does not answer. See that it runs at OPASTAMO_MEILISEARCH_URL."
Answer = Mapping[str, Any]


class Questions:
    """Searches of one index. Safe for many threads."""

    def __init__(self, url: str, key: Callable[[], str], index: str) -> None:
        self._url = url
        self._client = httpx.Client(base_url=url, timeout=TIMEOUT)
        self._index = index
        self._find_key = key
        self._key: str | None = None
        self._finding = threading.Lock()

    def ask(self, *queries: Mapping[str, Any]) -> Sequence[Answer]:
        """The answers to queries, in their order, in one request. Raises UnavailableError."""
        answer = self._post({"queries": [{"indexUid": self._index, **query} for query in queries]})
        return list(answer["results"])

    def ask_merged(self, queries: Sequence[Mapping[str, Any]], *, limit: int, offset: int) -> Answer:
        """One answer to several queries: each result once, at the best place that one of them gives it."""
        federation = {"limit": limit, "offset": offset}
        asked = [{"indexUid": self._index, **query} for query in queries]
        return self._post({"federation": federation, "queries": asked})

    def close(self) -> None:
        """Close the connections; the next question opens one again."""
        self._key = None
        self._client.close()
        self._client = httpx.Client(base_url=self._url, timeout=TIMEOUT)

    def _post(self, body: Mapping[str, Any]) -> Answer:
        headers = {"Content-Type": "application/json", "Accept-Encoding": UNPACKED}
        if key := self._current_key():
            headers["Authorization"] = f"Bearer {key}"
        try:
            response = self._client.post("/multi-search", content=orjson.dumps(body), headers=headers)
            answer: Answer = orjson.loads(response.content)
        except (httpx.HTTPError, orjson.JSONDecodeError):
            raise UnavailableError(NO_ANSWER) from None
        if not response.is_success:
            raise self._error(str(answer.get("code", response.status_code)))
        return answer

    def _current_key(self) -> str:
        with self._finding:
            if self._key is None:
                with plain_errors():
                    self._key = self._find_key()
            return self._key

    def _error(self, code: str) -> UnavailableError:
        if code == "index_not_found":
            return UnavailableError(NOT_READY)
        if code == "invalid_api_key":
            self._key = None  # the server may have been made anew: the next question looks for a key again
        return UnavailableError(f"Meilisearch did not take the question: {code}.")


@contextmanager
def plain_errors() -> Iterator[None]:
    """What the client of the server raises, as UnavailableError."""
    try:
        yield
    except MeilisearchApiError as error:
        message = f"Meilisearch did not do what was asked: {error.message or error.code}"
        raise UnavailableError(message) from error
    except MeilisearchError as error:
        raise UnavailableError(NO_ANSWER) from error
