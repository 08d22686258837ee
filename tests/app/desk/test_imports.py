"""The imports at the desk: why a run was held, what it would do, and what is decided."""

from datetime import timedelta
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import col, select

from app.catalogue.models import ImportRun, Listing, Source
from app.catalogue.run_models import FeedPlan, ImportRequest
from app.core.db import reading, writing
from app.desk.import_words import FAULT_WORDS
from app.jobs.models import JobState
from tests.app.desk.conftest import Person, tree_of
from tests.app.town import Town

FEED = "/yllapito/tuonnit/kirjasto"
RUN = "20261124T070000Z-aaaaaa"


def text_of(person: Person, path: str = FEED) -> str:
    return words_in(person.pages.get(path))


def words_in(page: LexborHTMLParser) -> str:
    main = page.css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def add_run(town: Town, **values: Any) -> None:
    with writing(town.database) as session:
        session.merge(
            Source(
                name="ics",
                title="Kirjaston kalenteri",
                publisher="Kirjasto",
                licence="CC0",
                homepage="https://example.org/",
                contact="a@example.org",
            )
        )
        session.flush()
        given: dict[str, Any] = {
            "id": RUN,
            "feed": "kirjasto",
            "source": "ics",
            "started_at": town.now,
            "state": "done",
        }
        session.merge(ImportRun(**given | values))


def add_held(town: Town) -> None:
    """A run that would take away twelve of twenty listings; the first of them is one of the town."""
    town.add("kuoro", title="Kuoro")
    with reading(town.database) as session:
        identity = session.exec(select(Listing.id).where(col(Listing.slug).contains("kuoro"))).one()
    add_run(
        town,
        state="held",
        seen=8,
        message="12 of 20 listings (60 %) would disappear; up to 20 % is normal. Nothing was changed.",
        doubts=[
            {"code": "too_many_gone", "number": 12, "whole": 20, "name": ""},
            {"code": "field_lost", "number": 90, "whole": 10, "name": "times"},
        ],
        foreseen={"new": 1, "changed": 2, "same": 5, "withdrawn": 12, "gone": [str(identity)]},
    )


def add_plan(town: Town, **values: Any) -> None:
    with writing(town.database) as session:
        session.merge(FeedPlan(feed="kirjasto", source="ics", **values))


def work_seen(town: Town, name: str = "imports", **ago: float) -> None:
    at = town.now - timedelta(**ago)
    with writing(town.database) as session:
        session.merge(
            JobState(name=name, every=5, started_at=at, ended_at=at, well_at=at, result="well", runs=3)
        )


def requests(town: Town) -> list[tuple[str, str, str, str]]:
    with reading(town.database) as session:
        rows = session.exec(select(ImportRequest).order_by(col(ImportRequest.id)))
        return [(one.kind, one.feed, one.run_id, one.asked_by) for one in rows]


def state_of_run(town: Town) -> tuple[str, str]:
    with reading(town.database) as session:
        run = session.get_one(ImportRun, RUN)
        return run.state, run.decided_by


def test_a_held_run_tells_in_the_readers_language_why_and_what_it_would_do(admin: Person) -> None:
    add_held(admin.town)
    told = text_of(admin)
    assert "Ilmoituksia on 20, ja niistä 12 katoaisi (60 prosenttia)." in told
    assert "Tieto ”Aika” oli ennen 90 prosentilla ilmoituksista ja nyt vain 10 prosentilla." in told
    assert "Tämä tapahtuisi: 8 luettu, 1 uutta, 2 muuttunut, 12 poistunut." in told
    assert "Nämä katoaisivat Kuoro ja 11 muuta" in told
    assert "would disappear" not in told
    swedish = text_of(admin, f"/sv{FEED}")
    assert "Det finns 20 annonser, och av dem skulle 12 försvinna (60 procent)." in swedish


def test_letting_through_is_written_down_for_the_worker_and_in_the_trail(admin: Person) -> None:
    add_held(admin.town)
    for _ in range(2):  # pressing twice is asking once
        answer = admin.post(f"{FEED}/paasta", ajo=RUN)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{FEED}?tehty=release_asked")
    assert requests(admin.town) == [("release", "kirjasto", RUN, "admin@example.org")]
    assert admin.actions()[-1] == "import_released"
    assert admin.actions().count("import_released") == 1
    assert state_of_run(admin.town) == ("held", "")  # until the worker has done it
    page = admin.pages.get(FEED)
    assert "admin@example.org päätti päästää tuonnin läpi." in words_in(page)
    assert page.css(f"form[action='{FEED}/paasta']") == []


def test_a_refused_run_is_no_trouble_any_more(admin: Person) -> None:
    add_held(admin.town)
    assert "1 tuonti tarvitsee katsojan" in text_of(admin, "/yllapito")
    answer = admin.post(f"{FEED}/hylkaa", ajo=RUN)
    assert answer.headers["location"] == f"{FEED}?tehty=import_refused"
    assert state_of_run(admin.town) == ("refused", "admin@example.org")
    assert admin.actions()[-1] == "import_refused"
    assert "0 tuontia tarvitsee katsojan" in text_of(admin, "/yllapito")
    assert "Hylätty" in text_of(admin)


@pytest.mark.parametrize("way", ["paasta", "hylkaa"])
def test_a_run_that_is_no_longer_the_newest_cannot_be_decided_on(admin: Person, way: str) -> None:
    add_held(admin.town)
    add_run(admin.town, id="20261124T080000Z-bbbbbb", started_at=admin.town.now + timedelta(hours=1))
    answer = admin.post(f"{FEED}/{way}", ajo=RUN)
    assert answer.headers["location"] == f"{FEED}?tehty=import_overtaken"
    assert (requests(admin.town), state_of_run(admin.town)) == ([], ("held", ""))


