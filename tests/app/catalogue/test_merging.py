"""Two listings that are the same become one, and two again."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.catalogue.commands import edit_listing
from app.catalogue.merging.commands import Pair, merge, unmerge
from app.catalogue.merging.merged import survivor_of
from app.catalogue.models import Listing, SourceRecord
from app.catalogue.publishing import publish, put_back, take_down
from app.core.db import reading, writing
from app.core.errors import GoneError, InvalidError, NotFoundError
from tests.app.town import Town, at, id_of, once
from tests.database_dump import listings as dumped

BY = "aila@example.org"


def joined(town: Town, gone: str, kept: str, *take: str) -> None:
    with writing(town.database) as session:
        merge(session, Pair(id_of(gone), id_of(kept)), BY, town.now, take=take)
    town.index()


def parted(town: Town, gone: str) -> None:
    with writing(town.database) as session:
        unmerge(session, id_of(gone), town.now)
    town.index()


def state(town: Town, key: str) -> str:
    return town.details(key).listing.state


def record(town: Town, key: str) -> tuple[Any, ...]:
    found = town.details(key).record
    assert found
    return found.listing_id, found.gone_at, found.locked_fields


def two(town: Town) -> Town:
    town.add("a", title="Torikuoro", summary={"fi": "Lauletaan torilla."})
    town.add("b", title="Torikuoro laulaa", summary={"fi": "Kaikille avoin kuoro."})
    town.index()
    return town


def test_the_search_finds_the_one_that_stays(town: Town) -> None:
    two(town)
    joined(town, "a", "b")

    assert town.found_keys(q="torikuoro") == ["b"]
    assert (state(town, "a"), state(town, "b")) == ("merged", "published")


@pytest.mark.parametrize("prefix", ["", "/sv", "/en", "/selko"])
@pytest.mark.parametrize("end", ["", ".ics", "?mista=qr"])
def test_every_address_of_the_one_that_gave_way_leads_to_the_other(town: Town, prefix: str, end: str) -> None:
    two(town)
    joined(town, "a", "b")
    http = TestClient(town.app(), follow_redirects=False)
    answer = http.get(f"{prefix}/tarjonta/{town.slug('a')}{end}")

    assert (answer.status_code, answer.headers["location"]) == (
        308,
        f"{prefix}/tarjonta/{town.slug('b')}{end}",
    )
    assert answer.headers["cache-control"] == "no-cache"
    assert http.get(answer.headers["location"]).status_code == 200


def test_the_form_for_mistakes_is_that_of_the_one_that_stays(town: Town) -> None:
    two(town)
    joined(town, "a", "b")
    http = TestClient(town.app(), follow_redirects=False)
    answer = http.get(f"/tarjonta/{town.slug('a')}/virhe")

    assert (answer.status_code, answer.headers["location"]) == (307, f"/tarjonta/{town.slug('b')}/virhe")


def test_a_chain_leads_straight_to_its_end_and_comes_apart_link_by_link(town: Town) -> None:
    two(town).add("c", title="Kuoro torilla")
    joined(town, "a", "b")
    joined(town, "b", "c")
    http = TestClient(town.app(), follow_redirects=False)

    assert http.get(f"/tarjonta/{town.slug('a')}").headers["location"] == f"/tarjonta/{town.slug('c')}"
    parted(town, "b")
    assert http.get(f"/tarjonta/{town.slug('a')}").headers["location"] == f"/tarjonta/{town.slug('b')}"
    parted(town, "a")
    assert http.get(f"/tarjonta/{town.slug('a')}").status_code == 200
    assert town.found_keys(q="torikuoro")[:2] in (["a", "b"], ["b", "a"])


@pytest.mark.parametrize(("gone", "kept"), [("a", "a"), ("b", "a"), ("a", "c"), ("c", "a"), ("c", "d")])
def test_a_circle_a_second_merge_and_a_hidden_survivor_are_refused(town: Town, gone: str, kept: str) -> None:
    two(town).add("c", title="Kuoro torilla")
    town.add("d", title="Kuoro")
    joined(town, "a", "b")
    with writing(town.database) as session:
        take_down(session, id_of("d"), town.now)
    before = dumped(town.database)

    with pytest.raises(InvalidError), writing(town.database) as session:
        merge(session, Pair(id_of(gone), id_of(kept)), BY, town.now)
    assert dumped(town.database) == before


def test_undoing_brings_back_both_exactly(town: Town) -> None:
    two(town)
    with writing(town.database) as session:
        mine = town.details("b").content.model_copy(update={"description": {"fi": "Oma kuvaus"}})
        edit_listing(session, id_of("b"), mine, town.now)
    before = {key: (town.details(key).listing.model_dump(), record(town, key)) for key in "ab"}
    times = {key: [(one.starts_at, one.state) for one in town.details(key).occurrences] for key in "ab"}

    joined(town, "a", "b", "summary", "title")
    assert town.details("b").content.title == {"fi": "Torikuoro"}
    assert town.details("b").content.summary == {"fi": "Lauletaan torilla."}
    assert record(town, "b")[2] == ["description", "summary", "title"]
    parted(town, "a")

    assert {
        key: (town.details(key).listing.model_dump(), record(town, key)) for key in "ab"
    } == before  # the clock stood still
    assert {
        key: [(one.starts_at, one.state) for one in town.details(key).occurrences] for key in "ab"
    } == times


def test_undoing_leaves_alone_what_people_have_changed_since(town: Town) -> None:
    two(town)
    joined(town, "a", "b", "summary", "title")
    with writing(town.database) as session:
        better = town.details("b").content.model_copy(update={"summary": {"fi": "Uusi."}})
        edit_listing(session, id_of("b"), better, town.now)
    parted(town, "a")

    content = town.details("b").content
    assert (content.title, content.summary) == ({"fi": "Torikuoro laulaa"}, {"fi": "Uusi."})
    assert record(town, "b")[2] == ["summary"]


def test_the_feed_of_the_one_that_gave_way_neither_revives_nor_doubles_it(town: Town) -> None:
    two(town)
    joined(town, "a", "b")
    town.add("a", title="Torikuoro uusin sanoin")
    town.index()

    assert (state(town, "a"), town.found_keys(q="torikuoro")) == ("merged", ["b"])
    town.take_away("a")
    assert state(town, "a") == "merged"
    town.add("a", title="Torikuoro taas")
    town.index()
    assert (state(town, "a"), town.found_keys(q="torikuoro")) == ("merged", ["b"])
    with reading(town.database) as session:
        assert len(session.exec(select(Listing)).all()) == 2
        assert len(session.exec(select(SourceRecord)).all()) == 2
    parted(town, "a")
    assert town.details("a").content.title == {"fi": "Torikuoro taas"}
    assert sorted(town.found_keys(q="torikuoro")) == ["a", "b"]


def test_what_its_feed_dropped_meanwhile_is_withdrawn_when_the_merge_is_undone(town: Town) -> None:
    two(town)
    joined(town, "a", "b")
    town.take_away("a")
    parted(town, "a")

    assert state(town, "a") == "withdrawn"


def test_the_one_that_stays_lives_by_its_own_feed_alone(town: Town) -> None:
    two(town)
    joined(town, "a", "b")
    town.take_away("b")
    http = TestClient(town.app())

    assert (state(town, "a"), state(town, "b")) == ("merged", "withdrawn")
    assert http.get(f"/tarjonta/{town.slug('a')}").status_code == 410


def test_what_was_hidden_is_hidden_again_when_the_merge_is_undone(town: Town) -> None:
    two(town)
    with writing(town.database) as session:
        take_down(session, id_of("a"), town.now, by_desk=True)
    joined(town, "a", "b")
    parted(town, "a")

    assert state(town, "a") == "removed"


def test_what_gave_way_is_not_changed_taken_down_or_put_back(town: Town) -> None:
    two(town)
    joined(town, "a", "b")
    content = town.details("a").content.model_copy(update={"title": {"fi": "Muu"}})

    with writing(town.database) as session:
        for act in (
            lambda: edit_listing(session, id_of("a"), content, town.now),
            lambda: publish(session, id_of("a"), content, town.now),
            lambda: take_down(session, id_of("a"), town.now, by_desk=True),
            lambda: put_back(session, id_of("a"), town.now, by_desk=True),
        ):
            with pytest.raises(GoneError):
                act()
        with pytest.raises(NotFoundError):
            unmerge(session, id_of("b"), town.now)
    assert state(town, "a") == "merged"


def test_what_is_published_over_a_feed_is_locked_against_it(town: Town) -> None:
    two(town)
    changed = town.details("a").content.model_copy(update={"title": {"fi": "Kuoro torilla"}})
    with writing(town.database) as session:
        publish(session, id_of("a"), changed, town.now)
    town.add("a", title="Torikuoro!", sessions=at(once("2026-12-08T18:00")))

    details = town.details("a")
    assert details.content.title == {"fi": "Kuoro torilla"}
    assert [one.local_date.isoformat() for one in details.occurrences] == ["2026-12-08"]


def test_a_list_shows_the_one_that_stays_once(town: Town) -> None:
    two(town)
    http = TestClient(town.app())
    joined(town, "a", "b")
    codes = [id_of(key).hex[:8] for key in "ab"]
    old = http.get(f"/lista?k={codes[0]}").text
    both = http.get(f"/lista?k={'.'.join(codes)}").text

    assert (old.count('id="l-'), "Torikuoro laulaa" in old) == (1, True)
    assert both.count('id="l-') == 1
    assert http.get(f"/lista.ics?k={'.'.join(codes)}").text.count("BEGIN:VEVENT") == 1


def test_a_broken_chain_ends_at_itself(town: Town) -> None:
    two(town)
    with writing(town.database) as session:
        session.get_one(Listing, id_of("a")).state = "merged"
    with reading(town.database) as session:
        listing = session.get_one(Listing, id_of("a"))
        assert survivor_of(session, listing) is listing
