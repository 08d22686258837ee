"""What else is looked for: thirty concepts, word for word."""

from pathlib import Path

import pytest

from app.search.synonyms import Concept, Concepts, Expansion, Word

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "expansions.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def words(text: str) -> tuple[Word, ...]:
    pairs = (pair.split(":", 1) for pair in text.split(", ") if pair)
    return tuple((lang, word) for lang, word in pairs)


def test_table_has_thirty_concepts() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) == 32


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_expansion_is_as_written(concepts: Concepts, row: list[str]) -> None:
    code, same, narrower, related, categories = row
    assert concepts.expansion(code) == Expansion(
        words(same), words(narrower), words(related), tuple(c for c in categories.split(", ") if c)
    )


def test_broader_concept_finds_a_narrower_one_and_not_the_other_way(concepts: Concepts) -> None:
    assert ("fi", "jalkapallo") in concepts.expansion("ball_games").narrower
    assert ("fi", "pallopeli") not in concepts.expansion("football").same
    assert ("fi", "pallopeli") not in concepts.expansion("football").narrower


def test_word_of_two_meanings_finds_both_and_is_found_by_neither(concepts: Concepts) -> None:
    assert {("fi", "kävely"), ("fi", "juoksu")} <= set(concepts.expansion("lap_word").narrower)
    assert ("fi", "lenkki") not in concepts.expansion("walking").same


def plain(code: str, *fi: str, broader: tuple[str, ...] = (), related: tuple[str, ...] = ()) -> Concept:
    return Concept(code, {"fi": fi}, broader, related)


def test_narrower_words_come_in_turns_from_the_nearest() -> None:
    concepts = Concepts(
        [
            plain("play", "pelata"),
            plain("deep", "futsal", broader=("ball",)),
            plain("ball", "pallo", "pelivuoro", broader=("play",)),
            plain("cards", "kortti", "pelivuoro", "tuppi", broader=("play",)),
        ],
        lambda word, _lang: (word,),
    )
    assert [word for _, word in concepts.expansion("play").narrower] == [
        "pallo",
        "kortti",
        "futsal",
        "pelivuoro",
        "tuppi",
    ]


def test_related_word_is_one_way_and_not_told_twice() -> None:
    concepts = Concepts(
        [plain("widow", "leski", "suru", related=("grief",)), plain("grief", "suru", "menetys")],
        lambda word, _lang: (word,),
    )
    assert concepts.expansion("widow").related == (("fi", "menetys"),)
    assert concepts.expansion("grief").related == ()


def test_unknown_code_is_a_key_error(concepts: Concepts) -> None:
    with pytest.raises(KeyError):
        concepts.expansion("flying")
