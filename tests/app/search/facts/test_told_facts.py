"""What the words of listings tell, over a list of little listings of many kinds."""

from pathlib import Path
from typing import NamedTuple

import pytest

from app.search.facts.told_facts import told_ages, told_facts


class Row(NamedTuple):
    """A line of the list; no facts when the cell is missing."""

    lang: str
    text: str
    facts: str = ""


LINES = (Path(__file__).parent / "told_facts.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [Row(*line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_words_of_a_listing_tell_these_facts(row: Row) -> None:
    assert " ".join(sorted(told_facts((row.text,), ()))) == row.facts


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Sirkuskoulu 6–10-vuotiaille", (6, 10)),
        ("Pelikerho 9-12 v.", (9, 12)),
        ("Tasapainoa yli 65-vuotiaille", (65, None)),
        ("Loruja alle 1-vuotiaille", (None, 1)),
        ("Ikäraja 18 vuotta", (18, None)),
        ("Viisitoista vuotta täyttäneille", (15, None)),
        ("Alle 12-vuotiaat pääsevät ilmaiseksi", (None, None)),
        ("Alle 15-vuotiaille maksuton", (None, None)),
        ("Lapset 3–6-vuotiaat ilmaiseksi, muut 5 euroa", (None, None)),
        ("Yhdistys täyttää 100 vuotta", (None, None)),
        ("Ryhmät 3–5-vuotiaille ja 6–8-vuotiaille", (3, 8)),
        ("Kello 9–12", (None, None)),
    ],
)
def test_ages_are_read_from_words_but_not_ages_of_prices(
    text: str, ages: tuple[int | None, int | None]
) -> None:
    assert told_ages(text) == ages
