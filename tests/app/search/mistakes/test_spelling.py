"""Slips are mended by the words of the catalogue, and no word that anybody knows is ever changed."""

from pathlib import Path

import pytest

from app.search.finnish.words import fold, words_of
from app.search.language import analyser
from app.search.mistakes.spelling import Spelling
from tests.app.search.mistakes.slip_catalogue import TITLES, catalogue_words, made_slips, spelling

HAND_MADE = [
    line.split("\t")
    for line in Path(__file__).with_name("slips.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def words() -> Spelling:
    return spelling()


def mended(words: Spelling, text: str) -> str:
    return words.mended(words.put_right(text).text, unfinished=False).text


def is_same(one: str, other: str) -> bool:
    """Whether two texts are found by the same: equal but for dots, or forms of the same words."""
    pairs = list(zip(words_of(one), words_of(other), strict=False))
    return len(words_of(one)) == len(words_of(other)) and all(
        fold(a) == fold(b) or set(analyser().analyse(a).lemmas[:2]) & set(analyser().analyse(b).lemmas[:2])
        for a, b in pairs
    )


@pytest.mark.parametrize(("typed", "meant"), HAND_MADE)
def test_what_hands_slip_into_is_mended(words: Spelling, typed: str, meant: str) -> None:
    assert is_same(mended(words, typed), meant), mended(words, typed)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_made_slips_at_most_one_in_fifty_is_not_mended_right(words: Spelling, seed: int) -> None:
    slips = list(made_slips(catalogue_words(), seed))
    assert len(slips) > 300
    wrong = [slip for slip in slips if not is_same(mended(words, slip.typed), slip.meant)]
    assert len(wrong) <= len(slips) // 50, wrong


def test_no_word_of_the_catalogue_is_changed(words: Spelling) -> None:
    for title in TITLES:
        assert words.put_right(title).corrected is None
        assert words.mended(title, unfinished=False).corrected is None


def test_a_known_word_that_no_listing_has_is_not_changed(words: Spelling) -> None:
    for word in ("kuori", "joki", "kissa", "kirja", "laiva", "jooko", "nuotta"):
        assert mended(words, word) == word


def test_a_word_that_only_a_text_has_is_not_changed() -> None:
    assert Spelling([("zumba", 3)], ["zumbaton"]).mended("zumbaton", unfinished=False).corrected is None


def test_nonsense_is_left_as_it_is(words: Spelling) -> None:
    for text in ("asdfgh", "zxqwvk", "xyzzy", "ghjkl"):
        assert mended(words, text) == text


def test_the_beginning_of_a_word_is_not_a_slip(words: Spelling) -> None:
    assert words.mended("kerami", unfinished=True).corrected is None


def test_what_was_typed_and_what_was_used_are_told_with_dots(words: Spelling) -> None:
    corrected = words.mended("näytely", unfinished=False).corrected
    assert corrected is not None
    assert (corrected.typed, corrected.used) == ("näytely", "näyttely")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ощщпф", "jooga"),
        ("лгщкщ", "kuoro"),
        ("JOOGA", "JOOGA"),
        ("p;yt'tennis", "pöytätennis"),
        ("n'yttely", "näyttely"),
        ("n'yttely kirjastossa", "näyttely kirjastossa"),
        ("qjuf", "йога"),
        ("rock'n'roll", "rock'n'roll"),
        ("asd;'", "asd;'"),
    ],
)
def test_a_wrong_keyboard_layout_is_put_right_when_words_come_out(
    words: Spelling, typed: str, meant: str
) -> None:
    assert words.put_right(typed).text == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lapsillekuoro", "lapsille kuoro"),
        ("joogaaaloittelijoille", "joogaa aloittelijoille"),
        ("kuorolaulu", "kuorolaulu"),
        ("vesijumppa", "vesijumppa"),
        ("kalstusretki", "kalstusretki"),
    ],
)
def test_words_without_a_space_fall_apart_only_where_both_are_known(
    words: Spelling, typed: str, meant: str
) -> None:
    assert words.put_right(typed).text == meant


def test_a_far_commoner_word_is_one_slip_away_and_no_form_of_the_same() -> None:
    words = Spelling([("kuoro", 9), ("kuoron", 4), ("kuovi", 5), ("kuori", 1)])
    assert words.meant_beside("kuori", found=True) == "kuoro"
    assert words.meant_beside("kuoro", found=True) is None
    assert Spelling([("kuoro", 4), ("kuori", 1)]).meant_beside("kuori", found=True) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sulkapalo", "sulkapallo"),
        ("korjauspaha", "korjauspaja"),
        ("pilatess", "pilates"),
        ("kuroo", "kuoro"),
        ("kuoro", None),
        ("kissa", None),
    ],
)
def test_a_known_word_that_nothing_has_may_be_a_likely_slip(
    words: Spelling, typed: str, meant: str | None
) -> None:
    assert words.meant_beside(typed, found=False) == meant
