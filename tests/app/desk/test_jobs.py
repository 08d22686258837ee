"""Recurring work at the desk: what was done, and what nobody does."""

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
    with writing(admin.town.database) as session:
        one = session.get_one(JobState, "index")
        one.result, one.reason, one.failures = "failed", "unavailable", 4
    assert "Epäonnistui 4 kertaa peräkkäin (unavailable)." in text_of(admin, "/yllapito/tyot")
