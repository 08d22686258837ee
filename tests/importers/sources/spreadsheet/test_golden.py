import pytest

from tests.importers.sources.spreadsheet.spreadsheet_feed import FOLDER, expected, outcome, saved
from tests.importers.sources.spreadsheet.workbook import club_workbook


@pytest.fixture
def lists() -> dict[str, bytes]:
    clubs, events, places = (
        (FOLDER / name).read_text(encoding="utf-8") for name in ("clubs.csv", "events.csv", "places.tsv")
    )
    return {
        "clubs": clubs.replace("\n", "\r\n").encode("cp1252"),
        "events": b"\xef\xbb\xbf" + events.encode(),
        "places": places.encode(),
        "workbook": saved(club_workbook()),
    }


@pytest.mark.parametrize("name", ["clubs", "events", "places", "workbook"])
def test_list_becomes_listings(name: str, lists: dict[str, bytes]) -> None:
    assert outcome(lists[name]) == expected(name)
