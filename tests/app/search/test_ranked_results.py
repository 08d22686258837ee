"""The order in which results are met: every engine keeps it over its pages."""

import pytest

from tests.app.town import Town, at, once, weekly


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


def test_of_listings_that_fit_alike_the_soonest_comes_first(town: Town) -> None:
    town.add("spring", title="Kuoro", sessions=at(once("2027-04-01T18:00")))
    town.add("tonight", title="Kuoro", sessions=at(once("2026-11-24T18:00")))
    town.add("advent", title="Kuoro", sessions=at(once("2026-12-20T18:00")))
    town.index()
    assert town.found_keys(q="kuoro") == ["tonight", "advent", "spring"]


def test_a_choir_tonight_does_not_push_out_what_fits_better(town: Town) -> None:
    town.add("choir", title="Kuoro", sessions=at(once("2027-04-01T18:00")))
    town.add(
        "fair",
        title="Myyjäiset",
        description={"fi": "Illalla laulaa kuoro."},
        sessions=at(once("2026-11-24T18:00")),
    )
    town.index()
    assert town.found_keys(q="kuoro") == ["choir", "fair"]


def test_of_listings_at_one_time_the_one_with_the_low_threshold_comes_first(town: Town) -> None:
    same = at(weekly("2026-09-01T18:00", "TU"))
    town.add("signing_up", title="Jooga", sessions=same, registration={"required": True})
    town.add(
        "open", title="Jooga", sessions=same, registration={"required": False}, prices=[{"type": "free"}]
    )
    town.index()
    assert town.found_keys(q="jooga") == ["open", "signing_up"]


def test_near_a_point_the_nearer_of_equals_comes_first(town: Town) -> None:
    spot = once("2026-12-01T18:00")
    town.add("far", title="Shakki", sessions=at(spot, lat=61.77, lon=27.272))
    town.add("near", title="Shakki", sessions=at(spot, lat=61.69, lon=27.272))
    town.index()
    assert town.found_keys(q="shakki", near="61.688,27.272") == ["near", "far"]


def test_equals_keep_their_order_when_the_index_is_made_anew(town: Town) -> None:
    for number in range(60):
        town.add(f"k{number}", title="Kuoro")
        if number % 10 == 0:
            town.index()
    town.index()
    before = [town.found_keys(q="kuoro", page=page, limit=20) for page in (1, 2, 3)]
    town.indexer.rebuild()
    assert [town.found_keys(q="kuoro", page=page, limit=20) for page in (1, 2, 3)] == before
    assert len({key for page in before for key in page}) == 60
