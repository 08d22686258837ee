"""Distances: told, kept within a radius, and ordered by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.distance import distance_m
from tests.app.town import Town, at, once

MARKET = "61.688,27.272"
SPOT = once("2026-12-01T18:00")


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


@pytest.fixture
def places(town: Town) -> Town:
    """Three listings north of the market place, one without a position, told in no order of distance."""
    town.add("far", sessions=at(SPOT, lat=61.788, lon=27.272), prices=[{"type": "free"}])
    town.add("here", sessions=at(SPOT, lat=61.688, lon=27.272))
    town.add("nowhere", sessions=at(SPOT))
    town.add("near", sessions=at(SPOT, lat=61.697, lon=27.272))
    town.index()
    return town


@pytest.mark.parametrize(
    ("a", "b", "metres"),
    [
        ((61.688, 27.272), (61.688, 27.272), 0),
        ((60.1699, 24.9384), (61.6886, 27.2722), 210_725),
        ((0, 179.9), (0, -179.9), 22_239),
        ((90, 0), (90, 120), 0),
        ((-90, 0), (90, 0), 20_015_087),
    ],
)
def test_metres_along_the_surface(a: tuple[float, float], b: tuple[float, float], metres: int) -> None:
    assert round(distance_m(a, b)) == pytest.approx(metres, abs=1)


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(points, points)
def test_a_distance_is_never_less_than_nothing_or_more_than_half_the_way_round(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert 0 <= distance_m(a, b) <= 20_015_088


def test_distances_are_told_and_the_order_stays(places: Town) -> None:
    hits = places.ask(near=MARKET).hits
    told = {hit.card["source_id"]: hit.distance_m for hit in hits}
    assert told == {"here": 0, "near": 1001, "far": 11_119, "nowhere": None}


def test_nearest_first_and_what_has_no_position_last(places: Town) -> None:
    assert places.found_keys(near=MARKET, sort="distance") == ["here", "near", "far", "nowhere"]
    assert places.found_keys(near=MARKET, sort="distance", limit=2, page=2) == ["far", "nowhere"]


@pytest.mark.parametrize(
    ("radius", "found"), [(500, ["here"]), (1001, ["here", "near"]), (20_000, ["here", "near", "far"])]
)
def test_a_radius_keeps_what_is_within_it(places: Town, radius: int, found: list[str]) -> None:
    assert places.found_keys(near=MARKET, radius=radius, sort="distance") == found
    assert places.ask(near=MARKET, radius=radius).total == len(found)


def test_facets_count_within_the_circle_and_not_its_corners(town: Town) -> None:
    town.add("middle", sessions=at(SPOT, lat=61.688, lon=27.272), prices=[{"type": "free"}])
    town.add("corner", sessions=at(SPOT, lat=61.6965, lon=27.290))
    town.index()
    found = town.ask(near=MARKET, radius=1000)
    assert (found.total, found.facets["price"], found.facets["kind"]) == (1, {"free": 1}, {"event": 1})
    assert town.ask(near="0,0", radius=1000).facets["kind"] == {}


def test_a_radius_works_with_words_and_filters(places: Town) -> None:
    assert places.found_keys(near=MARKET, radius=20_000, price="free") == ["far"]
    assert places.found_keys(near=MARKET, radius=20_000, q="near") == ["near"]


@pytest.mark.parametrize("near", ["90,0", "-90,180", "0,-180", "61.688,27.272"])
@pytest.mark.parametrize("radius", [1, 200_000])
def test_the_ends_of_the_earth_are_fine(places: Town, near: str, radius: int) -> None:
    assert places.ask(near=near, radius=radius).total in {0, 1, 3}
