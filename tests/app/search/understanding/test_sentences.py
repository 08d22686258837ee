"""Sentences as residents might say them: which wishes are understood and which words are left."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.app.search.understanding.conftest import Understand

FOLDER = Path(__file__).parent


class Row(NamedTuple):
    """A line of a table of sentences; missing cells are empty."""

    lang: str
    sentence: str
    slots: str = ""
    rest: str = ""
    exclude: str = ""
    help_now: str = ""


def _rows(name: str) -> list[Row]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [Row(*map(str.strip, line.split("\t"))) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    "row",
    [*_rows("sentences.tsv"), *_rows("heldout.tsv"), *_rows("asked_facts.tsv")],
    ids=lambda row: row.sentence,
)
def test_sentence_is_understood(read: Understand, row: Row) -> None:
    understood = read(row.sentence, row.lang)

    assert " ".join(f"{slot.name}={slot.value}" for slot in understood.slots) == row.slots
    assert understood.rest == row.rest
    assert "|".join(understood.exclude) == row.exclude
    assert understood.help_now is bool(row.help_now)
    assert understood.text == row.sentence
