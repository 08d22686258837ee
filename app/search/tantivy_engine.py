"""The embedded engine: tantivy, in folders of the var directory.

    var/index/current          the name of the folder in use
    var/index/v1-1-8f3a…/      an index; a rebuild makes a new one beside it and renames the pointer

One process writes at a time: tantivy's own lock sees to it.
"""

import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import tantivy

from app.core.errors import UnavailableError
from app.search.analysis import VERSION
from app.search.documents import SearchDocument
from app.search.engine import FACETS, Hit, SearchResults, WriterBusyError
from app.search.nearness import near_hits
from app.search.query import SearchQuery
from app.search.tantivy_query import build_query
from app.search.tantivy_reading import card_at, ranked
from app.search.tantivy_schema import SCHEMA_VERSION, schema, to_document

NAME = f"v{SCHEMA_VERSION}-{VERSION}"
WRITER_HEAP = 64_000_000
MAX_FACET_VALUES = 200


class TantivyEngine:
    """An index in a folder. Safe for many reading threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._opened: tuple[str, tantivy.Index] | None = None
        self._writer: tuple[str, tantivy.IndexWriter] | None = None

    def is_ready(self) -> bool:
        """Whether there is an index of this version to search."""
        return self._current_name().startswith(f"{NAME}-")

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when there is no index yet."""
        searcher = self._index().searcher()
        built = build_query(searcher, query, now)
        facets = self._facets(searcher, built)
        if query.near is not None:
            return near_hits(searcher, built, query, facets)
        addresses, total = ranked(searcher, built, order=query.order, limit=query.limit, offset=query.offset)
        return SearchResults(tuple(Hit(card_at(searcher, address)) for address in addresses), total, facets)

    @staticmethod
    def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, dict[str, int]]:
        asked = {name: {"terms": {"field": name, "size": MAX_FACET_VALUES}} for name in FACETS}
        answer = searcher.aggregate(query, asked)
        return {name: {b["key"]: b["doc_count"] for b in answer[name]["buckets"]} for name in FACETS}

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Add or replace documents and remove others, all seen at once. Raises WriterBusyError."""
        writer = self._writing(self._current_name())
        for document in changed:
            writer.delete_documents_by_term("id", document.id)
            writer.add_document(to_document(document))
        for identity in removed:
            writer.delete_documents_by_term("id", identity)
        writer.commit()

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a new index beside the present one and swap. Returns how many documents it holds."""
        name = f"{NAME}-{uuid4().hex[:8]}"
        path = self._folder / name
        path.mkdir(parents=True)
        writer = tantivy.Index(schema(), path=str(path)).writer(WRITER_HEAP, 1)
        count = 0
        for count, document in enumerate(documents, start=1):  # noqa: B007 - counts what passes through
            writer.add_document(to_document(document))
        writer.commit()
        writer.wait_merging_threads()
        self._release()
        self._point_to(name)
        self._drop_others(name)
        return count

    def _current_name(self) -> str:
        try:
            return (self._folder / "current").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    def _index(self) -> tantivy.Index:
        name = self._current_name()
        with self._lock:
            if self._opened is None or self._opened[0] != name:
                if not name.startswith(f"{NAME}-"):
                    message = "The search index is not ready. Run: opastamo reindex"
                    raise UnavailableError(message)
                index = tantivy.Index(schema(), path=str(self._folder / name), reuse=True)
                index.config_reader("commit")
                self._opened = (name, index)
            return self._opened[1]

    def _writing(self, name: str) -> tantivy.IndexWriter:
        if self._writer is not None and self._writer[0] == name:
            return self._writer[1]
        self._release()
        try:
            writer = self._index().writer(WRITER_HEAP, 1)
        except ValueError as error:
            raise WriterBusyError from error
        self._writer = (name, writer)
        return writer

    def _release(self) -> None:
        self._writer = None  # tantivy frees its lock with the writer

    def _point_to(self, name: str) -> None:
        draft = self._folder / ".current"
        draft.write_text(name, encoding="ascii")
        draft.replace(self._folder / "current")

    def _drop_others(self, name: str) -> None:
        # Readers keep the files that they have open, and open the new ones at their next search.
        for path in self._folder.iterdir():
            if path.is_dir() and path.name != name:
                rmtree(path, ignore_errors=True)
