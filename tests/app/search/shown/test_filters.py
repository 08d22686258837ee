"""Filters as links and chips: what is set can be taken away, and no link leads to nothing."""

import pytest

from app.search.query import SearchQuery
from app.search.shown.filter_labels import label_of
from app.search.shown.filters import Chip, FilterLink, chips_of, filter_groups, sort_links
from app.web.languages import LANGUAGES
from app.web.words import FINNISH_WORDS, Words
from tests.app.town import Town, at, once

COUNTS = {
    "kind": {"event": 3, "activity": 1, "service": 0},
    "category": {"liiku": 2, "liiku.uinti": 2, "pelaa": 3, "dropped": 1},
    "price": {"free": 2},
    "audience": {"families": 1, "lonely": 1, "dropped": 1},
    "language": {"fi": 2, "xx": 1},
    "accessible": {"dropped": 1},
}
WHEN = {"today": 0, "tomorrow": 2}


def groups(query: SearchQuery) -> dict[str, tuple[FilterLink, ...]]:
    return {group.heading: group.links for group in filter_groups(query, COUNTS, WHEN, FINNISH_WORDS)}


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("when", "today", "Tänään"),
        ("when", "2026-11-24", "24.11.2026"),
        ("when", "2026-11-24..2026-11-24", "24.11.2026"),
        ("when", "2026-11-24..2026-11-25", "24.–25.11.2026"),
        ("when", "2026-12-30..2027-01-02", "30.12.2026–2.1.2027"),
        ("daypart", "evening", "Illalla"),
        ("weekday", "MO", "Maanantai"),
        ("price", "free", "Maksuton"),
        ("category", "liiku", "Liiku"),
        ("language", "uk", "ukraina"),
        ("companion", "1", "Saat kaverin mukaan"),
        ("near", "61.7,27.3", "Lähellä valittua paikkaa"),
        ("radius", "500", "Enintään 0,5 km"),
        ("radius", "2000", "Enintään 2 km"),
        ("category", "dropped_since_the_index_was_built", "dropped_since_the_index_was_built"),
    ],
)
def test_filters_have_names_that_people_read(name: str, value: str, label: str) -> None:
    assert label_of(name, value, FINNISH_WORDS) == label


def test_every_filter_has_a_chip_that_takes_it_away() -> None:
    query = SearchQuery(
        q="uinti", kind=("event",), price=("free", "donation"), near=(61.7, 27.3), radius=500, sort="distance"
    )
    near = "near=61.7%2C27.3&radius=500&sort=distance"
    assert chips_of(query, FINNISH_WORDS) == (
        Chip("Tapahtuma", f"/haku?q=uinti&price=free&price=donation&{near}"),
        Chip("Maksuton", f"/haku?q=uinti&kind=event&price=donation&{near}"),
        Chip("Vapaaehtoinen maksu", f"/haku?q=uinti&kind=event&price=free&{near}"),
        Chip("Lähellä valittua paikkaa", "/haku?q=uinti&kind=event&price=free&price=donation"),
    )


def test_without_filters_there_are_no_chips() -> None:
    assert chips_of(SearchQuery(q="uinti", page=2, sort="time"), FINNISH_WORDS) == ()


def test_links_are_counted_most_results_first_and_none_is_empty() -> None:
    assert groups(SearchQuery(q="a"))["Millaista"] == (
        FilterLink("Tapahtuma", "/haku?q=a&kind=event", 3),
        FilterLink("Harrastus tai ryhmä", "/haku?q=a&kind=activity", 1),
    )


def test_only_groups_of_categories_are_offered_and_only_what_the_taxonomy_knows() -> None:
    assert [link.label for link in groups(SearchQuery())["Mitä"]] == ["Pelaa", "Liiku"]


def test_needs_and_unknown_codes_are_never_offered() -> None:
    found = groups(SearchQuery())
    assert [link.label for link in found["Kenelle"]] == ["Perheet"]
    assert [link.label for link in found["Kieli"]] == ["suomi"]
    assert "Esteettömyys" not in found


def test_a_chosen_value_is_not_offered_again() -> None:
    found = groups(SearchQuery(kind=("event",), when="today"))
    assert [link.label for link in found["Millaista"]] == ["Harrastus tai ryhmä"]
    assert [link.label for link in groups(SearchQuery())["Milloin"]] == ["Huomenna"]


def test_orders_are_offered_where_they_make_sense() -> None:
    assert sort_links(SearchQuery(), FINNISH_WORDS) == ()
    assert sort_links(SearchQuery(q="uinti", near=(61.7, 27.3)), Words(LANGUAGES["sv"])) == (
        FilterLink("Det mest passande först", "/sv/haku?q=uinti&near=61.7%2C27.3&sort=relevance", None, True),
        FilterLink("Det som börjar snart först", "/sv/haku?q=uinti&near=61.7%2C27.3&sort=time"),
        FilterLink("Det närmaste först", "/sv/haku?q=uinti&near=61.7%2C27.3&sort=distance"),
    )


def test_every_offered_filter_leads_to_as_many_results_as_it_says(town: Town) -> None:
    spot = at(once("2026-12-01T18:00"))
    town.add("a", kind="activity", categories=["liiku.uinti"], prices=[{"type": "free"}], sessions=spot)
    town.add("b", categories=["liiku", "pelaa"], languages=[{"code": "fi"}], sessions=spot)
    town.add("c", audience={"groups": ["families", "lonely"]}, accessibility=[{"code": "lift"}])
    town.index()
    for name, counts in town.ask().facets.items():
        assert {value: town.ask(**{name: value}).total for value in counts} == counts
