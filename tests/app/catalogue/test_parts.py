"""The parts of a listing: frozen, strict, and in plain words about what is wrong."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.catalogue.parts import Contact, Image, Organiser, Place, Price, Registration, VolunteerRole
from app.catalogue.schedule import DateRange, Schedule


def test_part_cannot_be_changed() -> None:
    place = Place(city="Mikkeli")
    with pytest.raises(ValidationError, match="frozen"):
        setattr(place, "city", "Juva")  # noqa: B010 - a plain assignment is refused by the type checker, too


@pytest.mark.parametrize(
    ("part", "fields", "words"),
    [
        (Place, {"lat": 61.7}, "a position needs both latitude and longitude"),
        (Price, {"amount_min": 5, "amount_max": 4}, "the highest price (4 €) is below the lowest (5 €)"),
        (Price, {"amount_min": 100_001}, "less than or equal to 100000"),
        (Image, {"url": "/kuva.png"}, "'/kuva.png' is not a web address"),
        (Contact, {"email": "Maija <m@example.org>"}, "should match pattern"),
        (Organiser, {"name": {"fi": "A"}, "business_id": "01234567"}, "should match pattern"),
        (Registration, {"capacity": -1}, "greater than or equal to 0"),
        (VolunteerRole, {"hours_per_time": 25}, "less than or equal to 24"),
        (DateRange, {"start": "2026-12-02", "end": "2026-12-01"}, "ends (2026-12-01) before it starts"),
        (Schedule, {"rrule": "FREQ=WEEKLY"}, "a rule needs a first time to count from"),
        (Schedule, {"start": "2026-12-01T18:00:00+02:00"}, "give them without an offset"),
        (Schedule, {"timezone": "Mikkeli"}, "'Mikkeli' is not a time zone of the IANA list"),
        (Schedule, {"start": "2026-12-01T18:00", "rrule": "every day"}, "is not a recurrence rule"),
        (Schedule, {"start": "2026-12-01T18:00", "rrule": "FREQ=HOURLY"}, "not 'HOURLY'"),
        (
            Schedule,
            {"valid_from": "2026-12-02", "valid_until": "2026-12-01"},
            "the season ends (2026-12-01) before it starts (2026-12-02)",
        ),
    ],
)
def test_part_refuses_what_cannot_be(part: Any, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        part(**fields)

    assert words in str(caught.value)


@pytest.mark.parametrize("address", ["http://example.org", "https://example.org/ä?b=c#d"])
def test_web_address_is_kept_as_it_is(address: str) -> None:
    assert Image(url=address).url == address


def test_least_of_a_part_is_nothing() -> None:
    assert Place().model_dump(exclude_defaults=True) == {}
    assert Price().type == "unknown"
