"""What every search engine must find, filter, count, order and page."""

from typing import Any

import pytest

from app.search.embedded.engine import TantivyEngine
from app.search.engine import SearchEngine
from tests.app.town import Town, at, local, once, weekly


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


def fill(town: Town, **listings: dict[str, Any]) -> Town:
    """Take in listings, titled by their keys unless told otherwise, and index them."""
    town.add_all({key: {"title": {"fi": key}, "kind": "event", **f} for key, f in listings.items()})
    town.index()
    return town


def test_the_embedded_engine_is_an_engine(town: Town) -> None:
    engine: SearchEngine = town.engine
    assert isinstance(engine, TantivyEngine)


def test_an_empty_catalogue_finds_nothing(town: Town) -> None:
    town.index()
    found = town.ask(q="kuoro")
    assert (found.hits, found.total) == ((), 0)
    assert all(counts == {} for counts in found.facets.values())


def test_what_has_all_the_words_comes_first_and_when_few_have_them_half_of_them_will_do(town: Town) -> None:
    fill(
        town,
        both={"title": {"fi": "Kuoro ja neulonta"}},
        choir={"title": {"fi": "Kuoro"}},
        knitting={"title": {"fi": "Neulonta"}},
    )
    found = town.found_keys(q="kuoro neulonta")
    assert (found[0], sorted(found)) == ("both", ["both", "choir", "knitting"])
    assert sorted(town.found_keys(q="kuoro shakki")) == ["both", "choir"]


def test_a_word_in_the_title_comes_before_a_word_in_the_text(town: Town) -> None:
    fill(
        town,
        text={"title": {"fi": "Ilta"}, "description": {"fi": "Meillä on kuoro."}},
        tag={"title": {"fi": "Tupa"}, "keywords": [{"label": {"fi": "kuoro"}}]},
        title={"title": {"fi": "Kuoro"}},
    )
    assert town.found_keys(q="kuoro") == ["title", "tag", "text"]


def test_the_beginning_of_the_last_word_is_enough(town: Town) -> None:
    fill(town, a={"title": {"fi": "Lukupiiri"}}, b={"title": {"fi": "Lukko"}})
    assert town.found_keys(q="lukup") == ["a"]
    assert sorted(town.found_keys(q="lu")) == ["a", "b"]
    assert town.found_keys(q="l") == []


def test_synonyms_and_other_languages_of_a_category_find_its_listings(town: Town) -> None:
    fill(town, swim={"title": {"fi": "Iltavuoro"}, "categories": ["liiku.uinti"]}, other={})
    for words in ("uimahalli", "simhall", "swimming pool", "liikunta"):
        assert town.found_keys(q=words) == ["swim"]


def test_kinds(town: Town) -> None:
    fill(town, a={"kind": "event"}, b={"kind": "volunteering"}, c={"kind": "activity"})
    assert town.found_keys(kind="volunteering") == ["b"]
    assert sorted(town.found_keys(kind=["event", "activity"])) == ["a", "c"]


def test_a_category_finds_what_is_in_its_parts_and_not_the_other_way(town: Town) -> None:
    fill(
        town,
        part={"categories": ["liiku.uinti"]},
        group={"categories": ["liiku"]},
        other={"categories": ["pelaa"]},
    )
    assert sorted(town.found_keys(category="liiku")) == ["group", "part"]
    assert town.found_keys(category="liiku.uinti") == ["part"]


def test_prices(town: Town) -> None:
    fill(
        town,
        free={"prices": [{"type": "free"}]},
        paid={"prices": [{"type": "fixed", "amount_min": "5"}]},
        both={"prices": [{"type": "fixed", "amount_min": "10"}, {"type": "free"}]},
        gift={"prices": [{"type": "donation"}]},
        untold={},
    )
    assert sorted(town.found_keys(price="free")) == ["both", "free"]
    assert sorted(town.found_keys(price="paid")) == ["both", "paid"]
    assert sorted(town.found_keys(price=["donation", "unknown"])) == ["gift", "untold"]


def test_audience_language_accessibility_and_companion(town: Town) -> None:
    fill(
        town,
        a={
            "audience": {"groups": ["seniors"]},
            "languages": [{"code": "uk"}],
            "accessibility": [{"code": "lift"}, {"code": "induction_loop", "value": "no"}],
            "companion": {"offered": "on_request"},
        },
        b={"audience": {"groups": ["lonely"]}, "companion": {"offered": "none"}},
    )
    assert town.found_keys(audience="seniors") == ["a"]
    assert town.found_keys(language="uk") == ["a"]
    assert town.found_keys(accessible="lift") == ["a"]
    assert town.found_keys(accessible="induction_loop") == []
    assert town.found_keys(companion="1") == ["a"]
    assert sorted(town.found_keys(companion="0")) == ["a", "b"]


