"""A town with three things to put on a list."""

import pytest

from tests.app.town import Town, at, once, weekly

PLACE = {"name": {"fi": "Tupa"}, "street_address": {"fi": "Ristimäenkatu 7"}, "city": "Mikkeli"}


@pytest.fixture
def three(town: Town) -> Town:
    """A choir with everything told, a film, a walk."""
    town.add(
        "choir",
        title="Torikuoro",
        kind="activity",
        prices=[{"type": "fixed", "amount_min": "5"}],
        contacts=[
            {"name": "Teppo", "phone": "040 123"},
            {"name": "Salla", "email": "salainen@example.org", "form_only": True},
        ],
        sessions=at(weekly("2026-11-24T17:00", "TU", 120), **PLACE),
    )
    town.add("film", title="Elokuvailta", sessions=at(once("2026-11-27T18:00", 120), **PLACE))
    town.add("walk", title="Kävely")
    return town
