"""Whatever the text, the reader answers, soon, with something that JSON can carry."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.poster import read_poster
from app.reading.poster.pieces import MAX_LENGTH
from tests.patience import soon_answered

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
WORDS = st.sampled_from(
    "Tervetuloa Paikka: Aika: Hinta: klo 18 18-20 ti 1.12. 5.12. peruttu "
    "ilmoittaudu mennessä viimeistään 3 € € maksuton "
    "koululla Otavan kirjasto Rantatie 4 p. 050 123 4567 "
    "a@b.fi www.x.fi 📍 📅 · ( ) , . ! ? : – \n joka toinen "
    "alle 7-vuotiaat kahvi jos ei siirtyy myydään".split(" ")
)


@given(st.text(max_size=400), st.datetimes(timezones=st.just(UTC)))
def test_any_text_is_answered(text: str, now: datetime) -> None:
    reading = read_poster(text, now=now).as_json()
    assert json.loads(json.dumps(reading)) == reading


@given(st.lists(WORDS, max_size=50))
def test_any_row_of_words_of_notices_is_answered(words: list[str]) -> None:
    reading = read_poster(" ".join(words), now=NOW).as_json()
    assert json.loads(json.dumps(reading)) == reading
    assert reading["kind"] is not None or reading["times"] == []


@pytest.mark.parametrize(
    "piece",
    [
        "1.12. ",
        "klo ",
        "Paikka: ",
        "a",
        "A ",
        "Otavan ",
        "koululla ",
        "0501 ",
        "ilm ",
        "5 € ",
        "(",
        "📍",
        "\n",
        "1.",
        "- ",
        "peruttu ",
    ],
)
def test_a_long_text_is_read_soon(piece: str) -> None:
    with soon_answered():
        read_poster((piece * MAX_LENGTH)[:MAX_LENGTH], now=NOW)
