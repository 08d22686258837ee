"""The calendar file of a list, read back by the library that calendars are made of."""

from icalendar import Calendar, Event

from tests.app.lists.own_lists import asked
from tests.app.town import Town, at, id_of, local, once, weekly
from tests.page_client import PageClient


def events(pages: PageClient, path: str) -> list[Event]:
    answer = pages.http.get(path.replace("/lista?", "/lista.ics?"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="oma-lista.ics"'
    return [one for one in Calendar.from_ical(answer.content).walk("VEVENT") if isinstance(one, Event)]


def test_the_series_of_everything_on_a_list_is_in_the_file_once(town: Town, pages: PageClient) -> None:
    town.add("film", title="Elokuvailta", sessions=at(once("2026-11-27T18:00", 120)))
    town.add("choir", title="Kuoro", sessions=at(weekly("2026-11-10T17:00", "TU", valid_until="2026-12-08")))
    film, choir = events(pages, asked("film", "choir"))
    assert (str(film["summary"]), film.start, film.end) == (
        "Elokuvailta",
        local("2026-11-27 18:00"),
        local("2026-11-27 20:00"),
    )
    assert (str(choir["summary"]), choir.start) == ("Kuoro", local("2026-11-10 17:00"))
    assert choir["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261208T215959Z;BYDAY=TU"
    assert {str(one["status"]) for one in (film, choir)} == {"CONFIRMED"}


def test_the_file_has_the_name_of_a_list_and_the_address_of_its_page(town: Town, pages: PageClient) -> None:
    town.add("film", title="Elokuvailta")
    path = asked("film")
    calendar = Calendar.from_ical(pages.http.get(path.replace("/lista?", "/sv/lista.ics?")).content)
    assert {name: str(calendar[name]) for name in ("name", "url", "source")} == {
        "name": "Min lista",
        "url": f"http://127.0.0.1:8000/sv{path}",
        "source": f"http://127.0.0.1:8000/sv{path.replace('/lista?', '/lista.ics?')}",
    }


def test_what_is_over_is_not_in_the_file(town: Town, pages: PageClient) -> None:
    town.add("film", title="Elokuvailta", sessions=at(once("2026-11-20T18:00")))
    assert events(pages, asked("film")) == []


def test_a_cancelled_time_is_cancelled_in_the_calendar(town: Town, pages: PageClient) -> None:
    overrides = [{"original": "2026-12-01T17:00", "state": "cancelled"}]
    sessions = at(weekly("2026-11-24T17:00", "TU", valid_until="2026-12-08", overrides=overrides))
    town.add("choir", title="Kuoro", sessions=sessions)
    whole, single = events(pages, asked("choir"))
    assert (str(whole["status"]), str(whole["summary"])) == ("CONFIRMED", "Kuoro")
    assert (str(single["status"]), str(single["summary"])) == ("CANCELLED", "Peruttu: Kuoro")
    assert single["recurrence-id"].to_ical() == b"20261201T170000"


def test_where_and_the_page_are_told_and_the_id_stays(town: Town, pages: PageClient) -> None:
    place = {"name": {"fi": "Tupa"}, "street_address": {"fi": "Katu 7"}, "city": "Mikkeli"}
    town.add("film", title='Elokuva; "ilta", näin', sessions=at(once("2026-11-27T18:00", None), **place))
    (event,) = events(pages, asked("film"))
    assert str(event["summary"]) == 'Elokuva; "ilta", näin'
    assert str(event["location"]) == "Tupa, Katu 7, Mikkeli"
    assert str(event["url"]) == f"http://127.0.0.1:8000/tarjonta/{town.slug('film')}"
    assert str(event["uid"]) == f"{id_of('film').hex}-1@127.0.0.1"
    assert "dtend" not in event


def test_an_address_that_is_kept_secret_stays_out_of_the_calendar(town: Town, pages: PageClient) -> None:
    place = {"name": {"fi": "Turva"}, "street_address": {"fi": "Salakatu 1"}, "address_masked": True}
    town.add("film", title="Ilta", sessions=at(once("2026-11-27T18:00"), **place))
    assert str(events(pages, asked("film"))[0]["location"]) == "Turva"


def test_a_whole_day_is_a_day_without_hours(town: Town, pages: PageClient) -> None:
    town.add("fair", title="Messut", sessions=at(once("2026-11-28T00:00", 1440, all_day=True)))
    (event,) = events(pages, asked("fair"))
    assert (event["dtstart"].to_ical(), event["dtend"].to_ical()) == (b"20261128", b"20261129")


def test_what_was_taken_away_is_not_in_the_file(town: Town, pages: PageClient) -> None:
    town.add("film", title="Elokuvailta")
    town.take_away("film")
    assert events(pages, asked("film")) == []
    assert events(pages, "/lista?k=zzz") == []
