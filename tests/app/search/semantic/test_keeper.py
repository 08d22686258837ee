"""The vectors follow the index: what changed is owed, and nothing is lost wherever the writing is cut off."""

from pathlib import Path

import numpy as np
import pytest

from app.search.embedded.engine import TantivyEngine
from app.search.engine import WriterBusyError
from app.search.indexer import Indexer
from app.search.semantic.keeper import VectorKeeper
from app.search.semantic.nearest import Nearest
from app.search.semantic.rows import HEADER, row_type
from tests.app.search.semantic.conftest import fill
from tests.app.search.semantic.word_vectors import WordVectors
from tests.app.town import Town, id_of


def near(path: Path, encoder: WordVectors, question: str) -> list[str]:
    return Nearest(path, encoder).to(question)


def ids(*keys: str) -> list[str]:
    return [str(id_of(key)) for key in keys]


def test_a_missing_file_is_made_by_a_rebuild(town: Town, indexer: Indexer, keeper: VectorKeeper) -> None:
    town.add("a")
    assert keeper.needs_filling()
    indexer.catch_up()
    assert (keeper.needs_filling(), keeper.owed(10)) == (False, ids("a"))


def test_a_listing_is_near_once_its_vector_is_computed(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors
) -> None:
    town.add("a", title="Kuoro kirkossa")
    town.add("b", title="Shakki")
    indexer.catch_up()
    assert near(path, encoder, "kirkossa") == []
    assert (indexer.fill_vectors(), indexer.fill_vectors()) == (True, False)
    assert near(path, encoder, "kirkossa") == ids("a")


def test_only_changed_texts_are_computed_again(town: Town, indexer: Indexer, encoder: WordVectors) -> None:
    town.add_all({key: {"title": {"fi": f"Kuoro {key}"}, "kind": "event"} for key in "abc"})
    fill(indexer)
    town.add("a", title="Shakki")
    town.add("b", title="Kuoro b", prices=[{"type": "free"}])
    fill(indexer)
    assert encoder.passages == 4
    indexer.rebuild()
    fill(indexer)
    assert encoder.passages == 4


def test_a_changed_listing_is_near_by_its_new_text_only(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors
) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    fill(indexer)
    town.add("a", title="Shakki")
    indexer.drain()
    assert near(path, encoder, "kuoro") == []
    fill(indexer)
    assert (near(path, encoder, "kuoro"), near(path, encoder, "shakki")) == ([], ids("a"))


def test_a_withdrawn_listing_is_near_nothing(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors, keeper: VectorKeeper
) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    fill(indexer)
    town.take_away("a")
    indexer.drain()
    assert (near(path, encoder, "kuoro"), keeper.owed(10)) == ([], [])


def test_what_was_withdrawn_before_its_vector_is_owed_no_more(
    town: Town, indexer: Indexer, keeper: VectorKeeper
) -> None:
    town.index()
    town.add("a")
    indexer.drain()
    town.take_away("a")
    assert indexer.fill_vectors()
    assert keeper.owed(10) == []


def test_a_killed_indexer_still_owes_what_it_owed(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors
) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    indexer.catch_up()
    town.engine.close()
    engine = TantivyEngine(town.var / "index")
    again = Indexer(
        town.database, engine, town.var / "index", lambda: town.now, VectorKeeper(path, WordVectors())
    )
    fill(again)
    assert near(path, encoder, "kuoro") == ids("a")
    engine.close()


@pytest.mark.parametrize("lost", [1, 100, row_type(WordVectors.size).itemsize - 1])
def test_a_row_that_was_cut_off_is_written_again(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors, lost: int
) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    fill(indexer)
    path.write_bytes(path.read_bytes()[:-lost])  # the end of the vector of one of them
    assert sorted(near(path, encoder, "kuoro") + near(path, encoder, "jooga")) != sorted(ids("a", "b"))
    fill(indexer)
    assert (near(path, encoder, "kuoro"), near(path, encoder, "jooga")) == (ids("a"), ids("b"))
    assert (path.stat().st_size - HEADER) % row_type(encoder.size).itemsize == 0


def test_rows_of_zeros_say_nothing(town: Town, indexer: Indexer, path: Path, encoder: WordVectors) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    fill(indexer)
    with path.open("ab") as file:
        file.write(np.zeros(3, row_type(encoder.size)).tobytes())
    assert near(path, encoder, "kuoro") == ids("a")


def test_a_rebuild_that_was_cut_off_leaves_the_vectors_as_they_were(
    town: Town, indexer: Indexer, keeper: VectorKeeper, path: Path, encoder: WordVectors
) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    fill(indexer)
    next(iter(keeper.passing(indexer._documents())))  # what passes on is dropped at once
    assert near(path, encoder, "kuoro") == ids("a")
    indexer.rebuild()
    assert near(path, encoder, "kuoro") == ids("a")


def test_another_encoder_makes_all_vectors_anew(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors
) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")
    fill(indexer)
    other = WordVectors("others")
    keeper = VectorKeeper(path, other)
    assert (keeper.needs_filling(), near(path, other, "kuoro")) == (True, [])
    fill(Indexer(town.database, town.engine, town.var / "index", lambda: town.now, keeper))
    assert (near(path, other, "kuoro"), near(path, encoder, "kuoro")) == (ids("a"), [])


def test_only_the_process_that_may_write_computes(town: Town, indexer: Indexer, keeper: VectorKeeper) -> None:
    town.add("a")
    indexer.catch_up()
    other = TantivyEngine(town.var / "index")
    elsewhere = Indexer(town.database, other, town.var / "index", lambda: town.now, keeper)
    with pytest.raises(WriterBusyError):
        elsewhere.fill_vectors()
    assert keeper.owed(10) == ids("a")


def test_rows_that_count_no_more_are_cleared_away(town: Town, path: Path, encoder: WordVectors) -> None:
    keeper = VectorKeeper(path, encoder, spare=2)
    indexer = Indexer(town.database, town.engine, town.var / "index", lambda: town.now, keeper)
    town.add("b", title="Jooga")
    for round_number in range(10):
        town.add("a", title=f"Kuoro {round_number}")
        fill(indexer)
    rows = (path.stat().st_size - HEADER) // row_type(encoder.size).itemsize
    assert rows <= 2 + 2 + 2 + 1
    assert near(path, encoder, "9 kuoro") == ids("a")


def test_a_reader_follows_what_the_writer_adds(
    town: Town, indexer: Indexer, path: Path, encoder: WordVectors
) -> None:
    reader = Nearest(path, encoder)
    assert reader.to("kuoro") == []
    town.add("b", title="Jooga")
    fill(indexer)
    assert reader.to("kuoro") == []
    town.add("a", title="Kuoro")
    fill(indexer)
    assert reader.to("kuoro") == ids("a")
    indexer.rebuild()
    assert reader.to("kuoro") == ids("a")
