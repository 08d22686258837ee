"""Places out of LOCATION, GEO and the feed's option."""

from typing import Any

import pytest

from app.catalogue.parts import Place
from tests.importers.sources.ics.calendar_text import EVENING, content, event, mapped, reasons

HOUSE = Place(
    name={"fi": "Taimenkujan talo"},
    street_address={"fi": "Taimenkuja 3"},
    postal_code="50130",
    city="Mikkeli",
)


@pytest.mark.parametrize(
    ("location", "options", "place"),
    [
        ("Taimenkujan talo\\, Taimenkuja 3\\, 50130 Mikkeli", {}, HOUSE),
        ("Taimenkujan talo\\, Taimenkuja 3\\, 50130 Mikkeli\\, Finland", {}, HOUSE),
        ("Taimenkujan talo\\nTaimenkuja 3\\n50130 MIKKELI", {}, HOUSE),
        ("Maaherrankatu 9\\, Mikkeli", {}, Place(street_address={"fi": "Maaherrankatu 9"}, city="Mikkeli")),
        ("Kirkon kellari", {}, Place(name={"fi": "Kirkon kellari"})),
        ("", {"place": "Taimenkujan talo, Taimenkuja 3, 50130 Mikkeli"}, HOUSE),
        ("Kirkon kellari", {"place": "Taimenkujan talo"}, Place(name={"fi": "Kirkon kellari"})),
        ("", {}, None),
        ("Zoom", {}, Place(type="virtual", name={"fi": "Zoom"})),
        (
            "Teams: https://kokous.example.org/j/1?x=2",
            {},
            Place(type="virtual", name={"fi": "Teams"}, url="https://kokous.example.org/j/1?x=2"),
        ),
    ],
)
def test_place_is_read_from_what_people_write(
    location: str, options: dict[str, Any], place: Place | None
) -> None:
    found = content(event(f"{EVENING}\nLOCATION:{location}"), **options)
    assert found.sessions[0].place == place


@pytest.mark.parametrize("geo", ["61.68;27.25", "27.25;61.68", "61.68\\;27.25", "61.68,27.25"])
def test_position_is_kept_whichever_way_round(geo: str) -> None:
    place = content(event(f"{EVENING}\nGEO:{geo}\nLOCATION:Talo")).sessions[0].place
    assert place == Place(name={"fi": "Talo"}, lat=61.68, lon=27.25)


@pytest.mark.parametrize("geo", ["0;0", "38.9;-77.0", "pohjoinen"])
def test_position_outside_finland_is_told_and_left_out(geo: str) -> None:
    found = mapped(event(f"{EVENING}\nGEO:{geo}\nLOCATION:Talo"))
    assert found.content is not None
    assert found.content.sessions[0].place == Place(name={"fi": "Talo"})
    assert reasons(found) == [("GEO", "The position is not in Finland")]
