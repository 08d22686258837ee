"""The call list: who is on it and in which order, and what is written down while talking."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.catalogue.publishing import publish, vouch
from app.core.clock import local_day
from app.core.db import reading, writing
from app.desk.calls.models import FieldCheck, Unanswered
from app.freshness.commands import Taken, keep_fresh
from app.submissions.models import Ownership
from tests import builders
from tests.app.desk.conftest import Person
from tests.app.desk.to_call import asked, comes_back, content, give, identity, listed, listing
from tests.app.town import Town, days
from tests.page_client import links, texts, words

CALLS = "/yllapito/soitot"
ALL = {"time": "holds", "place": "holds", "price": "holds", "contact": "holds"}


def test_on_the_list_is_what_nobody_answers_for(desk_town: Town) -> None:
    town = desk_town
    give(town, content("Piilossa"), due=-31, email="a@example.org")
    give(town, content("Nyt"), due=0, email="a@example.org")
    give(town, content("Kysytään kirjeellä"), due=20, email="a@example.org")
    give(town, content("Ei hoitajaa"), due=20)
    give(town, content("Ei vielä"), due=31)
    give(town, content("Kirjeet palaavat"), due=60, email="b@example.org")
    give(town, content("Toinen hoitaja saa"), due=60, email="b@example.org")
    give(
        town,
        content("Ohi", sessions=(builders.at(builders.once("2026-03-01T18:00")),)),
        due=None,
        email="b@example.org",
    )
    with writing(town.database) as session:
        session.add(
            Ownership(
                listing_id=identity("Toinen hoitaja saa"),
                publisher_id=identity("a@example.org"),
                since=town.now,
            )
        )
    town.add("fed", title="Syötteestä", kind="activity")
    comes_back(town, "b@example.org")

    assert asked(town) == {
        "Piilossa": ("hidden",),
        "Nyt": ("due",),
        "Ei hoitajaa": ("nobody",),
        "Kirjeet palaavat": ("bounced",),
    }


def test_one_call_does_for_an_organiser_and_phones_come_first(editor: Person) -> None:
    town = editor.town
    give(town, content("A", by="Ei numeroa", phone=None), due=-40, email="a@example.org")
    give(town, content("B", by="Kuoro"), due=0)
    give(town, content("C", by="Silmukat"), due=0)
    give(town, content("D", by="Silmukat", phone="0401234567"), due=-40)
    give(town, content("E", by="Silmukat", phone="015 555"), due=0)
    tree = editor.pages.get(CALLS)

    assert texts(tree, ".call-list h3") == ["Silmukat", "Kuoro", "Ei numeroa"]
    first = tree.css(".call-list > li")[0]
    assert [node.attributes["href"] for node in first.css(".call-phone a")] == [
        "tel:0401234567",
        "tel:015555",
    ]
    assert "mailto:a@example.org" in links(tree).values()
    assert "3 soittoa odottaa" in words(editor.pages.get("/yllapito"))


def test_all_that_holds_counts_as_checked_by_phone(editor: Person) -> None:
    town = editor.town
    key = give(town, content("Neuleilta"), due=-40, email="a@example.org")
    call = listed(town)[0].key
    assert words(editor.pages.get(f"{CALLS}/{call}").css_first("h2")) == "Neuleilta"
    answer = editor.post(f"{CALLS}/{key}/vastaukset", teko="kaikki")

    assert answer.headers["location"] == f"{CALLS}?tehty=called"
    found = listing(town, "Neuleilta")
    assert (found.verified_how, found.verified_at) == ("phone", town.now)
    assert found.review_due == local_day(town.now) + timedelta(days=90)
    assert "Tarkistettu tänään, puhelimitse" in words(editor.pages.get(f"/tarjonta/{found.slug}"))
    assert asked(town) == {}
    with reading(town.database) as session:
        rows = [(row.field, row.result, row.how, row.by) for row in session.exec(select(FieldCheck))]
    assert rows == [(field, "holds", "phone", "editor@example.org") for field in ALL]
    assert editor.actions()[-1] == "called"
    town.index()
    assert town.ask(q="neuleilta").total == 1


def test_letters_begin_anew_after_a_call(desk_town: Town) -> None:
    town = desk_town
    key = give(town, content("Neuleilta"), due=0, email="a@example.org")
    with writing(town.database) as session:
        vouch(session, key, "phone", town.now)
        assert keep_fresh(session, "https://x.example", town.now) == Taken()
        assert keep_fresh(session, "https://x.example", town.now + days(59)) == Taken()
        assert keep_fresh(session, "https://x.example", town.now + days(60)) == Taken(asked=1)


def test_answers_may_come_in_parts_within_a_day(editor: Person) -> None:
    town = editor.town
    key = give(town, content("Neuleilta"), due=-1)
    call = listed(town)[0].key
    part = editor.post(f"{CALLS}/{key}/vastaukset", time="holds", place="holds", teko="tallenna")
    assert part.headers["location"] == f"{CALLS}/{call}?tehty=called_partly"
    assert listing(town, "Neuleilta").verified_how == "owner_link"
    assert "Piti paikkansa: 24.11.2026 9.00, editor@example.org" in words(editor.pages.get(f"{CALLS}/{call}"))

    rest = editor.post(f"{CALLS}/{key}/vastaukset", price="holds", contact="holds", teko="tallenna")
    assert rest.headers["location"] == f"{CALLS}?tehty=called"
    assert listing(town, "Neuleilta").verified_how == "phone"


def test_the_first_visit_is_asked_only_where_it_is_told(editor: Person) -> None:
    town = editor.town
    key = give(town, content("Neuleilta", first_visit={"may_come_alone": True}), due=-1)
    editor.post(f"{CALLS}/{key}/vastaukset", **ALL, teko="tallenna")
    assert listing(town, "Neuleilta").verified_how == "owner_link"
    editor.post(f"{CALLS}/{key}/vastaukset", first_visit="holds", teko="tallenna")
    assert listing(town, "Neuleilta").verified_how == "phone"


def test_what_has_changed_leads_to_the_edit_and_stays_until_it_is_mended(editor: Person) -> None:
    town = editor.town
    key = give(town, content("Neuleilta"), due=-1)
    values = ALL | {"time": "changed"}
    answer = editor.post(f"{CALLS}/{key}/vastaukset", **values, teko="tallenna")
    assert answer.headers["location"] == f"/yllapito/tarjonta/{key}/muokkaa?tehty=called_changed"
    assert editor.pages.get(answer.headers["location"])
    assert asked(town) == {"Neuleilta": ("changed", "due")}

    mended = content("Neuleilta", sessions=(builders.at(builders.weekly("2026-01-06T18:00")),))
    with writing(town.database) as session:
        publish(session, key, mended, town.now + timedelta(minutes=5))
    assert asked(town) == {}


@pytest.mark.parametrize("values", [{}, {"time": "perhaps"}, {"title": "holds"}])
def test_no_answer_at_all_changes_nothing(editor: Person, values: dict[str, str]) -> None:
    key = give(editor.town, content("Neuleilta"), due=-1)
    answer = editor.post(f"{CALLS}/{key}/vastaukset", **values, teko="tallenna")

    assert answer.headers["location"].endswith("?tehty=called_nothing")
    assert editor.actions() == [one for one in editor.actions() if one != "called"]


def test_who_does_not_answer_is_called_later_each_time(editor: Person) -> None:
    town = editor.town
    give(town, content("A"), due=-1)
    give(town, content("B"), due=-1)
    call = listed(town)[0].key
    waits = []
    for _ in range(6):
        assert editor.post(f"{CALLS}/{call}/ei-vastannut").headers["location"] == f"{CALLS}?tehty=no_answer"
        with reading(town.database) as session:
            rows = {row.again_on for row in session.exec(select(Unanswered))}
        (day,) = rows
        waits.append((day - local_day(town.now)).days)
    assert waits == [1, 2, 4, 7, 14, 14]
    tree = editor.pages.get(CALLS)
    assert texts(tree, ".desk h2") == ["Myöhemmin"]
    assert "Ei vastannut. Yritä taas 8.12.2026." in words(tree)
    assert listed(town)[0].again_on == date(2026, 12, 8)
    assert listed(town, town.now + days(14))[0].again_on is None

    editor.post(f"{CALLS}/{identity('A')}/vastaukset", teko="kaikki")
    with reading(town.database) as session:
        assert [row.listing_id for row in session.exec(select(Unanswered))] == [identity("B")]


def test_what_has_ended_is_taken_down(editor: Person) -> None:
    town = editor.town
    key = give(town, content("Neuleilta"), due=-1)
    answer = editor.post(f"{CALLS}/{key}/lopetettu")

    assert answer.headers["location"] == f"{CALLS}?tehty=ended_by_phone"
    assert listing(town, "Neuleilta").state == "removed"
    assert editor.http.get(f"/tarjonta/{listing(town, 'Neuleilta').slug}").status_code == 410
    assert asked(town) == {}
    assert editor.post(f"{CALLS}/{key}/vastaukset", teko="kaikki").status_code == 404


def test_a_check_ends_what_a_bounce_began_until_the_next_one(editor: Person) -> None:
    town = editor.town
    key = give(town, content("Neuleilta"), due=60, email="a@example.org")
    comes_back(town, "a@example.org", at=town.now - timedelta(hours=1))
    assert asked(town) == {"Neuleilta": ("bounced",)}
    editor.post(f"{CALLS}/{key}/vastaukset", teko="kaikki")
    assert asked(town) == {}


def test_no_letter_goes_to_an_address_that_came_back_until_the_desk_says_so(editor: Person) -> None:
    town = editor.town
    give(town, content("Neuleilta"), due=0, email="a@example.org")
    comes_back(town, "a@example.org")
    with writing(town.database) as session:
        assert keep_fresh(session, "https://x.example", town.now) == Taken()
    key = listed(town)[0].key
    page = words(editor.pages.get(f"/yllapito/jarjestajat/{key}"))
    assert "Kirjeet eivät mene perille (24.11.2026). Emme lähetä enempää." in page

    assert editor.post(f"{CALLS}/{identity('a@example.org')}/osoite-toimii").status_code == 303
    with writing(town.database) as session:
        assert keep_fresh(session, "https://x.example", town.now) == Taken(asked=1)
    assert editor.post(f"{CALLS}/{identity('a@example.org')}/osoite-toimii").status_code == 404


def test_the_list_is_in_every_language(editor: Person) -> None:
    give(editor.town, content("Neuleilta"), due=-1)
    swedish, english = (words(editor.pages.get(f"/{lang}{CALLS}")) for lang in ("sv", "en"))
    assert "Ring och fråga" in swedish
    assert "It is time to check" in english
    assert not {"Soita", "tarkistaa"} & set(f"{swedish} {english}".split())
