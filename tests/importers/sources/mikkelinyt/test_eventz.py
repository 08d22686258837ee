"""Single fields of a page of Eventz, and what they become."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.catalogue.parts import Place, Price
from app.catalogue.schedule import Override, Schedule
from tests.importers.sources.mikkelinyt.calendar_feed import eventz_page, mapped

at = datetime.fromisoformat
SPAN = {"start": "1970-01-01T16:00:00.000Z", "end": "1970-01-01T18:00:00.000Z"}


def _eventz(**fields: Any) -> ListingContent:
    content = mapped(eventz_page(**fields)).content
    assert content is not None
    return content


def _reasons(**fields: Any) -> list[str]:
    return [problem.reason for problem in mapped(eventz_page(**fields)).problems]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"price": {"min": 12, "max": 12, "currency": "EUR"}},
            Price(type="fixed", amount_min=12, amount_max=12),
        ),
        ({"price": {"min": 5, "max": 7.5}}, Price(type="range", amount_min=5, amount_max=Decimal("7.5"))),
        ({"price": {"min": 0, "max": 0}}, Price(type="free", amount_min=0, amount_max=0)),
        ({"price": {"min": 5, "max": None}}, Price(type="range", amount_min=5)),
        ({"price": {"isFree": True}}, Price(type="free")),
        ({"hashtags": ["maksuton"]}, Price(type="free")),
        ({"hashtags": ["#Maksuton"], "price": {}}, Price(type="free")),
        (
            {"descriptionLong": "<p>Hauskaa.</p><p>Liput 5 €.</p>"},
            Price(type="fixed", amount_min=5, amount_max=5, label={"fi": "Liput 5 €"}),
        ),
    ],
)
def test_price_of_a_page(fields: dict[str, Any], expected: Price) -> None:
    assert _eventz(**fields).prices == (expected,)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"descriptionLong": "Liput 5 €. Ryhmille liput 3 €."},
        {"descriptionLong": "Keitto 4 €, lapsille ilmaiseksi."},
        {"descriptionLong": "Tuo mukanasi ystävä."},
        {"price": {"min": 3, "max": 4, "currency": "SEK"}},
        {"price": {"min": 4, "max": 3}},
        {"price": {"min": "NaN"}},
        {"price": {"min": -1, "max": 3}},
    ],
)
def test_price_that_is_not_certain_is_not_told(fields: dict[str, Any]) -> None:
    assert _eventz(**fields).prices == ()


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (
            {"address": "Kauppatori, Hallituskatu 2, 50100 Mikkeli, Finland"},
            Place(
                name={"fi": "Kauppatori"},
                street_address={"fi": "Hallituskatu 2"},
                postal_code="50100",
                city="Mikkeli",
            ),
        ),
        (
            {"address": "Hallituskatu 2, Mikkeli"},
            Place(street_address={"fi": "Hallituskatu 2"}, city="Mikkeli"),
        ),
        ({"address": "Mikkeli, Suomi"}, Place(city="Mikkeli")),
        ({"address": "50100 Mikkeli"}, Place(postal_code="50100", city="Mikkeli")),
        ({"address": "Kulttuurikeskus Kaiku"}, Place(name={"fi": "Kulttuurikeskus Kaiku"})),
        ({"name": "Laituri", "address": ""}, Place(name={"fi": "Laituri"})),
        ("Kulttuurikeskus Kaiku", Place(name={"fi": "Kulttuurikeskus Kaiku"})),
        ({"lat": 61.69, "lng": 27.27}, Place(lat=61.69, lon=27.27)),
        ({"name": "Laituri", "lat": 0, "lng": 0}, Place(name={"fi": "Laituri"})),
    ],
)
def test_place_of_a_page(location: object, expected: Place) -> None:
    assert [session.place for session in _eventz(locations=[location]).sessions] == [expected]


def test_places_of_a_page_share_its_times() -> None:
    content = _eventz(locations=[{"address": "Talo A"}, {"address": "Talo B"}])
    schedule = Schedule(start=at("2026-12-01T18:00"), duration_minutes=120)
    assert [session.schedules for session in content.sessions] == [(schedule,), (schedule,)]


def test_page_without_a_place_keeps_its_times() -> None:
    assert [session.schedules for session in _eventz().sessions] == [
        (Schedule(start=at("2026-12-01T18:00"), duration_minutes=120),)
    ]


def test_times_in_utc_become_local_on_both_sides_of_summer_time() -> None:
    dates = [{"start": "2026-10-24T15:00:00.000Z"}, {"start": "2026-10-31T16:00:00.000Z"}]
    ((schedule,),) = (session.schedules for session in _eventz(event={"dates": dates}).sessions)
    assert (schedule.start, schedule.rdates) == (at("2026-10-24T18:00"), (at("2026-10-31T18:00"),))


def test_sold_out_date_of_a_series_is_full() -> None:
    dates = [{"start": f"2026-12-{day:02}T16:00:00.000Z", "isSoldOut": day == 8} for day in (1, 8, 15, 22)]
    ((schedule,),) = (session.schedules for session in _eventz(event={"dates": dates}).sessions)
    assert schedule.rrule == "FREQ=WEEKLY;BYDAY=TU"
    assert schedule.overrides == (Override(original=at("2026-12-08T18:00"), state="full"),)


@pytest.mark.parametrize("name", ["dates", "events"])
def test_lists_of_dates_beside_the_event_are_read_too(name: str) -> None:
    dates = [{"start": "2026-12-02T16:00:00.000Z"}, "2026-12-10T16:00:00.000Z"]
    ((schedule,),) = (session.schedules for session in _eventz(**{name: dates}).sessions)
    assert (schedule.start, schedule.rdates) == (at("2026-12-02T18:00"), (at("2026-12-10T18:00"),))


def test_dates_that_cannot_be_read_leave_the_span_of_the_page() -> None:
    page = {"event": {"dates": [{"start": "?"}]}, "schedule": {"start": "2026-12-01T16:00:00.000Z"}}
    assert [session.schedules for session in _eventz(**page).sessions] == [
        (Schedule(start=at("2026-12-01T18:00")),)
    ]
    assert _reasons(**page) == ["The start is not a time"]


WEEKLY = {
    "defaultStartDate": "2027-01-11T22:00:00.000Z",
    "defaultEndDate": "2027-05-25T21:00:00.000Z",
    "schedule": {"entries": [{"dayOfWeek": "tue", "startTime": SPAN["start"], "endTime": SPAN["end"]}]},
}


@pytest.mark.parametrize(
    ("fields", "kind", "schedule_kind"),
    [
        (WEEKLY, "activity", "sessions"),
        ({**WEEKLY, "globalContentCategories": ["exhibitions"]}, "event", "opening_hours"),
        ({**WEEKLY, "hashtags": ["Konsertit"]}, "event", "opening_hours"),
        ({**WEEKLY, "defaultEndDate": "2027-01-20T21:00:00.000Z"}, "event", "sessions"),
        ({}, "event", "sessions"),
    ],
)
def test_what_meets_by_the_week_is_an_activity_unless_one_goes_to_see_it(
    fields: dict[str, Any], kind: str, schedule_kind: str
) -> None:
    content = _eventz(**fields)
    assert (content.kind, content.sessions[0].schedules[0].kind) == (kind, schedule_kind)


def test_unknown_fields_are_told_and_known_ones_are_not() -> None:
    found = mapped(eventz_page(email="a@example.org", new=1, event={"isBoosting": True, "newer": {"a": 1}}))
    assert found.leftovers == ("new", "event.newer")


@pytest.mark.parametrize(
    "fields",
    [
        {
            "event": 7,
            "locations": "x",
            "hashtags": 3,
            "price": [1],
            "schedule": "x",
            "ownerName": {"fi": "x"},
        },
        {"event": {"dates": [None, 5, [], {}]}, "globalContentCategories": [None, {"name": 3}]},
        {
            "schedule": {"entries": [None, {"dayOfWeek": 3}]},
            "locations": [None, 3, {"address": 5, "lat": "x"}],
        },
        {"descriptionLong": None, "imageDesktop": 5, "event": {"urlSignUp": 4, "maxParticipants": "many"}},
    ],
)
def test_values_of_a_wrong_type_break_nothing(fields: dict[str, Any]) -> None:
    assert _eventz(**fields).title == {"fi": "Ilta"}
