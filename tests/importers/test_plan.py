"""The hash of what decides how a payload becomes content."""

from pathlib import Path

import pytest

from importers import plan
from importers.contract import Feed, Problem
from importers.plan import MAX_PROBLEMS_KEPT, Plan, _hash_of_code, mapping_hash


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree like ours, small."""
    for name in (
        "app/reading/times/a.py",
        "importers/sources/ics/lookups.toml",
        "app/catalogue/parts.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("1", encoding="utf-8")
    monkeypatch.setattr(plan, "CODE", tmp_path / "importers")
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ("app/reading/times/a.py", True),
        ("app/reading/b.py", True),
        ("importers/sources/ics/lookups.toml", True),
        ("importers/sources/ics/deeper/words.py", True),
        ("app/catalogue/parts.py", True),
        ("importers/sources/other/mapping.py", False),
        ("importers/fields.py", True),
        ("importers/run.py", False),
        ("importers/sources/ics/__pycache__/mapping.cpython-311.pyc", False),
        ("app/catalogue/models.py", False),
    ],
)
def test_hash_changes_with_what_decides_the_content(code: Path, changed: str, matters: bool) -> None:
    before = _hash_of_code.__wrapped__("ics", b"")
    path = code / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("2", encoding="utf-8")

    assert (_hash_of_code.__wrapped__("ics", b"") != before) == matters


def test_first_problems_are_kept_and_all_are_counted() -> None:
    made = Plan()
    for number in range(MAX_PROBLEMS_KEPT + 10):
        made.add_problem(Problem(f"{number}"))

    assert (made.problem_count, len(made.problems)) == (510, 500)
    assert made.problems[-1].reason == "499"


def test_hash_changes_with_the_options_of_the_feed() -> None:
    plain, mikkeli = Feed("a", "ptv"), Feed("a", "ptv", options={"municipality": "491"})

    assert mapping_hash(plain) == mapping_hash(Feed("b", "ptv"))
    assert mapping_hash(plain) != mapping_hash(mikkeli)
