"""What is Meilisearch's own: swaps, versions, errors of tasks, keys, and whatever may be typed."""

import threading
from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from meilisearch.client import Client

from app.core.errors import UnavailableError
from app.search.documents import SearchDocument, document_of
from app.search.query import SearchQuery
from app.search.server.engine import MeilisearchEngine
from tests.app.both_engines import BothEngines
from tests.app.town import Town, at, once

Address = tuple[str, str]


@pytest.fixture
def town(meilisearch_town: BothEngines) -> BothEngines:
    return meilisearch_town


def indexes(town: BothEngines, address: Address) -> list[str]:
    found = Client(*address).get_indexes({"limit": 1000})["results"]
    return [index.uid for index in found if index.uid.startswith(town.name)]


def documents(town: Town, *keys: str) -> Iterator[SearchDocument]:
    return (document_of(town.details(key), town.now) for key in keys)


def broken(town: Town) -> Iterator[SearchDocument]:
    """One document, and then the database goes away."""
    yield document_of(town.details("a"), town.now)
    raise ConnectionError


def test_without_an_index_the_search_is_unavailable(meilisearch_address: Address, town: BothEngines) -> None:
    engine = MeilisearchEngine(*meilisearch_address, name=f"none{uuid4().hex[:8]}")
    assert not engine.is_ready()
    with pytest.raises(UnavailableError, match="opastamo reindex"):
        engine.search(SearchQuery(), town.now)
    with pytest.raises(UnavailableError, match="opastamo reindex"):
        engine.apply([], ["a"])
    assert not engine.is_ready()
    engine.close()


