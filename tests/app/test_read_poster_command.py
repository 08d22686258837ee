"""`opastamo read-poster`: a notice on standard input, a proposal as JSON; bad input is told plainly."""

import json
from pathlib import Path

import pytest

from app.cli import cli
from tests.command_line import called, opastamo


def test_a_notice_on_standard_input_is_a_proposal_as_json(tmp_path: Path) -> None:
    notice = "Neulekahvila tiistaisin klo 17–19 pääkirjastolla, maksuton"

    ended = opastamo(tmp_path, "read-poster", "-", "--now", "2026-11-24T09:00:00+02:00", stdin=notice)

    assert ended.code == 0
    assert json.loads(ended.out) == {
        "kind": "activity",
        "title": "Neulekahvila",
        "times": [
            {
                "start": None,
                "end": "19:00",
                "weekly": ["TU"],
                "interval": 1,
                "from": None,
                "until": None,
                "at": "17:00",
                "except": [],
                "weeks": None,
                "monthly": [],
            }
        ],
        "place": {"name": "pääkirjasto", "address": None},
        "price": {"type": "free", "amount_min": 0, "amount_max": 0},
        "contact": {"phone": None, "email": None, "url": None},
        "registration_by": None,
        "audience": {"min_age": None, "max_age": None},
        "cancelled": False,
        "guesses": ["title"],
        "problem": None,
    }


def test_a_strange_moment_says_how_to_write_it() -> None:
    result = called(cli, "read-poster", "-", "--now", "tomorrow", stdin="ti klo 18")

    assert result.exit_code == 1
    assert result.stderr == "'tomorrow' is not a moment. Write it so: 2026-11-24T09:00:00+02:00\n"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"klo 18 \xe4"])
def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notice.txt"
    file.write_bytes(content)

    result = called(cli, "read-poster", str(file))

    assert (result.exit_code, result.stderr) == (1, "The text is not UTF-8.\n")
