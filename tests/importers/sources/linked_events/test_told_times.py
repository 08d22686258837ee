"""Long spans that their own texts explain: weekly rules, opening hours, and what must stay one long time."""

from datetime import date, datetime, timedelta

import pytest

from app.catalogue.schedule import DateRange, Schedule
from importers.sources.linked_events.spans import Span
from importers.sources.linked_events.told_times import Words, schedules_told

at = datetime.fromisoformat
TUESDAYS = Span(at("2027-01-12T18:00"), at("2027-05-11T19:30"), all_day=False)
MONDAY_TO_WEDNESDAY = Span(at("2027-01-11T18:00"), at("2027-04-28T19:00"), all_day=False)
WHOLE_DAYS = Span(at("2026-12-02"), at("2027-06-01"), all_day=True)


def told(span: Span, description: str, title: str = "Kerho", summary: str = "") -> tuple[Schedule, ...]:
    return schedules_told(span, Words("fi", (title, summary, description)))


def rules(schedules: tuple[Schedule, ...]) -> list[str | None]:
    return [schedule.rrule for schedule in schedules]


@pytest.mark.parametrize(
    "description",
    [
        "Kokoonnumme tiistaisin.",
        "Tule mukaan! Kokoonnumme tiistaisin klo 18.",
        "Kokoonnumme tiistaisin klo 18–19.30 kirjastolla.",
        "Vuoro: ti kello 18.",
        "Tiistai kello 18 on meidän hetkemme.",
        "Viikkovuoro on tiistaina 18–19.30.",
        "Alkaa aina tiistaina klo 18.",
        "Laulamme tiistai-iltaisin, joskus nuotiolla.",
        "Joka tiistai syödään keittoa.",
        "Aika ti 18–19.30, 11.5. saakka.",
        "Ensimmäinen kerta 12.1., sitten tiistaisin klo 18.",
        "Ryhmä 6–12-vuotiaille. (ti klo 18–19.30)",
        "Kokoonnumme tiistaisin. Neuvoja on paikalla torstaisin klo 10.",
        "Kokoonnumme tiistaisin. Kerran kuussa leivotaan.",
        "Vi träffas på tisdagar.",
        "We meet on Tuesdays at 18.",
    ],
)
def test_weekly_words_that_fit_both_ends_make_a_weekly_rule(description: str) -> None:
    assert told(TUESDAYS, description) == (
        Schedule(
            start=at("2027-01-12T18:00"),
            duration_minutes=90,
            rrule="FREQ=WEEKLY;BYDAY=TU",
            valid_from=date(2027, 1, 12),
            valid_until=date(2027, 5, 11),
        ),
    )


@pytest.mark.parametrize("title", ["Tiistain toivelaulut", "Tiistaikerho", "Ruokajako tiistaisin"])
def test_weekday_of_both_ends_in_the_title_is_enough(title: str) -> None:
    assert rules(told(TUESDAYS, "Tervetuloa!", title=title)) == ["FREQ=WEEKLY;BYDAY=TU"]


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Kerho", "Tervetuloa!"),
        ("Kerho", "Kokoonnumme torstaisin klo 18."),
        ("Kerho", "Neuvoja päivystää tiistaisin klo 10–12."),
        ("Kerho", "Ensimmäinen kerta tiistaina 12.1. klo 18."),
        ("Kerho", "Käynnistyy 12.1. kello 18."),
        ("Haaste", "Päätösjuhla pidetään tiistaina."),
        ("Tiistaikerho", "Kokoonnumme kerran kuussa."),
        ("Tiistaikerho", "Kokoonnumme joka toinen viikko."),
        ("Keskiviikkokerho", "Tervetuloa!"),
        ("Kerho", "Kokoonnumme tiistaisin kolmen viikon välein. Kokoonnumme tiistaisin joka toinen viikko."),
    ],
)
def test_what_is_not_certain_stays_one_long_time(title: str, description: str) -> None:
    assert [rule for rule in rules(told(TUESDAYS, description, title=title)) if rule] == []


@pytest.mark.parametrize(
    ("words", "weeks", "step"),
    [
        ("tiistaisin joka toinen viikko", 8, 2),
        ("tiistaisin parin viikon välein klo 18", 8, 2),
        ("tiistaisin kolmen viikon välein klo 18–19.30", 9, 3),
        ("tiistaisin joka kolmas viikko", 9, 3),
        ("tiistaisin neljän viikon rytmillä klo 18", 8, 4),
    ],
)
def test_every_nth_week_counts_from_the_first_meeting(words: str, weeks: int, step: int) -> None:
    span = Span(TUESDAYS.start, TUESDAYS.start + timedelta(weeks=weeks, minutes=90), all_day=False)
    assert rules(told(span, f"Kokoonnumme {words}.")) == [f"FREQ=WEEKLY;INTERVAL={step};BYDAY=TU"]


def test_name_alone_is_not_enough_for_a_week() -> None:
    span = Span(at("2027-07-02T10:00"), at("2027-07-09T18:00"), all_day=False)
    assert told(span, "", title="Perjantaista perjantaihin") == ()