@pytest.mark.parametrize("way", ["paasta", "hylkaa"])
def test_a_run_is_decided_on_once(admin: Person, way: str) -> None:
    add_held(admin.town)
    admin.post(f"{FEED}/hylkaa", ajo=RUN)
    answer = admin.post(f"{FEED}/{way}", ajo=RUN)
    assert answer.headers["location"] == f"{FEED}?tehty=import_decided"
    assert requests(admin.town) == []


def test_a_run_of_another_feed_cannot_be_decided_on(admin: Person) -> None:
    add_held(admin.town)
    assert admin.post("/yllapito/tuonnit/museo/paasta", ajo=RUN).status_code == 404
    assert admin.post(f"{FEED}/paasta", ajo="").status_code == 404
    assert admin.post("/yllapito/tuonnit/museo/aja").status_code == 404


def test_a_feed_tells_how_it_is(admin: Person) -> None:
    problem = {"record": "", "field": "categories", "reason": "Unknown keyword", "severity": "field"}
    add_run(
        admin.town,
        seen=9,
        problem_count=4,
        problems=[
            problem | {"value": "Keramiikka", "lookup": "categories"},
            problem | {"value": "Savi", "lookup": "categories"},
            problem | {"value": "", "record": "x1", "lookup": None, "reason": "It has no name"},
        ],
        leftovers={"theme": 3},
    )
    add_plan(admin.town, every="1 day at 05:30", next_at=admin.town.now + timedelta(hours=1))
    work_seen(admin.town)
    told = text_of(admin)
    assert "2 sanaa puuttuu taulukosta categories Esimerkiksi: Keramiikka" in told
    assert "1 It has no name Esimerkiksi: x1" in told
    assert "theme (3)" in told
    assert "Luetaan joka päivä kello 5.30" in told
    assert "Seuraavan kerran" in told
    assert "opastamo work" not in told
    assert "Kirjaston kalenteri" in text_of(admin, "/yllapito/tuonnit")


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("", "Luetaan vain, kun sitä pyydetään"),
        ("45 min", "Luetaan 45 minuutin välein"),
        ("1 h", "Luetaan joka tunti"),
        ("6 h", "Luetaan 6 tunnin välein"),
        ("2 days at 05:05", "Luetaan 2 päivän välein kello 5.05"),
    ],
)
def test_a_rhythm_is_told_in_words(admin: Person, every: str, words: str) -> None:
    add_plan(admin.town, every=every)
    assert words in text_of(admin)


def test_a_feed_of_the_list_can_be_read_now_and_others_cannot(admin: Person) -> None:
    add_plan(admin.town)
    assert "Ei ole vielä luettu" in text_of(admin)
    assert admin.post(f"{FEED}/aja").headers["location"] == f"{FEED}?tehty=run_asked"
    assert requests(admin.town) == [("run", "kirjasto", "", "admin@example.org")]
    assert admin.actions()[-1] == "import_asked"
    assert admin.pages.get(FEED).css(f"form[action='{FEED}/aja']") == []
    add_run(admin.town, feed="tiedosto")
    assert admin.pages.get("/yllapito/tuonnit/tiedosto").css("form[action$='/aja']") == []


@pytest.mark.parametrize("fault", FAULT_WORDS)
def test_a_failure_is_told_in_words_and_the_technical_reason_is_for_the_server_keeper(
    admin: Person, fault: str
) -> None:
    add_run(admin.town, state="failed", fault=fault, message="It failed (status 404). Nothing was changed.")
    page = tree_of(admin.http.get(FEED))
    assert FAULT_WORDS[fault] in words_in(page)
    technical = page.css_first("details p[lang=en]")
    assert technical is not None
    assert technical.text() == "It failed (status 404). Nothing was changed."


def test_that_nobody_does_the_work_is_said(admin: Person) -> None:
    add_plan(admin.town)
    assert "Tuonteja ei ole vielä tehty: onko `opastamo work` käynnissä?" in text_of(admin)
    work_seen(admin.town, hours=3)
    assert "Tuonteja ei ole tehty 3 tuntiin: onko `opastamo work` käynnissä?" in text_of(admin)


def test_recurring_work_tells_what_was_done_and_what_is_late(admin: Person) -> None:
    assert "Mitään työtä ei ole vielä tehty" in text_of(admin, "/yllapito/tyot")
    work_seen(admin.town, "letters", hours=3)
    work_seen(admin.town, "index", minutes=1)
    told = text_of(admin, "/yllapito/tyot")
    assert "Kirjeitä ei ole lähetetty 3 tuntiin: onko `opastamo work` käynnissä?" in told
    assert told.count("käynnissä?") == 1
    assert "1 toistuva työ on myöhässä" in text_of(admin, "/yllapito")
    with writing(admin.town.database) as session:
        one = session.get_one(JobState, "index")
        one.result, one.reason, one.failures = "failed", "unavailable", 4
    assert "Epäonnistui 4 kertaa peräkkäin (unavailable)." in text_of(admin, "/yllapito/tyot")


def test_an_editor_does_not_see_the_imports(editor: Person) -> None:
    add_held(editor.town)
    for path in ("/yllapito/tuonnit", FEED, "/yllapito/tyot"):
        assert editor.http.get(path).status_code == 403
    assert editor.post(f"{FEED}/paasta", ajo=RUN).status_code == 403
    assert requests(editor.town) == []