def test_a_reader_goes_on_while_the_index_is_swapped(town: BothEngines, meilisearch_address: Address) -> None:
    town.add_all({f"k{n}": {"title": {"fi": "Kuoro"}, "kind": "event"} for n in range(50)})
    town.index()
    totals, faults, stop = [], [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                totals.append(town.primary.search(SearchQuery(q="kuoro"), town.now).total)
            except UnavailableError as fault:
                faults.append(fault)

    thread = threading.Thread(target=read)
    thread.start()
    for _ in range(4):
        assert town.indexer.rebuild() == 50
    stop.set()
    thread.join()
    assert (faults, set(totals)) == ([], {50})
    assert len(indexes(town, meilisearch_address)) == 1


def test_a_rebuild_that_fails_leaves_the_old_index(town: BothEngines) -> None:
    town.add("a")
    town.index()
    with pytest.raises(ConnectionError):
        town.primary.rebuild(broken(town))
    with pytest.raises(ConnectionError):
        town.primary.apply(broken(town), [])
    assert town.found_keys() == ["a"]


def test_an_index_of_another_version_goes_with_the_next_rebuild(
    town: BothEngines, meilisearch_address: Address
) -> None:
    client = Client(*meilisearch_address)
    client.wait_for_task(client.create_index(f"{town.name}_v0_0", {"primaryKey": "id"}).task_uid)
    town.index()
    (only,) = indexes(town, meilisearch_address)
    assert only != f"{town.name}_v0_0"


def test_the_words_of_the_server_tell_why_a_task_failed(town: BothEngines) -> None:
    town.add("a")
    town.index()
    (document,) = documents(town, "a")
    object.__setattr__(document, "id", "no id / at all")
    with pytest.raises(UnavailableError, match=r"documentAdditionOrUpdate.*no id / at all.*is invalid"):
        town.primary.apply([document], [])


def test_questions_are_asked_with_a_key_that_can_only_read(
    town: BothEngines, meilisearch_address: Address
) -> None:
    town.index()
    key = town.primary._writer.search_key()
    assert key == town.primary._writer.search_key() != meilisearch_address[1]
    assert Client(meilisearch_address[0], meilisearch_address[1]).get_key(key).actions == [
        "search",
        "documents.get",
    ]


def test_a_key_that_may_not_make_keys_is_used_itself(town: BothEngines, meilisearch_address: Address) -> None:
    town.index()
    key = town.primary._writer.search_key()
    engine = MeilisearchEngine(meilisearch_address[0], key, name=town.name)
    assert engine._writer.search_key() == key
    assert engine.search(SearchQuery(), town.now).total == 0
    engine.close()


def test_a_wrong_key_is_unavailable_and_looked_for_again(
    town: BothEngines, meilisearch_address: Address
) -> None:
    town.index()
    town.primary._questions._key = "wrong"
    with pytest.raises(UnavailableError, match="invalid_api_key"):
        town.primary.search(SearchQuery(), town.now)
    assert town.ask().total == 0


def test_words_that_came_later_mend_slips_too(town: BothEngines) -> None:
    town.add("a", title="Kuoro")
    town.index()
    assert town.found_keys(q="kuoro") == ["a"]
    town.add("b", title="Möllötysklubi")
    town.index()
    assert town.found_keys(q="mollotysklubo") == ["b"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=st.text(max_size=60))
def test_whatever_is_typed_both_engines_find_the_same(town: BothEngines, q: str) -> None:
    if not town.primary.is_ready():
        town.add("a", title="Kuoro ja neulonta")
        town.add("b", title="Ääni \\ 'ja\" valo")
        town.index()
    assert town.ask(q=q).total in {0, 1, 2}


def test_what_fits_best_is_first_in_the_same_order_as_in_the_embedded_index(town: BothEngines) -> None:
    words = ("kuoro", "neulonta", "lautapelit", "retki", "kahvila", "vesijumppa", "iltakävely", "puutyöt")
    town.add_all(
        {
            f"k{n}": {
                "title": {"fi": f"{words[n % 8]} {words[n * 5 % 7]}".capitalize()},
                "description": {"fi": " ".join(words[(n * m) % 8] for m in range(n % 11))},
                "keywords": [{"label": {"fi": words[n * 3 % 8]}}] if n % 3 else [],
                "kind": ("event", "activity")[n % 2],
                "sessions": at(once(f"2026-12-{n % 28 + 1:02}T18:00"), lat=61.6 + n / 1000, lon=27.2),
            }
            for n in range(150)
        }
    )
    town.index()
    for q in (
        "kuoro",
        "neuloa kahvilassa",
        "lautapelejä",
        "iltakävely retki kuoro",
        "puutyö ilta",
        "jumppa yksin",
        "ilmaista puutöitä keskustassa",
    ):
        for page in (1, 2, 8):
            own = town.found_keys(town.engine, q=q, page=page)
            assert (q, page, town.found_keys(q=q, page=page)) == (q, page, own)


def test_of_more_than_are_scored_the_strongest_come_first_and_pages_hold_each_once(town: BothEngines) -> None:
    told = {f"k{n}": {"title": {"fi": "Ilta"}, "description": {"fi": "Meillä on kuoro."}} for n in range(220)}
    told |= {f"t{n}": {"title": {"fi": f"Kuoro {n}"}} for n in range(30)}
    town.add_all({key: {**fields, "kind": "event"} for key, fields in told.items()})
    town.index()
    pages = [town.found_keys(q="kuoro", page=page, limit=40) for page in range(1, 8)]
    assert sorted(key for page in pages for key in page) == sorted(told)
    assert sorted(pages[0][:30]) == sorted(key for key in told if key.startswith("t"))


def test_a_word_that_came_with_a_change_of_another_process_finds_its_listing(
    town: BothEngines, meilisearch_address: Address
) -> None:
    town.add("a", title="Kuoro")
    town.index()
    assert town.found_keys(q="kuoro") == ["a"]
    other = MeilisearchEngine(*meilisearch_address, name=town.name)
    town.add("b", title="Möllötysklubi")
    other.apply(documents(town, "b"), [])
    town.primary.follow(other.mark())
    assert [
        hit.card["title"]["fi"] for hit in town.primary.search(SearchQuery(q="möllötysklubi"), town.now).hits
    ] == ["Möllötysklubi"]
    other.close()
