"""A listing flattened for the index."""

from datetime import timedelta

import pytest

from app.search.documents import NO_TIME, SearchDocument, document_of, is_findable
from tests.app.town import Town, at, id_of, local, once, weekly


def document(town: Town, key: str) -> SearchDocument:
    return document_of(town.details(key), town.now)


def test_a_listing_is_found_by_its_texts_categories_and_names(town: Town) -> None:
    town.add(
        "uinti",
        title="Iltauinti",
        summary={"fi": "Lyhyt"},
        description={"fi": "Pitkä", "en": "Long"},
        categories=["liiku.uinti"],
        keywords=[{"label": {"fi": "avanto", "sv": "vak"}}],
        organiser={"name": {"fi": "Uimaseura"}},
        sessions=at(once("2026-12-01T18:00"), name={"fi": "Naisvuoren uimahalli"}, city="Mikkeli"),
    )
    found = document(town, "uinti")
    assert found.id == str(id_of("uinti"))
    assert found.title == (("fi", "Iltauinti"),)
    assert found.body == (("fi", "Lyhyt"), ("fi", "Pitkä"), ("en", "Long"))
    assert found.names == (("fi", "Uimaseura"), ("fi", "Naisvuoren uimahalli"), ("fi", "Mikkeli"))
    assert {("fi", "avanto"), ("sv", "vak"), ("fi", "Liiku"), ("fi", "uimahalli"), ("en", "swim")} <= set(
        found.tags
    )


def test_facets_hold_a_category_and_its_group(town: Town) -> None:
    town.add("a", categories=["liiku.uinti", "opi_uutta"])
    assert document(town, "a").facets["category"] == ("liiku", "liiku.uinti", "opi_uutta")


def test_facets_of_a_listing_that_tells_nothing(town: Town) -> None:
    town.add("a", kind="volunteering")
    assert document(town, "a").facets == {
        "kind": ("volunteering",),
        "category": (),
        "price": ("unknown",),
        "audience": (),
        "language": (),
        "accessible": (),
        "companion": (),
    }


def test_needs_of_people_are_in_no_facet(town: Town) -> None:
    town.add("a", audience={"groups": ["lonely", "families", "unemployed"]})
    assert document(town, "a").facets["audience"] == ("families",)


def test_codes_that_the_taxonomy_does_not_know_are_left_out(town: Town) -> None:
    town.add(
        "a",
        categories=["dropped_long_ago", "liiku"],
        audience={"groups": ["martians"]},
        accessibility=[{"code": "teleport"}, {"code": "lift"}, {"code": "wheelchair", "value": "no"}],
    )
    facets = document(town, "a").facets
    assert (facets["category"], facets["audience"], facets["accessible"]) == (("liiku",), (), ("lift",))


@pytest.mark.parametrize(
    ("types", "classes"),
    [
        (["free"], ("free",)),
        (["fixed"], ("paid",)),
        (["range", "membership"], ("paid",)),
        (["free", "fixed"], ("free", "paid")),
        (["donation"], ("donation",)),
        (["unknown"], ("unknown",)),
    ],
)
def test_prices_are_classed(town: Town, types: list[str], classes: tuple[str, ...]) -> None:
    town.add("a", prices=[{"type": one} for one in types])
    assert document(town, "a").facets["price"] == classes


@pytest.mark.parametrize(("offered", "value"), [("none", ()), ("on_request", ("yes",)), ("always", ("yes",))])
def test_a_companion_is_a_facet_when_there_is_one(town: Town, offered: str, value: tuple[str, ...]) -> None:
    town.add("a", companion={"offered": offered})
    assert document(town, "a").facets["companion"] == value


def test_the_place_is_the_first_that_has_a_position(town: Town) -> None:
    sessions = [
        *at(once("2026-12-01T18:00"), name={"fi": "Jossain"}),
        *at(once("2026-12-02T18:00"), lat=61.7, lon=27.3, name={"fi": "Täällä"}),
    ]
    town.add("a", sessions=sessions)
    found = document(town, "a")
    assert (found.lat, found.lon, found.card["place"]["name"]) == (61.7, 27.3, {"fi": "Täällä"})


def test_a_masked_address_is_nowhere_and_its_position_is_rough(town: Town) -> None:
    place = {"name": {"fi": "Turvatalo"}, "street_address": {"fi": "Salakuja 1"}, "address_masked": True}
    town.add("a", sessions=at(once("2026-12-01T18:00"), lat=61.68812, lon=27.27234, **place))
    found = document(town, "a")
    told = found.card["place"]
    assert (told["address"], told["lat"], told["lon"]) == ({}, 61.69, 27.27)
    assert (found.lat, found.lon) == (61.69, 27.27)
    assert [text for _, text in found.names] == ["Turvatalo"]


def test_times_ahead_are_in_the_card_and_cancelled_ones_are_not(town: Town) -> None:
    overrides = [{"original": "2026-12-01T18:00", "state": "cancelled"}]
    town.add("a", kind="activity", sessions=at(weekly("2026-11-10T18:00", "TU", overrides=overrides)))
    found = document(town, "a")
    starts = [local("2026-11-24 18:00"), local("2026-12-08 18:00")]
    assert [time[0] for time in found.card["times"][:2]] == [int(start.timestamp()) for start in starts]
    assert found.next_start == int(starts[0].timestamp())
    assert found.last_end == NO_TIME


def test_a_listing_without_times_has_none(town: Town) -> None:
    town.add("a", kind="service", sessions=at({"kind": "by_appointment"}))
    found = document(town, "a")
    assert (found.times, found.next_start, found.last_end, found.card["times"]) == ((), NO_TIME, NO_TIME, [])


def test_what_is_cancelled_taken_away_or_over_is_not_findable(town: Town) -> None:
    town.add("on")
    town.add("cancelled", status="cancelled")
    town.add("postponed", status="postponed")
    town.add("gone")
    town.take_away("gone")
    keys = ("on", "cancelled", "postponed", "gone")
    assert [k for k in keys if is_findable(town.details(k), town.now)] == ["on", "postponed"]
    end = local("2026-12-01 19:00")
    assert is_findable(town.details("on"), end)
    assert not is_findable(town.details("on"), end + timedelta(seconds=1))
