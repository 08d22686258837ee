"""The imports at the desk: why a run was held, what it would do, and what is decided."""

from datetime import timedelta

import pytest

from app.desk.imports.words import FAULT_WORDS
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.importing import (
    FEED,
    RUN,
    add_held,
    add_plan,
    add_run,
    requests,
    state_of_run,
    text_of,
    words_in,
    work_seen,
)


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


def test_an_editor_does_not_see_the_imports(editor: Person) -> None:
    add_held(editor.town)
    for path in ("/yllapito/tuonnit", FEED, "/yllapito/tyot"):
        assert editor.http.get(path).status_code == 403
    assert editor.post(f"{FEED}/paasta", ajo=RUN).status_code == 403
    assert requests(editor.town) == []
