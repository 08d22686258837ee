"""The one document: what it refuses, and how it is stored."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.catalogue.content import ListingContent, content_hash, from_json, messages_of, to_json
from app.catalogue.parts import Price
from tests.builders import listing, once, organiser


def refused(**fields: Any) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        ListingContent(**{"kind": "event", "title": {"fi": "Ilta"}} | fields)
    return [(message.field, message.message) for message in messages_of(caught.value)]


def test_stored_form_leaves_out_what_equals_its_default() -> None:
    assert to_json(listing("Ilta", once("2026-12-01T18:00"))) == {
        "kind": "event",
        "title": {"fi": "Ilta"},
        "sessions": [
            {
                "place": {"name": {"fi": "Päämaja"}, "postal_code": "50100", "city": "Mikkeli"},
                "schedules": [{"start": "2026-12-01T18:00:00", "duration_minutes": 90}],
            }
        ],
    }


def test_stored_form_comes_back_equal() -> None:
    content = listing("Ilta", once("2026-12-01T18:00"), organiser=organiser(), prices=(Price(type="free"),))

    assert from_json(to_json(content)) == content


def test_hash_does_not_mind_the_order_of_keys() -> None:
    assert content_hash({"a": 1, "b": {"c": 2, "d": 3}}) == content_hash({"b": {"d": 3, "c": 2}, "a": 1})
    assert content_hash({"a": 1}) != content_hash({"a": 2})


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": {}}, ("listing", "a listing needs a title in at least one language")),
        ({"title": {"fi": "  "}}, ("listing", "a listing needs a title in at least one language")),
        (
            {"title": {"fi": "x" * 301}},
            ("listing", "the title (fi) has 301 characters; 300 is the most"),
        ),
        (
            {"summary": {"sv": "x" * 401}},
            ("listing", "the summary (sv) has 401 characters; 400 is the most"),
        ),
        (
            {"url": "javascript:alert(1)"},
            (
                "url",
                "'javascript:alert(1)' is not a web address: it must start with https:// or http://",
            ),
        ),
        (
            {"prices": [{"type": "range", "amount_min": 5, "amount_max": 3}]},
            ("prices.0", "the highest price (3 €) is below the lowest (5 €)"),
        ),
        (
            {"audience": {"min_age": 10, "max_age": 7}},
            ("audience", "the highest age (7) is below the lowest (10)"),
        ),
        (
            {"sessions": [{"place": {"lat": 61.7}}]},
            ("sessions.0.place", "a position needs both latitude and longitude"),
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(fields: dict[str, Any], message: tuple[str, str]) -> None:
    assert refused(**fields) == [message]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "concert"},
        {"title": {"finnish": "A"}},
        {"organiser": {"name": {"fi": "A"}, "business_id": "123"}},
        {"contacts": [{"email": "a@b"}]},
        {"sessions": [{"place": {"postal_code": "5010"}}]},
        {"sessions": [{"place": {"lat": 91, "lon": 27}}]},
        {"prices": [{"amount_min": -1}]},
        {"categories": ["Music!"]},
        {"url": "https://example.org/a b"},
        {"colour": "red"},
    ],
)
def test_value_of_the_wrong_form_is_refused_with_its_place(fields: dict[str, Any]) -> None:
    ((where, _),) = refused(**fields)

    assert where.split(".")[0] == next(iter(fields))


def test_spaces_around_texts_are_dropped() -> None:
    content = from_json({"kind": "event", "title": {"fi": " Ilta ", "sv": ""}})

    assert content.title == {"fi": "Ilta"}
