"""Signs of a low threshold."""

from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.search.shown.signs import SIGNS, signs_of


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        ({}, ()),
        ({"registration": {"required": False}}, ("no_registration",)),
        ({"registration": {"required": True}}, ()),
        ({"description": {"fi": "Ei ilmoittautumista."}}, ()),
        ({"first_visit": {"may_come_alone": True, "may_watch": True}}, ("come_alone", "just_watch")),
        ({"first_visit": {"may_come_alone": False}}, ()),
        ({"companion": {"offered": "none"}}, ()),
        ({"companion": {"offered": "always"}}, ("companion",)),
        (
            {"prices": [{"type": "free", "first_time_free": True, "gear_loan": True}]},
            ("first_time_free", "gear_loan"),
        ),
        ({"finnish_needed": "some_words"}, ("little_finnish",)),
        ({"finnish_needed": "easy"}, ()),
    ],
)
def test_only_what_was_told_is_a_sign(told: dict[str, Any], signs: tuple[str, ...]) -> None:
    content = ListingContent.model_validate({"kind": "activity", "title": {"fi": "Kuoro"}, **told})
    assert signs_of(content) == signs


def test_every_sign_has_words() -> None:
    assert all(SIGNS.values())
