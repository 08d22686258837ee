"""The embedded engine: tantivy, in folders of the var directory.

var/index/current          the name of the folder in use
var/index/v6.2-1-8f3a…/    an index; a rebuild makes a new one beside it and renames the pointer
var/index/writer.lock      held by the one process that writes
"""

import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import tantivy

from app.core.errors import UnavailableError
from app.search.asking.answering import Able, answer
from app.search.asking.steps import Step
from app.search.documents import SearchDocument
from app.search.embedded.looking import Looking
from app.search.embedded.nearness import near_hits
from app.search.embedded.reading import page_of_cards
from app.search.embedded.schema import SCHEMA_VERSION, schema, to_document
from app.search.embedded.suggestions import suggest
from app.search.embedded.writer_lock import WriterLock
from app.search.engine import Hit, SearchResults
from app.search.explaining import Explained, explained
from app.search.language import VERSION
from app.search.last_stage import LastStage
from app.search.mistakes.spelling import KEY_FIELDS, Spelling
from app.search.query import SearchQuery
from app.search.shown.cards import CARD_VERSION
from app.search.suggestions import Suggestion

NAME = f"v{SCHEMA_VERSION}.{CARD_VERSION}-{VERSION}"
WRITER_HEAP = 64_000_000
FILLING_HEAP = 160_000_000
"""So that a hundred thousand listings make one segment: each more costs every search some time."""
TRIES = 3


class TantivyEngine:
    """An index in a folder. Safe for many reading threads; one thread writes."""

    def __init__(self, folder: Path, stage: LastStage | None = None) -> None:
        self._folder, self._stage = folder, stage
        self._opening = threading.Lock()
        self._pointer: tuple[tuple[int, int], str] = ((0, 0), "")
        self._opened: tuple[str, tantivy.Index] | None = None
        self._writer: tuple[str, tantivy.IndexWriter] | None = None
        self._spelled: tuple[str, int, Spelling] | None = None
        self._right_to_write = WriterLock(folder / "writer.lock")

    def is_ready(self) -> bool:
        """Whether there is an index of this version to search."""
        name = self._current_name()
        return _is_ours(name) and (self._folder / name / "meta.json").is_file()

    def needs_rebuild(self) -> bool:
        """Whether there is no index of this version."""
        return not self.is_ready()

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when there is no index yet."""
        searcher = self._index().searcher()
        looking = Looking(searcher, now, by_time=query.order == "time")

        def carry_out(step: Step) -> SearchResults:
            found = looking.found(step)
            if step.plan.query.near is not None:
                return near_hits(searcher, found, looking.facets(step), step.plan.query, now)
            hits = tuple(Hit(card) for card in page_of_cards(searcher, found, step.plan, now))
            return SearchResults(hits, found.total, looking.facets(step))

        return answer(query, now, self._spelling(searcher), Able(looking.counting, carry_out, self._stage))

    def explain(self, results: SearchResults, now: datetime) -> list[Explained]:
        """Why each result of a page is there. Raises UnavailableError when there is no index yet."""
        return explained(self._index().searcher(), results, now)

    def suggest(self, text: str, lang: str, limit: int, now: datetime) -> tuple[Suggestion, ...]:
        """Suggest what may be meant by what has been typed. Raises UnavailableError."""
        return suggest(self._index().searcher(), text, lang, limit, now)

    def _spelling(self, searcher: tantivy.Searcher) -> Spelling:
        """The words of this index; made anew when it has become another or grown by a tenth."""
        name, size = self._current_name(), searcher.num_docs
        made = self._spelled
        if made is None or made[0] != name or abs(made[1] - size) * 10 > made[1]:
            words = searcher.terms_with_prefix("surface", "", None, None)
            keys = [key for f in KEY_FIELDS for key, _ in searcher.terms_with_prefix(f, "", None, None)]
            made = (name, size, Spelling(words, keys))
            self._spelled = made
        return made[2]

    def claim(self) -> None:
        """Take the right to write, or keep it. Raises WriterBusyError."""
        self._right_to_write.acquire()

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Add or replace documents and remove others, all seen at once. Raises WriterBusyError."""
        self._right_to_write.acquire()
        writer = self._writing(self._current_name())
        try:
            for document in changed:
                writer.delete_documents_by_term("id", document.id)
                writer.add_document(to_document(document))
            for identity in removed:
                writer.delete_documents_by_term("id", identity)
        except Exception:
            writer.rollback()
            raise
        writer.commit()
        self._index().reload()

    def missed(self, most: int) -> tuple[str, ...]:  # noqa: ARG002 - it takes all or raises
        """Nothing."""
        return ()

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a new index beside the present one and swap. Returns how many documents it holds.

        Raises WriterBusyError before it takes the first document.
        """
        self._right_to_write.acquire()
        name = f"{NAME}-{uuid4().hex[:8]}"
        path = self._folder / name
        path.mkdir(parents=True)
        try:
            count = _fill(path, documents)
        except BaseException:
            rmtree(path, ignore_errors=True)
            raise
        self._writer = None
        self._point_to(name)
        self._drop_others(name)
        return count

    def close(self) -> None:
        """Let another process be the one that writes."""
        self._writer = None
        self._right_to_write.release()

    def _current_name(self) -> str:
        """What the pointer says: read again when it is another file, as each question asks for it."""
        try:
            pointer = (self._folder / "current").stat()
            mark = (pointer.st_ino, pointer.st_mtime_ns)
            if self._pointer[0] != mark:
                self._pointer = (mark, (self._folder / "current").read_text(encoding="ascii").strip())
        except (FileNotFoundError, UnicodeDecodeError):
            return ""
        return self._pointer[1]

    def _index(self) -> tantivy.Index:
        for _ in range(TRIES):  # a swap may take the folder away between reading its name and opening it
            name = self._current_name()
            with self._opening:
                if self._opened is not None and self._opened[0] == name:
                    return self._opened[1]
                if _is_ours(name) and (index := _open(self._folder / name)) is not None:
                    self._opened = (name, index)
                    return index
        message = "The search index is not ready. Run: opastamo reindex"
        raise UnavailableError(message)

    def _writing(self, name: str) -> tantivy.IndexWriter:
        if self._writer is None or self._writer[0] != name:
            self._writer = None  # tantivy frees its own lock with the writer
            self._writer = (name, self._index().writer(WRITER_HEAP, 1))
        return self._writer[1]

    def _point_to(self, name: str) -> None:
        draft = self._folder / ".current"
        draft.write_text(name, encoding="ascii")
        draft.replace(self._folder / "current")

    def _drop_others(self, name: str) -> None:
        # Readers keep the files that they have open, and open the new ones at their next search.
        for path in self._folder.iterdir():
            if path.is_dir() and path.name != name:
                rmtree(path, ignore_errors=True)


def _is_ours(name: str) -> bool:
    return name.startswith(f"{NAME}-")


def _open(path: Path) -> tantivy.Index | None:
    try:
        index = tantivy.Index(schema(), path=str(path), reuse=True)
    except (ValueError, OSError):  # it is gone, or not whole
        return None
    index.config_reader("commit")
    return index


def _fill(path: Path, documents: Iterable[SearchDocument]) -> int:
    writer = tantivy.Index(schema(), path=str(path)).writer(FILLING_HEAP, 1)
    count = 0
    try:
        for document in documents:
            writer.add_document(to_document(document))
            count += 1
    except BaseException:
        del writer  # its threads end here: none may write on while the folder is taken away
        raise
    writer.commit()
    writer.wait_merging_threads()
    return count
