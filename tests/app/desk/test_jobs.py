"""Recurring work at the desk: what was done, and what nobody does."""

import pytest

from app.core.db import writing
from app.jobs.models import JobState
from tests.app.desk.conftest import Person
from tests.app.desk.importing import add_plan, add_run, text_of, work_seen


def test_where_no_work_is_asked_for_none_is_missed(admin: Person) -> None:
    add_run(admin.town)
    assert "käynnissä" not in text_of(admin, "/yllapito/tuonnit")


def test_that_nobody_does_the_work_is_said(admin: Person) -> None:
    add_plan(admin.town, every="6 h")
    assert "Tuonteja ei ole vielä tehty." in text_of(admin)
    work_seen(admin.town, hours=3)
    assert "Tuonteja ei ole tehty 3 tuntiin." in text_of(admin)


def test_recurring_work_tells_what_was_done_and_what_is_late(admin: Person) -> None:
    assert "Mitään työtä ei ole vielä tehty" in text_of(admin, "/yllapito/tyot")
    work_seen(admin.town, "letters", hours=3)
    work_seen(admin.town, "index", minutes=1)
    told = text_of(admin, "/yllapito/tyot")
    assert "Kirjeitä ei ole lähetetty 3 tuntiin." in told
    assert told.count("onko taustatyö (opastamo work) käynnissä.") == 1
    assert "1 toistuva työ on myöhässä" in text_of(admin, "/yllapito")


@pytest.mark.parametrize(
    ("reason", "times", "told"),
    [
        ("unavailable", 4, "Epäonnistui 4 kertaa peräkkäin: jokin, mitä se tarvitsee, ei vastannut."),
        ("KeyError", 1, "Epäonnistui viimeksi: meidän oma vikamme (KeyError), josta loki kertoo lisää."),
    ],
)
def test_why_a_job_failed_is_told_in_words(admin: Person, reason: str, times: int, told: str) -> None:
    work_seen(admin.town, "index", minutes=1)
    with writing(admin.town.database) as session:
        one = session.get_one(JobState, "index")
        one.result, one.reason, one.failures = "failed", reason, times
    assert told in text_of(admin, "/yllapito/tyot")
