"""Talking with a Meilisearch server: questions through kept connections, and errors in plain words."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import urllib3
from meilisearch.errors import MeilisearchApiError, MeilisearchError

from app.core.errors import UnavailableError

TIMEOUT = urllib3.Timeout(connect=1.0, read=3.0)
"""Seconds. Whoever asks waits at most so long before another engine answers."""
CONNECTIONS = 16
UNPACKED = "identity"
"""Packed answers come in pieces, and the system holds the second one back for 40 ms."""
NOT_READY = "The search index is not ready. Run: opastamo reindex"
NO_ANSWER = "Meilisearch does not answer. See that it runs at OPASTAMO_MEILISEARCH_URL."
NO_SENSE = "What answers at OPASTAMO_MEILISEARCH_URL does not speak as Meilisearch does."
Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Documents:
    """Some documents, out of so many that there are."""

    some: Sequence[Answer]
    total: int


class Questions:
    """Searches of one index. Safe for many threads."""

    def __init__(self, url: str, key: Callable[[], str], index: str) -> None:
        self._url = url
        self._pool = self._pool_anew()
        self._meanwhile = ThreadPoolExecutor(CONNECTIONS)
        self._path = (urllib3.util.parse_url(url).path or "").rstrip("/")
        self._index = index
        self._find_key = key
        self._key: str | None = None
        self._finding = threading.Lock()

    def ask(self, query: Mapping[str, Any]) -> Answer:
        """The answer to a search, which may have facets. Raises UnavailableError."""
        return self._post(f"/indexes/{self._index}/search", query)

    def ask_meanwhile(self, query: Mapping[str, Any]) -> "Future[Answer]":
        """Ask, and go on: the answer comes by `result`, which raises UnavailableError."""
        return self._meanwhile.submit(self.ask, query)

    def fetch(self, expression: str, fields: Sequence[str] = ("id",), **page: Any) -> Documents:
        """Documents that a filter lets through; `page`: limit, offset and sort. Raises UnavailableError.

        It costs a tenth of a search with so many results.
        """
        asked = {"filter": expression, "fields": fields, **page}
        answer = self._post(f"/indexes/{self._index}/documents/fetch", asked)
        return Documents(answer["results"], answer["total"])

    def close(self) -> None:
        """Close the connections; the next question opens one again."""
        self._key = None
        self._pool.close()
        self._pool = self._pool_anew()
        self._meanwhile.shutdown()
        self._meanwhile = ThreadPoolExecutor(CONNECTIONS)

    def _post(self, path: str, body: Mapping[str, Any]) -> Answer:
        headers = {"Content-Type": "application/json", "Accept-Encoding": UNPACKED}
        if key := self._current_key():
            headers["Authorization"] = f"Bearer {key}"
        try:
            told = self._pool.request("POST", self._path + path, orjson.dumps(body), headers=headers)
            answer: Answer = orjson.loads(told.data)
        except (urllib3.exceptions.HTTPError, orjson.JSONDecodeError):
            raise UnavailableError(NO_ANSWER) from None
        if told.status >= 400:
            raise self._error(str(answer.get("code", told.status)))
        return answer

    def _pool_anew(self) -> urllib3.HTTPConnectionPool:
        return urllib3.connection_from_url(self._url, maxsize=CONNECTIONS, timeout=TIMEOUT, retries=False)

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
    """What the client of the server raises, as UnavailableError. Nothing but talking belongs within."""
    try:
        yield
    except MeilisearchApiError as error:
        message = f"Meilisearch did not do what was asked: {error.message or error.code}"
        raise UnavailableError(message) from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # the client reads what it expects
        raise UnavailableError(NO_SENSE) from error
    except (MeilisearchError, OSError) as error:
        raise UnavailableError(NO_ANSWER) from error
