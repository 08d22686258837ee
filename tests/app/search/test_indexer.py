"""The road from the catalogue to the index: nothing is lost or doubled, wherever it is cut off."""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

from app.catalogue.queries import details_of, listings_of, waiting_changes
from app.core.db import engine_for, reading, writing
from app.search import indexer, mapping
from app.search.documents import document_of
from app.search.embedded.engine import TantivyEngine
from app.search.engine import WriterBusyError
from app.search.indexer import has_waiting_changes
from tests.app.town import Town, at, id_of, weekly


def test_a_change_waits_until_it_is_taken(town: Town) -> None:
    town.index()
    town.add("a")
    assert has_waiting_changes(town.database)
    assert town.indexer.drain() == 1
    assert not has_waiting_changes(town.database)
    assert town.indexer.drain() == 0
    assert town.found_keys() == ["a"]


def test_more_changes_than_a_batch_are_all_taken(town: Town) -> None:
    town.index()
    town.add_all({f"k{n}": {"title": {"fi": "Kuoro"}, "kind": "event"} for n in range(1203)})
    assert town.indexer.drain() == 1203
    assert (town.ask().total, town.waiting()) == (1203, 0)


def test_a_listing_that_changed_twice_is_taken_once(town: Town) -> None:
    town.index()
    town.add("a", title="Kuoro")
    town.add("a", title="Shakki")
    assert town.indexer.drain() == 1
    assert (town.found_keys(q="shakki"), town.found_keys(q="kuoro"), town.waiting()) == (["a"], [], 0)


def test_an_end_between_the_index_and_the_outbox_loses_and_doubles_nothing(town: Town) -> None:
    town.index()
    town.add("a", title="Kuoro")
    town.add("b", title="Kuoro")
    town.take_away("b")
    with reading(town.database) as session:
        _, ids = waiting_changes(session, 10)
        details = details_of(session, [one for one in listings_of(session, ids) if one.state == "published"])
        documents = [document_of(one, town.now) for one in details]
    town.engine.apply(documents, [str(id_of("b"))])
    town.engine.close()  # the process ends here: the index has it, the outbox still waits
    assert town.waiting() == 3
    again = TantivyEngine(town.var / "index")
    town.indexer_with(again).catch_up()
    assert (town.found_keys(again), town.ask(again).total, town.waiting()) == (["a"], 1, 0)
    again.close()


def test_an_end_before_the_index_has_it_loses_nothing(town: Town) -> None:
    town.index()
    town.add("a")
    town.engine.close()
    again = TantivyEngine(town.var / "index")
    town.indexer_with(again).drain()
    assert (town.found_keys(again), town.waiting()) == (["a"], 0)
    again.close()


def test_while_another_writes_the_changes_wait(town: Town) -> None:
    town.index()
    town.add("a")
    other = town.indexer_with(TantivyEngine(town.var / "index"))
    with pytest.raises(WriterBusyError):
        other.drain()
    assert town.waiting() == 1
    town.indexer.drain()
    assert town.found_keys() == ["a"]


def test_a_change_made_during_a_rebuild_follows(town: Town) -> None:
    town.add("a")
    town.index()
    town.add("b")
    documents = list(town.indexer._documents())
    town.add("c")
    town.take_away("a")
    town.engine.rebuild(documents)
    assert sorted(town.found_keys()) == ["a", "b"]
    town.indexer.drain()
    assert sorted(town.found_keys()) == ["b", "c"]


def test_a_rebuild_that_is_asked_for_is_made_by_the_indexer(town: Town) -> None:
    town.add("a")
    town.index()
    elsewhere = town.indexer_with(TantivyEngine(town.var / "index"))
    with pytest.raises(WriterBusyError):
        elsewhere.rebuild()
    elsewhere.ask_for_rebuild()
    assert town.indexer.rebuild_is_asked
    before = (town.var / "index" / "current").read_text()
    town.indexer.catch_up()
    assert (town.var / "index" / "current").read_text() != before
    assert not elsewhere.rebuild_is_asked


