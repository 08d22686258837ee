"""Whatever stands in the cells, every row with a name is a listing, and nothing raises."""

from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.content import to_json
from importers.contract import RawRecord
from importers.sources.spreadsheet.importer import IMPORTER
from importers.sources.spreadsheet.lookups import wordings
from tests.importers.sources.spreadsheet.spreadsheet_feed import context, parsed

COLUMNS = [
    name for name, field in wordings("columns").items() if not field.startswith(("title", "private", "id"))
]
TIMES = """
ti|ma–pe|klo 18|18-19.30|24:61|1.9.2026|31.5.|2030-12-31|2026-12-07 18:00|31.2.2027|parilliset viikot
joka toinen viikko|8 kertaa|ei|sopimuksen mukaan
"""
OTHERS = """
ilmainen|5 €|1000000 e|050 123 4567|501234567|a@b.fi|@|https://|www.example.org|javascript:x|=1+1|100–2 v
+|Mikkeli|Katu 1|50100|61,68|27.27|-1e308|nan|esteetön|suomi|aina|🎈|\u202e|<b>|&
"""
PIECES = st.sampled_from(f"{TIMES}{OTHERS}".strip().replace("\n", "|").split("|"))
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=5).map(" ".join),
    st.lists(PIECES, min_size=1, max_size=3).map("–".join),
    st.text(max_size=60),
    PIECES.map(lambda piece: piece * 200),
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(COLUMNS), TEXTS, max_size=14))
def test_any_cells_make_a_listing(cells: dict[str, str]) -> None:
    payload: dict[str, Any] = {"row": 2, "cells": {"Nimi": "Kuoro", **cells}}

    mapped = IMPORTER.map(RawRecord("a", payload), context())

    assert mapped.content is not None
    assert orjson.dumps(to_json(mapped.content))
    assert all(problem.reason.startswith("Row 2: ") for problem in mapped.problems)


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_under_a_header_is_read(text: str) -> None:
    quoted = text.replace('"', '""')

    assert parsed(f'Nimi;Aika;Kuvaus\nKuoro;ti klo 18;"{quoted}"\n'.encode())