def test_step_that_misses_the_last_meeting_is_not_believed() -> None:
    span = Span(TUESDAYS.start, TUESDAYS.start + timedelta(weeks=7, minutes=90), all_day=False)
    (schedule,) = told(span, "Kokoonnumme tiistaisin joka toinen viikko.")
    assert (schedule.rrule, schedule.rdates) == (None, (at("2027-03-02T18:00"),))


def test_other_rhythm_gives_the_first_and_last_meeting_and_the_sentence() -> None:
    assert told(TUESDAYS, "Tervetuloa! Kokoonnumme tiistaisin kerran kuussa klo 18.") == (
        Schedule(
            start=at("2027-01-12T18:00"),
            duration_minutes=90,
            rdates=(at("2027-05-11T18:00"),),
            note={"fi": "Kokoonnumme tiistaisin kerran kuussa klo 18"},
        ),
    )


def test_two_days_a_week_when_the_span_begins_on_one_and_ends_on_the_other() -> None:
    assert rules(told(MONDAY_TO_WEDNESDAY, "Vuoromme on maanantaisin ja keskiviikkoisin 18–19.")) == [
        "FREQ=WEEKLY;BYDAY=MO,WE"
    ]


def test_days_with_hours_of_their_own_are_schedules_of_their_own() -> None:
    span = Span(at("2027-01-11T17:00"), at("2027-04-28T19:30"), all_day=False)
    first, second = told(span, "Treenit ma klo 17–18 ja ke klo 18–19.30.")
    assert (first.rrule, first.start, first.duration_minutes) == (
        "FREQ=WEEKLY;BYDAY=MO",
        at("2027-01-11T17:00"),
        60,
    )
    assert (second.rrule, second.start, second.duration_minutes) == (
        "FREQ=WEEKLY;BYDAY=WE",
        at("2027-01-13T18:00"),
        90,
    )


@pytest.mark.parametrize(
    "description",
    [
        "Kokoonnumme tiistaisin klo 18, ei 9.3.",
        "Kokoonnumme tiistaisin klo 18. Ei kokoontumista 9.3.",
        "Kokoonnumme tiistaisin. Tauko 9.3.2027.",
    ],
)
def test_breaks_in_the_text_are_breaks_of_the_rule(description: str) -> None:
    (schedule,) = told(TUESDAYS, description)
    assert schedule.breaks == (DateRange(start=date(2027, 3, 9), end=date(2027, 3, 9)),)


@pytest.mark.parametrize(
    "description",
    [
        "Kokoonnumme tiistaisin klo 18. Toimisto on suljettu 1.–31.3.",
        "Kokoonnumme tiistaisin klo 18. Lippuja ei myydä 24.3. jälkeen.",
        "Kokoonnumme tiistaisin klo 18. Loma-aikoina ovi pysyy kiinni.",
        "Kokoonnumme tiistaisin klo 18. Ei tarvitse ilmoittautua.",
    ],
)
def test_sentences_about_other_things_are_no_breaks(description: str) -> None:
    (schedule,) = told(TUESDAYS, description)
    assert schedule.breaks == ()


def test_holiday_week_by_its_number_is_a_break() -> None:
    (schedule,) = told(TUESDAYS, "Kokoonnumme tiistaisin klo 18. Ei hiihtolomalla vk 9.")
    assert schedule.breaks == (DateRange(start=date(2027, 3, 1), end=date(2027, 3, 7)),)


@pytest.mark.parametrize(
    ("summary", "description", "expected"),
    [
        ("Olohuone on auki ma–to klo 9–15.", "", ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"]),
        ("", "Lainaamo palvelee tiistaisin ja torstaisin klo 16–18.", ["FREQ=WEEKLY;BYDAY=TU,TH"]),
        (
            "",
            "Kuvia järviltä.\n\nma, pe klo 11–18\nke klo 11–20",
            ["FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=WEEKLY;BYDAY=WE"],
        ),
        ("", "Neuvoja on paikalla maanantaisin klo 10–14.", []),
        ("Auki ma–pe klo 9–15.", "Kahvio on avoinna la klo 10–12.", []),
        ("Kokkausta keskiviikkoisin.", "", []),
        ("Auki kuun ensimmäisenä tiistaina klo 10–12.", "", []),
    ],
)
def test_whole_days_get_opening_hours_only_when_one_set_is_told(
    summary: str, description: str, expected: list[str]
) -> None:
    schedules = told(WHOLE_DAYS, description, summary=summary)
    assert rules(schedules) == expected
    assert {schedule.kind for schedule in schedules} <= {"opening_hours"}


@pytest.mark.parametrize(
    "span",
    [
        Span(at("2027-01-12T18:00"), at("2027-01-12T19:30"), all_day=False),
        Span(at("2027-01-12T18:00"), None, all_day=False),
        Span(at("2027-01-12T22:00"), at("2027-05-12T02:00"), all_day=False),
    ],
    ids=["one meeting", "no end", "past midnight"],
)
def test_other_spans_are_left_as_they_are(span: Span) -> None:
    assert told(span, "Kokoonnumme tiistaisin klo 18.") == ()
