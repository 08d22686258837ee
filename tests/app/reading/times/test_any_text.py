"""Whatever the text, the reader answers, soon, with something that JSON can carry."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.times import looks_like_times, read_times
from app.reading.times.reader import MAX_LENGTH
from tests.patience import soon_answered

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
WORDS = st.sampled_from(
    "ma ti ke to la su maanantaisin tiistaina joka toinen viikko parilliset vk 49 53 54 klo 18 "
    "18-19.30 18.10 24 5.12. 31.11. 29.2. 5.-7.12. 24.12.-6.1. 2026 ei eikä paitsi alkaen asti "
    "suljettu peruttu siirretty tai muulloin pyhinä kesätauko kuukauden ensimmäinen viimeinen 1. 3. "
    "10 kertaa sopimuksen mukaan mennessä noin puoli kuusi , ; - / ( ) . : ja \n".split(" ")
)


@given(st.text(max_size=300), st.datetimes(timezones=st.just(UTC)))
def test_any_text_is_answered(text: str, now: datetime) -> None:
    reading = read_times(text, now=now).as_json()
    assert json.loads(json.dumps(reading)) == reading
    assert (reading["times"] is None) == (reading["problem"] is not None)


@given(st.lists(WORDS, max_size=40), st.datetimes(timezones=st.just(UTC)))
def test_any_row_of_time_words_is_answered(words: list[str], now: datetime) -> None:
    reading = read_times(" ".join(words), now=now).as_json()
    assert (reading["times"] is None) == (reading["problem"] is not None)


@pytest.mark.parametrize(
    "piece",
    [
        "1. ",
        "ma ",
        "klo ",
        "18.10 ",
        "5.12.-",
        "ei ",
        "24.12. ei, ",
        "ti klo 18, ",
        "0501 ",
        "joka ",
        "(",
        "- ",
        "\n",
    ],
)
def test_a_long_text_is_read_soon(piece: str) -> None:
    text = (piece * MAX_LENGTH)[:MAX_LENGTH]
    with soon_answered():
        read_times(text, now=NOW)


def test_a_text_too_long_is_a_problem() -> None:
    reading = read_times("ti klo 18 " * 300, now=NOW)
    assert reading.times is None
    assert reading.problem == "The text is too long for a timetable: 2000 characters at most."


@pytest.mark.parametrize(
    "text", ["ti klo 18", "Ma 9-15", "5.12.", "viikolla 42", "Tuesdays", "måndagar", "18:00"]
)
def test_times_look_like_times(text: str) -> None:
    assert looks_like_times(text) is True


@pytest.mark.parametrize("text", ["", "Tervetuloa mukaan!", "Hinta 5 €", "Kaikki ovat tervetulleita"])
def test_other_texts_do_not_look_like_times(text: str) -> None:
    assert looks_like_times(text) is False
