"""Walking the lexicon: answers, bounds, and a file that is not there."""

import time
from pathlib import Path

import pytest

from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.location import lexicon_path
from app.search.finnish.reader import Lexicon, LexiconUnavailableError


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open(lexicon_path())


def test_lookup_gives_lines_of_the_transducer(lexicon: Lexicon) -> None:
    assert lexicon.lookup("vesijumppaan", "Lexicon") == [("\tvesi|jumppa\tnoun\t\t\t+sg+ill", 0)]
    assert lexicon.lookup("nuortentalo", "Lexicon|Pfx") == [("\tnuorten⁅BOUNDARY⁆talo\tnoun\t\t\t+sg+nom", 2)]


@pytest.mark.parametrize("word", ["", "Vesi", "a-b", "вода", "a" * 61])
def test_what_cannot_be_a_word_has_no_answer(lexicon: Lexicon, word: str) -> None:
    assert [lexicon.lookup(word, branch) for branch in ("Lexicon", "Lexicon|Pfx", "Guesser|Any")] == [[]] * 3


def test_answer_does_not_depend_on_what_was_asked_before(lexicon: Lexicon) -> None:
    fresh = Lexicon.open(lexicon_path())
    words = ["uinti", "uimaan", "ui", "u", "uinnille"]
    assert [fresh.lookup(w, "Lexicon") for w in words[::-1]] == [lexicon.lookup(w, "Lexicon") for w in words][
        ::-1
    ]


def test_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(LexiconUnavailableError, match=r"Run `make setup`\.$"):
        Lexicon.open(tmp_path / "none")


@pytest.mark.parametrize("content", [b"", b"something else, long enough to be a header of a lexicon"])
def test_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(LexiconUnavailableError, match=r"Run `make setup`\.$"):
        Lexicon.open(tmp_path / "x")


def test_file_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(lexicon_path().read_bytes()[:100_000])
    with pytest.raises(LexiconUnavailableError, match="a lexicon file that was cut short"):
        Lexicon.open(tmp_path / "x")


@pytest.mark.parametrize("part", ["työ", "a", "aal", "isoisän", "kurssi", "isi", "suo", "tt", "lasten", "ks"])
def test_made_up_words_cost_little(analyser: FinnishAnalyser, part: str) -> None:
    analyser.analyse("kerho")
    before = time.thread_time()
    analyser.analyse((part * 60)[:60])
    assert time.thread_time() - before < 0.05
