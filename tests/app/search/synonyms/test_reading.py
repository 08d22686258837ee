"""Files that are wrong, and what is said of them."""

from pathlib import Path

import pytest

from app.search.synonyms import Concept, SynonymError, read_concepts

GOOD = """
[[concepts]]
code = "ball_games"
fi = ["pallopeli"]

[[concepts]]
code = "football"
fi = ["jalkapallo", "futis"]
uk = ["футбол*"]
broader = ["ball_games"]
categories = ["liiku.pallopelit"]
"""


def read(folder: Path, text: str) -> tuple[Concept, ...]:
    (folder / "sport.toml").write_text(text, encoding="utf-8")
    return read_concepts(folder)


def entry(rest: str, code: str = "football") -> str:
    return f'[[concepts]]\ncode = "{code}"\n{rest}\n'


def test_file_is_read_in_its_order(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == (
        Concept("ball_games", {"fi": ("pallopeli",)}, file="sport.toml"),
        Concept(
            "football",
            {"fi": ("jalkapallo", "futis"), "uk": ("футбол*",)},
            broader=("ball_games",),
            categories=("liiku.pallopelit",),
            file="sport.toml",
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[concept]]", "sport.toml: concept is not known here; use [[concepts]]"),
        ("", "sport.toml: there are no [[concepts]]"),
        ('[[concepts]]\nfi = ["futis"]', "sport.toml, entry 1: code is missing"),
        (
            entry('fi = ["futis"]', "Ball"),
            "sport.toml, Ball: write the code in small English letters, as in ball_games",
        ),
        (
            GOOD + entry('fi = ["sähly"]\nbroader = ["football"]\nrelated = ["football"]', "floorball"),
            "sport.toml, floorball: football is there twice",
        ),
        (
            GOOD + entry('fi = ["futis"]'),
            "sport.toml, football: the code is already used in sport.toml",
        ),
    ],
)
def test_fault_of_a_file_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SynonymError) as error:
        read(tmp_path, text)
    assert str(error.value) == message


BEGINNINGS = "only uk, ru and ar mark beginnings, of 3 letters or more"


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ('sv = ["fotboll"]', "fi needs at least one word"),
        ('fi = ["futis"]\nsv = []', "sv is empty; leave it out"),
        ('fi = ["futis", "futis"]', "fi has futis twice"),
        ('fi = "futis"', 'fi must be a list of texts, as in ["one", "two"]'),
        ('fi = ["futis"]\nlabel = "x"', "label is not a field of a concept"),
        ('fi = ["Futis!"]', "fi: 'Futis!': only small letters, digits, - and ' and single spaces"),
        ('fi = ["a b c d e"]', "fi: 'a b c d e': at most 4 words"),
        ('fi = ["futi*"]', f"fi: 'futi*': {BEGINNINGS}"),
        ('fi = ["futis"]\nru = ["фу*"]', f"ru: 'фу*': {BEGINNINGS}"),
        ('fi = ["futis"]\nbroader = ["sport"]', "broader: sport is not a concept"),
        ('fi = ["futis"]\nrelated = ["football"]', "related: a concept cannot point to itself"),
        ('fi = ["futis"]\ncategories = ["liiku.x"]', "categories: liiku.x is not a term of the taxonomy"),
        (f"fi = {[f'sana{n}' for n in range(41)]}", "more than 40 words; make it two concepts"),
    ],
)
def test_fault_of_a_concept_is_told(tmp_path: Path, rest: str, message: str) -> None:
    with pytest.raises(SynonymError) as error:
        read(tmp_path, entry(rest))
    assert str(error.value) == f"sport.toml, football: {message}"


def test_circle_of_broader_concepts_is_told(tmp_path: Path) -> None:
    text = entry('fi = ["yksi"]\nbroader = ["two"]', "one") + entry(
        'fi = ["kaksi"]\nbroader = ["one"]', "two"
    )
    with pytest.raises(SynonymError, match=r"broader goes in a circle: (one → two → one|two → one → two)"):
        read(tmp_path, text)


def test_file_that_is_not_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(SynonymError, match=r"^sport\.toml: not readable as TOML: "):
        read(tmp_path, "[[concepts")


def test_folder_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(SynonymError, match="there are no files of everyday words"):
        read_concepts(tmp_path)
