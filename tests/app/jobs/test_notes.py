"""What is noted of recurring work."""

from datetime import timedelta

from app.core.db import reading, writing
from app.jobs.models import JobState
from app.jobs.notes import Ended, Notebook, is_stale, job_states, nobody_works, write_down
from tests.app.town import Town, local

NOW = local("2026-11-24 09:00")
SECOND = timedelta(seconds=1)


def ended(number: int, reason: str = "") -> Ended:
    return Ended("letters", 5.0, NOW + number * SECOND, NOW + number * SECOND, reason)


def test_a_job_that_goes_well_every_second_is_written_down_once_a_minute() -> None:
    book = Notebook()
    written = {n: counts for n in range(121) if (counts := book.counted(ended(n)))}
    assert written == {0: (1, 0), 60: (60, 0), 120: (60, 0)}


def test_a_failure_and_a_recovery_are_written_down_at_once() -> None:
    book = Notebook()
    told = [book.counted(ended(n, reason)) for n, reason in enumerate(["", "", "busy", "busy", ""])]
    assert told == [(1, 0), None, (2, 1), None, (2, 0)]


def test_the_row_of_a_job_tells_its_last_run_and_how_often_it_failed(town: Town) -> None:
    with writing(town.database) as session:
        write_down(session, ended(0), 1, 0)
        write_down(session, ended(60), 12, 0)
        write_down(session, ended(70, "unavailable"), 1, 1)
        write_down(session, ended(130, "unavailable"), 6, 6)
    with reading(town.database) as session:
        (state,) = job_states(session)
        assert (state.result, state.reason, state.runs, state.failures) == ("failed", "unavailable", 20, 7)
        assert (state.ended_at, state.well_at) == (NOW + 130 * SECOND, NOW + 60 * SECOND)
    with writing(town.database) as session:
        write_down(session, ended(140), 1, 0)
    with reading(town.database) as session:
        (state,) = job_states(session)
        assert (state.result, state.reason, state.failures) == ("well", "", 0)


def test_a_job_is_late_after_a_quarter_of_an_hour_or_three_of_its_rounds() -> None:
    quick = JobState(name="a", every=5, started_at=NOW, ended_at=NOW, well_at=NOW, result="well")
    slow = JobState(name="b", every=3600, started_at=NOW, ended_at=NOW, well_at=NOW, result="well")
    after = [timedelta(minutes=15), timedelta(minutes=16), timedelta(hours=3), timedelta(hours=3, minutes=1)]
    assert [is_stale(quick, NOW + one) for one in after] == [False, True, True, True]
    assert [is_stale(slow, NOW + one) for one in after] == [False, False, False, True]
    assert nobody_works([quick, slow], NOW + after[1])
    assert not nobody_works([quick, slow], NOW + after[0])
    assert nobody_works([], NOW)
