"""Whatever is typed: nothing raises, nothing is invented, and it is soon over."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.asking.when import days_of
from app.search.understanding import understand
from app.search.understanding.tables import LANGUAGES, tables
from app.search.understanding.tokens import MAX_TEXT
from tests.app.search.understanding.conftest import NOW, TODAY, Understand
from tests.patience import soon_answered

WORDS = sorted({word for lang in LANGUAGES for word in tables()[lang].speller.words})


def _none(_: str) -> tuple[str, ...]:
    return ()


@settings(max_examples=300)
@given(st.text(max_size=400), st.sampled_from([*LANGUAGES, "", "so"]), st.dates())
def test_any_text_on_any_day_is_read(text: str, lang: str, today: date) -> None:
    understood = understand(text, lang, today, datetime(2026, 1, 1, tzinfo=UTC), _none)

    assert understood.text == text
    assert len(understood.rest) <= 2 * MAX_TEXT


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from([*WORDS, "12.", "24.12.", "31.2.", "-", "5", "99999", "€", "."]), max_size=25)
)
def test_any_words_of_the_tables_in_a_row_are_read(words: list[str]) -> None:
    understood = understand(" ".join(words), "fi", TODAY, NOW, _none)

    assert all(slot.words in understood.text for slot in understood.slots)
    assert all(days_of(slot.value, TODAY) for slot in understood.slots if slot.name == "when")


def test_text_is_read_up_to_its_limit(read: Understand) -> None:
    understood = read("x" * 10_000 + " ilmaista")

    assert (understood.slots, understood.rest) == ((), "x" * MAX_TEXT)


def test_long_hostile_text_is_soon_read() -> None:
    hostile = ["ei " * 150, "en halua " * 40, "1.1." * 75, "-" * 300, "lapsi-" * 50, "a" * 300, "2-" * 150]
    understand("jooga", "fi", TODAY, NOW, _none)  # the tables are read once

    with soon_answered():
        for text in hostile:
            understand(text, "fi", TODAY, NOW, _none)


def test_without_an_analyser_everyday_forms_are_still_understood() -> None:
    understood = understand("jotain ilmaista lapsille iltaisin keskustassa", "fi", TODAY, NOW, _none)

    wishes = [(slot.name, slot.value) for slot in understood.slots]
    assert wishes == [("price", "free"), ("daypart", "evening"), ("place", "keskusta")]
    assert understood.rest == "lapsille"
