"""The query as a value that turns back into a query string."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.parameters import parse_query
from app.search.query import DAYPARTS, KINDS, PRICES, WEEKDAYS, SearchQuery

TODAY = date(2026, 11, 24)
FULL = SearchQuery(
    q="käsitöitä & muuta",
    kind=("event", "activity"),
    category=("liiku",),
    when="weekend",
    weekday=("SA",),
    daypart=("evening",),
    price=("free",),
    audience=("families",),
    language=("fi", "uk"),
    accessible=("lift",),
    companion=True,
    near=(61.688, 27.272),
    radius=2000,
    sort="distance",
    limit=50,
    page=2,
)


def read(query_string: str) -> SearchQuery:
    query, ignored = parse_query(parse_qs(query_string), "fi", TODAY)
    assert ignored == ()
    return query


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


def test_a_query_of_nothing_is_an_empty_query_string() -> None:
    assert SearchQuery().query_string() == ""


def test_every_part_of_a_query_survives_the_query_string() -> None:
    assert read(FULL.query_string(page=2)) == FULL


@given(
    st.builds(
        SearchQuery,
        q=st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=300),
        kind=some(KINDS),
        weekday=some(WEEKDAYS),
        daypart=some(DAYPARTS),
        price=some(PRICES),
        companion=st.booleans(),
        limit=st.integers(1, 100),
        page=st.integers(1, 100),
    )
)
def test_any_query_survives_the_query_string(query: SearchQuery) -> None:
    assert read(query.query_string(page=query.page)) == query


def test_another_filter_starts_from_the_first_page() -> None:
    assert SearchQuery(q="kuoro", page=4).query_string(price=("free",)) == "q=kuoro&price=free"


def test_one_value_of_a_filter_can_be_taken_away() -> None:
    query = SearchQuery(q="uinti", kind=("event", "activity"), when="today")
    assert query.without("kind", "event") == "q=uinti&kind=activity&when=today"
    assert query.without("when", "today") == "q=uinti&kind=event&kind=activity"


def test_taking_away_the_place_takes_what_needs_it() -> None:
    query = SearchQuery(near=(61.7, 27.3), radius=500, sort="distance", price=("free",))
    assert query.without("near", "61.7,27.3") == "price=free"
    assert SearchQuery(near=(61.7, 27.3), sort="time").without("near", "61.7,27.3") == "sort=time"


def test_filters_are_what_a_person_chose_and_not_the_words_or_the_paging() -> None:
    assert SearchQuery(q="a", page=2, limit=5, sort="time", price=("free",), companion=True).filters == (
        ("price", "free"),
        ("companion", "1"),
    )


@pytest.mark.parametrize(
    ("query", "order"),
    [
        (SearchQuery(), "time"),
        (SearchQuery(q="kuoro"), "relevance"),
        (SearchQuery(q="kuoro", sort="time"), "time"),
        (SearchQuery(sort="distance", near=(1, 2)), "distance"),
    ],
)
def test_words_are_ordered_by_fit_and_browsing_by_time(query: SearchQuery, order: str) -> None:
    assert query.order == order


def test_the_offset_counts_the_pages_before() -> None:
    assert SearchQuery(limit=20, page=3).offset == 40
