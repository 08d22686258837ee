"""How low the threshold of a listing is."""

from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.search.facts.ease import ease_of
from app.search.facts.signals import ages_of, signals_of


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ({}, 0),
        ({"description": {"fi": "Ei ilmoittautumista."}}, 1),
        ({"registration": {"required": True}}, 0),
        ({"prices": [{"type": "free"}]}, 1),
        ({"prices": [{"type": "fixed", "amount_min": 5}]}, 0),
        ({"prices": [{"type": "fixed", "amount_min": 5, "first_time_free": True, "gear_loan": True}]}, 2),
        ({"companion": {"offered": "on_request"}}, 1),
        ({"companion": {"offered": "none"}}, 0),
        ({"first_visit": {"may_come_alone": True, "may_watch": True, "may_leave_early": True}}, 2),
        ({"first_visit": {"may_come_alone": False}}, 0),
        ({"audience": {"level": "beginner"}}, 1),
        ({"audience": {"level": "advanced"}}, 0),
    ],
)
def test_each_thing_that_makes_going_easy_counts_once(told: dict[str, Any], count: int) -> None:
    content = ListingContent.model_validate({"kind": "activity", "title": {"fi": "Kuoro"}, **told})
    assert ease_of(content, signals_of(content, ages_of(content))) == count
