"""The table of the finder: what each answer asks of the search."""

from pathlib import Path

import pytest

from app.finder.table import Choice, FinderTableError, merged, said, table
from app.search.language import known_lemmas
from app.search.query import SearchQuery
from app.search.understanding import understand
from app.web.languages import LANGUAGES
from app.web.words import Words
from tests.app.town import local

NOW = local("2026-11-24 09:00")
CHOICES = [choice for question in table().questions for choice in question.choices]
SPOKEN = [choice for choice in CHOICES if choice.sentence]
TEXT = 'fi = "a", sv = "b", en = "c"'
QUESTION = f"""
let_go = ["q"]
[[question]]
code = "q"
title = {{ {TEXT} }}
name = {{ {TEXT} }}
[[question.choice]]
code = "c"
label = {{ {TEXT} }}
hint = {{ {TEXT} }}
drawing = "M0 0"
"""


def wishes(sentence: str, lang: str) -> set[tuple[str, str]]:
    read = understand(sentence, lang, NOW.date(), NOW, known_lemmas)
    return {(slot.name, slot.value) for slot in read.slots}


def faulty(folder: Path, text: str) -> str:
    path = folder / "finder.toml"
    path.write_text(text)
    with pytest.raises(FinderTableError) as error:
        table.__wrapped__(path)
    return str(error.value)


def test_there_are_four_questions_in_their_order() -> None:
    assert [question.code for question in table().questions] == ["tunne", "seura", "milloin", "helpottaa"]


@pytest.mark.parametrize("choice", SPOKEN, ids=lambda choice: choice.code)
def test_a_sentence_is_understood_alike_in_every_language(choice: Choice) -> None:
    read = {lang: wishes(text, "fi") for lang, text in choice.sentence.items()}
    assert all(len(found) == 1 for found in read.values()), read
    assert len(set(map(frozenset, read.values()))) == 1, read


def test_every_drawing_is_a_path_of_its_own() -> None:
    drawings = [choice.drawing for choice in CHOICES]
    assert len(drawings) == len(CHOICES) == 25
    assert all(drawing.startswith("M") for drawing in drawings)


def test_plain_finnish_has_its_own_words_or_else_the_finnish_ones() -> None:
    selko = Words(LANGUAGES["selko"])
    tunne, seura = table().questions[:2]
    assert (said(tunne.title, selko), said(seura.title, selko)) == (
        "Mitä haluat tehdä?",
        "Kenen kanssa lähtisit?",
    )


def test_a_filter_that_the_search_does_not_know_is_named(tmp_path: Path) -> None:
    text = QUESTION + 'filters = { price = ["cheap"] }\n'
    assert faulty(tmp_path, text) == "q.c: price: Each must be one of: free, paid, donation, unknown."


def test_a_fact_that_nobody_can_tell_is_named(tmp_path: Path) -> None:
    assert faulty(tmp_path, QUESTION + 'told = ["nice"]\n') == "q.c: nice is not a fact"


def test_a_text_that_is_missing_in_a_language_is_named(tmp_path: Path) -> None:
    text = QUESTION.replace(f"hint = {{ {TEXT} }}", 'hint = { fi = "a", en = "c" }')
    assert faulty(tmp_path, text) == "q.c: sv is missing"


def test_every_question_can_be_let_go(tmp_path: Path) -> None:
    text = QUESTION.replace('let_go = ["q"]', "let_go = []")
    assert faulty(tmp_path, text) == "let_go must name every question once"


def choice_of(**filters: tuple[str, ...]) -> Choice:
    return Choice("c", {}, {}, "", filters=filters)


def test_what_two_answers_ask_of_one_filter_must_hold_for_both() -> None:
    first, second = choice_of(daypart=("morning", "day")), choice_of(daypart=("day", "evening"))
    assert merged([first, second]) == SearchQuery(daypart=("day",))


def test_where_nothing_holds_for_both_the_earlier_answer_is_kept_to() -> None:
    first, second = choice_of(kind=("volunteering",)), choice_of(kind=("event",), price=("free",))
    assert merged([first, second]) == SearchQuery(kind=("volunteering",), price=("free",))


def test_sentences_of_the_questions_are_short() -> None:
    texts = [question.title["fi"] for question in table().questions]
    texts += [text for choice in CHOICES for text in (choice.label["fi"], choice.hint["fi"])]
    assert max(len(text.split()) for text in texts) <= 6