def test_filters_narrow_one_another(town: Town) -> None:
    fill(
        town,
        a={"kind": "activity", "prices": [{"type": "free"}]},
        b={"kind": "activity", "prices": [{"type": "fixed", "amount_min": "3"}]},
        c={"kind": "event", "prices": [{"type": "free"}]},
    )
    assert town.found_keys(kind="activity", price="free") == ["a"]
    assert town.found_keys(q="a", kind="event", price="free") == []


def test_facets_count_all_results_and_not_only_the_page(town: Town) -> None:
    fill(
        town,
        a={"kind": "activity", "categories": ["liiku.uinti"], "audience": {"groups": ["families", "lonely"]}},
        b={"kind": "activity", "categories": ["liiku"], "languages": [{"code": "fi"}, {"code": "sv"}]},
        c={"prices": [{"type": "free"}], "accessibility": [{"code": "lift"}]},
    )
    assert town.ask(limit=1).facets == {
        "kind": {"activity": 2, "event": 1},
        "category": {"liiku": 2, "liiku.uinti": 1},
        "price": {"unknown": 2, "free": 1},
        "audience": {"families": 1},
        "language": {"fi": 1, "sv": 1},
        "accessible": {"lift": 1},
    }
    assert town.ask(kind="event").facets["price"] == {"free": 1}


def test_the_total_and_facets_agree_with_the_words(town: Town) -> None:
    fill(town, **{f"k{n}": {"title": {"fi": "Kuoro" if n % 2 else "Shakki"}} for n in range(9)})
    found = town.ask(q="kuoro", limit=2)
    assert (len(found.hits), found.total, found.facets["kind"]) == (2, 4, {"event": 4})


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"q": "kuoro"},
        {"sort": "time"},
        {"sort": "relevance"},
        {"q": "kuoro", "sort": "time"},
        {"near": "61.6,27.2"},
        {"near": "61.6,27.2", "sort": "distance"},
        {"near": "61.6,27.2", "radius": "5000", "sort": "time"},
    ],
)
def test_pages_hold_each_result_once_and_all_of_them(town: Town, parameters: dict[str, str]) -> None:
    sessions = at(once("2026-12-01T18:00"), lat=61.61, lon=27.21)
    fill(town, **{f"k{n}": {"title": {"fi": "Kuoro"}, "sessions": sessions} for n in range(30)})
    for n in range(30, 45):  # each in a part of the index of its own
        town.add(f"k{n}", title="Kuoro", sessions=sessions)
        town.index()
    total = town.ask(**parameters).total
    pages = [town.found_keys(page=page, limit=7, **parameters) for page in range(1, 9)]
    assert [len(page) for page in pages] == [7, 7, 7, 7, 7, 7, 3, 0]
    assert {key for page in pages for key in page} == {f"k{n}" for n in range(45)}
    assert total == 45


def test_browsing_is_ordered_by_the_next_time_and_what_has_none_comes_last(town: Town) -> None:
    fill(
        town,
        later={"sessions": at(once("2026-12-24T18:00"))},
        never={"kind": "service", "sessions": []},
        sooner={"sessions": at(once("2026-11-25T18:00"))},
        now={"sessions": at(once("2026-11-20T18:00", 60 * 24 * 30))},
        weekly={"kind": "activity", "sessions": at(weekly("2026-09-01T12:00", "MO"))},
    )
    assert town.found_keys() == ["now", "sooner", "weekly", "later", "never"]
    assert town.found_keys(q="sooner later", sort="time") == ["sooner", "later"]


def test_what_is_over_cancelled_or_taken_away_is_never_found(town: Town) -> None:
    fill(
        town,
        over={"sessions": at(once("2026-11-24T07:00"))},
        long_over={"sessions": at(once("2026-01-01T18:00"))},
        season_over={"sessions": at(weekly("2026-01-05T18:00", "MO", valid_until="2026-05-01"))},
        cancelled={"status": "cancelled"},
        gone={},
        on={},
    )
    town.take_away("gone")
    town.index()
    assert town.found_keys() == ["on"]
    assert town.found_keys(when="2026-01-01..2026-12-31") == ["on"]


def test_a_listing_told_anew_is_found_as_it_is_now(town: Town) -> None:
    fill(town, a={"title": {"fi": "Kuoro"}})
    town.add("a", title="Shakki")
    town.index()
    assert (town.found_keys(q="kuoro"), town.found_keys(q="shakki"), town.ask().total) == ([], ["a"], 1)


def test_a_far_away_event_is_found_by_its_day(town: Town) -> None:
    fill(town, a={"sessions": at(once("2027-09-10T10:00", 60 * 24 * 2 + 300))})
    assert town.found_keys(when="2027-09-11") == ["a"]
    assert town.found_keys(when="2027-09-13") == []
    assert town.ask().hits[0].card["times"][0][0] == int(local("2027-09-10 10:00").timestamp())
