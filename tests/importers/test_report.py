"""What the terminal tells of a run."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.catalogue.models import ImportRun
from app.core.clock import read_moment
from importers.report import print_run

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def problem(reason: str, record: str | None = None, **more: Any) -> dict[str, Any]:
    told = {"reason": reason, "record": record, "field": None, "value": None, "lookup": None}
    return told | {"severity": "field"} | more


def printed(
    capsys: pytest.CaptureFixture[str], *problems: dict[str, Any], every: bool = False, **more: Any
) -> str:
    run = ImportRun(
        id="x",
        feed="town",
        source="ics",
        state="done",
        started_at=NOW,
        problems=list(problems),
        problem_count=len(problems),
        **more,
    )
    print_run(run, seconds=1.25, every_problem=every)
    return capsys.readouterr().out


def test_outcome_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, new=1, changed=2, same=3, withdrawn=4) == (
        "town: done. 1 new, 2 changed, 3 the same, 4 withdrawn, 0 problems (1.2 s)\n"
    )


def test_message_stands_under_the_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, message="All [well].").splitlines()[1:] == ["  All [well]."]


def test_problems_of_one_kind_are_told_once_with_their_count(capsys: pytest.CaptureFixture[str]) -> None:
    same = [problem("Not a price", f"r{n}", field="prices", value=f"{n} kolikkoa") for n in range(3)]

    assert printed(capsys, *same, problem("No name", "x", severity="skipped")).splitlines()[1:] == [
        "  r0 · prices: Not a price “0 kolikkoa” … and 2 more",
        "  x: No name – left out",
    ]


def test_every_problem_is_told_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    same = [problem("Not a price", f"r{n}", lookup="prices", value="x") for n in range(3)]

    assert printed(capsys, *same, every=True).splitlines()[1:] == [
        f"  r{n}: Not a price “x” (teach it in the table 'prices')" for n in range(3)
    ]


def test_problem_of_the_whole_feed_names_no_record(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, problem("3 entries were no events", lookup="kinds", value="x", severity="skipped"))

    assert told.splitlines()[1:] == [
        "  3 entries were no events “x” (teach it in the table 'kinds') – left out"
    ]


def test_most_kinds_are_twenty(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, *(problem(f"Kind {n}") for n in range(23))).splitlines()

    assert lines[1:3] == ["  Kind 0", "  Kind 1"]
    assert lines[-1] == "  … and 3 other kinds (--problems shows all)"
    assert len(lines) == 1 + 20 + 1


def test_unused_fields_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, leftovers={"b": 2, "a": 1}).splitlines()[1:] == [
        "  Fields that nothing read: a (1), b (2)"
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-24T09:00:00+02:00", "2026-11-24T07:00:00+00:00"),
        ("2026-11-24T09:00", "2026-11-24T07:00:00+00:00"),
        ("2026-06-24", "2026-06-23T21:00:00+00:00"),
    ],
)
def test_typed_moment_is_local_unless_it_says_otherwise(text: str, moment: str) -> None:
    assert read_moment(text) == datetime.fromisoformat(moment)