def test_a_request_survives_a_rebuild_that_fails(town: Town) -> None:
    town.index()
    town.indexer.ask_for_rebuild()
    documents = town.indexer._documents()
    with pytest.raises(StopIteration):
        next(documents)  # it has begun, and is cut off before the swap
    assert town.indexer.rebuild_is_asked
    town.indexer.catch_up()
    assert not town.indexer.rebuild_is_asked


def test_one_listing_that_cannot_be_indexed_does_not_hold_up_the_others(
    town: Town, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    lines = logged(mapping)
    town.index()
    town.add("good")
    town.add("bad", title="Salainen nimi", kind="activity", sessions=at(weekly(BEYOND, "MO")))
    town.add("also_good")
    with writing(town.database) as session:
        (listing,) = listings_of(session, [id_of("bad")])
        broken = dict(listing.content)
        broken["sessions"] = [{"schedules": [{"start": BEYOND, "rrule": "FREQ=WEEKLY;BYDAY=XX"}]}]
        listing.content = broken
    assert town.indexer.drain() == 3
    assert sorted(town.found_keys()) == ["also_good", "good"]
    assert town.waiting() == 0
    assert town.indexer.rebuild() == 2
    assert f"listing={id_of('bad')}" in lines.getvalue()


BEYOND = "2026-12-01T18:00"


@dataclass
class Rounds:
    """An event that stops the indexer after some rounds, and does something between them."""

    between: list[Callable[[], object]]
    rests: list[float] = field(default_factory=list)

    def is_set(self) -> bool:
        return len(self.rests) > len(self.between)

    def wait(self, seconds: float) -> None:
        self.rests.append(seconds)
        if len(self.rests) <= len(self.between):
            self.between[len(self.rests) - 1]()


def test_the_indexer_follows_the_catalogue(town: Town) -> None:
    seen: list[list[str]] = []

    def look_and_add() -> None:
        seen.append(town.found_keys())
        town.add("b")

    def look_and_ask() -> None:
        seen.append(sorted(town.found_keys()))
        town.indexer.ask_for_rebuild()

    town.add("a")
    rounds = Rounds([look_and_add, look_and_ask])
    town.indexer.work(rounds)  # type: ignore[arg-type]  # what it needs of an event
    assert seen == [["a"], ["a", "b"]]
    assert not town.indexer.rebuild_is_asked
    assert rounds.rests == [1.0, 1.0, 1.0]


def test_an_indexer_that_is_not_the_writer_waits_and_takes_over(town: Town) -> None:
    town.index()
    second = TantivyEngine(town.var / "index")
    town.add("a")
    waiting = Rounds([lambda: None, town.engine.close, lambda: None])
    town.indexer_with(second).work(waiting)  # type: ignore[arg-type]  # what it needs of an event
    assert (town.found_keys(second), town.waiting()) == (["a"], 0)
    second.close()


def test_a_failure_is_logged_and_tried_again(town: Town, logged: Callable[[ModuleType], io.StringIO]) -> None:
    lines = logged(indexer)
    town.add("a")
    town.index()
    (folder,) = [path for path in (town.var / "index").iterdir() if path.is_dir()]
    town.engine.close()
    town.engine._opened = None
    (folder / "meta.json").write_text("{]")
    town.add("b")
    rounds = Rounds([lambda: None])
    town.indexer.work(rounds)  # type: ignore[arg-type]  # what it needs of an event
    assert rounds.rests == [10.0, 10.0]
    assert "UnavailableError" in lines.getvalue()


def test_the_indexer_stops_when_told(town: Town) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=town.indexer.work, args=(stop,))
    thread.start()
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_nothing_waits_in_a_database_that_is_not_there_yet(tmp_path: Path) -> None:
    assert not has_waiting_changes(engine_for(f"sqlite:///{tmp_path}/none.db"))
