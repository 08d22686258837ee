"""Writing a Meilisearch index: tasks are waited for; a new index is filled beside the present one."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from uuid import uuid4

from meilisearch.client import Client
from meilisearch.errors import MeilisearchApiError, MeilisearchTimeoutError
from meilisearch.models.task import TaskInfo

from app.core.errors import UnavailableError
from app.search.documents import SearchDocument
from app.search.server.connection import NOT_READY, plain_errors
from app.search.server.filters import one_of
from app.search.server.settings import SETTINGS, index_name, to_json_document

REQUEST_SECONDS, LOOK_SECONDS = 30, 3
CHANGE_MS, REBUILD_MS, TASK_LOOK_MS = 60_000, 600_000, 20
"""So long the tasks of some changes, and of a whole index, are waited for; and the time between two looks."""
SEARCH_KEY = "Opastamo search"
READING = ["search", "documents.get"]
NO_INDEX = "none"
TOO_SLOW = "Meilisearch did not finish in time what it was asked to do."


class IndexWriter:
    """Writes the index of one name on a server."""

    def __init__(self, url: str, key: str, name: str) -> None:
        self.client = Client(url, key or None, timeout=REQUEST_SECONDS)
        self._looking = Client(url, key or None, timeout=LOOK_SECONDS)
        self._key, self._family = key, f"{name}_v"
        self.index = index_name(name)

    def exists(self) -> bool:
        """Whether the index of this version is there. Raises UnavailableError when nobody answers."""
        return self.mark() != NO_INDEX

    def mark(self) -> str:
        """What changes whenever the index does, whoever changed it; NO_INDEX when there is none.

        Raises UnavailableError when nobody answers.
        """
        with plain_errors():
            try:
                found = self._looking.get_raw_index(self.index)
            except MeilisearchApiError as error:
                if error.code == "index_not_found":
                    return NO_INDEX
                raise
            return f"{found['createdAt']} {found['updatedAt']}"

    def apply(self, changed: Sequence[SearchDocument], removed: Sequence[str]) -> None:
        """Add or replace documents and remove others. Raises UnavailableError."""
        if not self.exists():  # documents sent to no index would make one, without its settings
            raise UnavailableError(NOT_READY)
        documents = [to_json_document(one) for one in changed]
        with plain_errors():
            index = self.client.index(self.index)
            tasks = []
            if documents:
                tasks.append(index.add_documents(documents))
            if removed:
                tasks.append(index.delete_documents(filter=one_of("id", removed)))
            self.wait(tasks, CHANGE_MS)

    def new_index(self) -> "NewIndex":
        """Begin an index beside the present one. Raises UnavailableError."""
        return NewIndex(self, f"{self.index}_{uuid4().hex[:8]}")

    def search_key(self) -> str:
        """A key that can only read these indexes, when ours may make one; else our own."""
        if not self._key:
            return ""
        indexes = [f"{self._family}*"]
        try:
            for key in self.client.get_keys({"limit": 1000}).results:
                if (key.name, key.actions, key.indexes) == (SEARCH_KEY, READING, indexes):
                    return key.key
            wanted = {"name": SEARCH_KEY, "actions": READING, "indexes": indexes, "expiresAt": None}
            return self.client.create_key(wanted).key
        except MeilisearchApiError:
            return self._key

    def swap(self, beside: str) -> None:
        """Put an index in the place of the present one, and drop all others of this name."""
        if self.exists():
            self.wait([self.client.swap_indexes([{"indexes": [self.index, beside]}])])
        else:
            self.wait([self.client.swap_indexes([{"indexes": [beside, self.index], "rename": True}])])
        found = self.client.get_indexes({"limit": 1000})["results"]
        others = [one.uid for one in found if one.uid.startswith(self._family) and one.uid != self.index]
        self.wait([self.client.delete_index(name) for name in others])

    def wait(self, tasks: Iterable[TaskInfo], milliseconds: int = REBUILD_MS) -> None:
        """Wait until tasks are done. Raises UnavailableError with the words of the server."""
        for task in tasks:
            try:
                done = self.client.wait_for_task(task.task_uid, milliseconds, TASK_LOOK_MS)
            except MeilisearchTimeoutError:
                raise UnavailableError(TOO_SLOW) from None
            if done.status != "succeeded":
                told = (done.error or {}).get("message", done.status)
                message = f"Meilisearch could not carry out {done.type}: {told}"
                raise UnavailableError(message)


class NewIndex:
    """An index that is being filled; nobody sees it before it is put in place."""

    def __init__(self, writer: IndexWriter, name: str) -> None:
        self._writer, self._name = writer, name
        with plain_errors():
            self._index = writer.client.index(name)
            created = writer.client.create_index(name, {"primaryKey": "id"})
            self._tasks = [created, self._index.update_settings(dict(SETTINGS))]

    def add(self, documents: Sequence[SearchDocument]) -> None:
        """Send documents. Raises UnavailableError."""
        told = [to_json_document(one) for one in documents]
        with plain_errors():
            self._tasks.append(self._index.add_documents(told))

    def put_in_place(self) -> None:
        """Wait until all is taken, then swap. Raises UnavailableError: the present index stays."""
        with plain_errors():
            self._writer.wait(self._tasks)
            self._writer.swap(self._name)

    def take_away(self) -> None:
        """Give it up. A server that does not answer keeps it until the next swap."""
        with suppress(UnavailableError), plain_errors():
            self._writer.client.delete_index(self._name)
