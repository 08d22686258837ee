"""The embedded engine's folders: swaps, versions, one writer, many readers."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import UnavailableError
from app.search.documents import SearchDocument, document_of
from app.search.embedded.engine import NAME, TantivyEngine
from app.search.engine import WriterBusyError
from app.search.query import SearchQuery
from tests.app.town import Town, id_of, local

HOLD_THE_LOCK = """
import sys
from pathlib import Path
from app.search.embedded.engine import TantivyEngine
engine = TantivyEngine(Path(sys.argv[1]))
engine.apply([], [])
print("writing", flush=True)
sys.stdin.read()
"""


def broken(town: Town) -> Iterator[SearchDocument]:
    """One document, and then the database goes away."""
    yield document_of(town.details("a"), town.now)
    raise ConnectionError


def folders(town: Town) -> list[Path]:
    return sorted(path for path in (town.var / "index").iterdir() if path.is_dir())


def test_without_an_index_the_search_is_unavailable(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "none")
    assert not engine.is_ready()
    with pytest.raises(UnavailableError):
        engine.search(SearchQuery(), local("2026-11-24 09:00"))


def test_a_rebuild_leaves_one_index_and_points_to_it(town: Town) -> None:
    town.add("a")
    town.index()
    assert town.indexer.rebuild() == 1
    (folder,) = folders(town)
    assert (town.var / "index" / "current").read_text() == folder.name
    assert folder.name.startswith(f"{NAME}-")
    assert town.engine.is_ready()


def test_a_reader_goes_on_while_the_index_is_swapped(town: Town) -> None:
    town.add_all({f"k{n}": {"title": {"fi": "Kuoro"}, "kind": "event"} for n in range(50)})
    town.index()
    reader, totals, stop = TantivyEngine(town.var / "index"), [], threading.Event()
    faults: list[Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                totals.append(reader.search(SearchQuery(q="kuoro"), town.now).total)
            except Exception as fault:  # noqa: BLE001 - whatever a reader would meet
                faults.append(fault)

    thread = threading.Thread(target=read)
    thread.start()
    for _ in range(10):
        town.indexer.rebuild()
    stop.set()
    thread.join()
    assert faults == []
    assert set(totals) == {50}


def test_another_engine_sees_the_new_index_after_a_swap(town: Town) -> None:
    reader = TantivyEngine(town.var / "index")
    town.add("a")
    town.index()
    assert town.found_keys(reader) == ["a"]
    town.add("b")
    town.indexer.rebuild()
    assert sorted(town.found_keys(reader)) == ["a", "b"]


def test_a_rebuild_that_fails_leaves_the_old_index(town: Town) -> None:
    town.add("a")
    town.index()
    before = folders(town)

    with pytest.raises(ConnectionError):
        town.engine.rebuild(broken(town))
    assert folders(town) == before
    assert town.found_keys() == ["a"]


def test_a_batch_that_fails_changes_nothing(town: Town) -> None:
    town.add("a")
    town.add("b")
    town.index()

    with pytest.raises(ConnectionError):
        town.engine.apply(broken(town), [str(id_of("b"))])
    town.engine.apply([], [])
    assert sorted(town.found_keys()) == ["a", "b"]


def test_a_second_engine_may_not_write(town: Town) -> None:
    town.index()
    other = TantivyEngine(town.var / "index")
    with pytest.raises(WriterBusyError):
        other.apply([], [])
    with pytest.raises(WriterBusyError):
        other.rebuild(iter(()))
    town.engine.close()
    assert other.rebuild(iter(())) == 0
    other.close()


def test_a_second_process_may_not_write_until_the_first_is_killed(town: Town) -> None:
    town.index()
    town.engine.close()
    command = [sys.executable, "-c", HOLD_THE_LOCK, str(town.var / "index")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "writing\n"
        with pytest.raises(WriterBusyError):
            town.engine.apply([], [])
        with pytest.raises(WriterBusyError):
            town.indexer.rebuild()
        first.kill()
    town.engine.apply([], [])


def test_an_index_of_another_version_is_not_ready_and_made_anew(town: Town) -> None:
    town.add("a")
    town.index()
    (folder,) = folders(town)
    town.engine.close()
    old = folder.with_name(f"v0-0-{folder.name.rsplit('-', 1)[1]}")
    folder.rename(old)
    (town.var / "index" / "current").write_text(old.name)
    later = TantivyEngine(town.var / "index")
    assert not later.is_ready()
    with pytest.raises(UnavailableError):
        later.search(SearchQuery(), town.now)
    town.indexer_with(later).catch_up()
    assert town.found_keys(later) == ["a"]
    assert old not in folders(town)
    later.close()


@pytest.mark.parametrize("damage", ["missing", "empty", "garbage"])
def test_a_damaged_index_is_unavailable_and_no_bug(town: Town, damage: str) -> None:
    town.add("a")
    town.index()
    (folder,) = folders(town)
    town.engine.close()
    if damage == "missing":
        folder.rename(town.var / "elsewhere")
    else:
        (folder / "meta.json").write_text("" if damage == "empty" else "{]")
    with pytest.raises(UnavailableError):
        TantivyEngine(town.var / "index").search(SearchQuery(), town.now)


def test_a_pointer_that_is_no_name_is_no_index(town: Town) -> None:
    town.index()
    (town.var / "index" / "current").write_bytes(b"\xff\xfe../../etc")
    assert not town.engine.is_ready()
