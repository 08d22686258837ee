"""The data: whole, in base forms, and meeting only what it should."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from app.catalogue.taxonomy import taxonomy
from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.words import fold, words_of
from app.search.synonyms import FOLDER, LANGUAGES, Concepts
from app.search.synonyms.expanding import MAX_WORDS
from tests.app.search.synonyms.conftest import Ask

MAIN = ("fi", "sv", "en")
# Names that mean another concept too, in one language or across two.
MEET = {
    "anime": {"animals"},  # English light stemming: animal
    "braille": {"campfire"},  # read as spoken Finnish: grilli
    "camp": {"camping"},
    "camping": {"camps"},
    "häst": {"church_ceremonies"},  # read as spoken Finnish: häät
    "lauluilta": {"singing"},
    "messut": {"church_services"},  # more than one messu
    "pappa": {"fathers", "grandparents"},  # Swedish and Finnish
    "pension": {"seniors"},
    "pensionering": {"seniors"},
    "pensioner": {"retirement"},
    "punttis": {"strength_training"},
    "retire": {"seniors"},
    "retired": {"retirement"},
    "retirement": {"seniors"},
    "tanssit": {"dance"},
}
# Words of the lists of fillers that are also somebody's subject.
FILLERS = {"advice", "hobbies", "learning", "moving_home", "trying_out"}
# Plurals that stand for their thing (sukat), and nouns that the analyser puts under their verb (näpräily).
NOT_BASE = 30


def test_concepts_are_many_and_every_one_has_finnish(concepts: Concepts) -> None:
    counts = Counter(lang for concept in concepts for lang in LANGUAGES if concept.words_in(lang))
    assert counts == {"fi": 714, "sv": 710, "en": 710, "uk": 217, "ru": 217, "ar": 217}


def test_words_are_many(concepts: Concepts) -> None:
    counts = Counter(lang for concept in concepts for lang, _ in concept.all_words)
    assert counts == {"fi": 4681, "sv": 2016, "en": 2373, "uk": 462, "ru": 467, "ar": 446}


def test_links_and_categories_are_known(concepts: Concepts) -> None:
    for concept in concepts:
        assert all(code in concepts for code in (*concept.broader, *concept.related))
        assert all(code in taxonomy().categories for code in concept.categories)


def test_words_hold_only_small_letters_digits_hyphens_and_apostrophes(concepts: Concepts) -> None:
    shape = re.compile(r"[^\W_]+(?:[ '-][^\W_]+)*\*?")
    words = [word for concept in concepts for _, word in concept.all_words]
    assert [word for word in words if word != word.lower() or not shape.fullmatch(word)] == []


def test_no_word_is_told_to_anyone() -> None:
    fields = {
        field
        for path in sorted(FOLDER.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["concepts"]
        for field in entry
    }
    assert fields == {"code", *LANGUAGES, "broader", "related", "categories"}


def test_single_finnish_words_are_base_forms(analyser: FinnishAnalyser, concepts: Concepts) -> None:
    words = [word for concept in concepts for word in concept.words_in("fi") if word.isalpha()]
    assert len([word for word in words if fold(word) not in analyser.analyse(word).lemmas]) == NOT_BASE


def test_every_name_finds_its_concept_and_only_that(ask: Ask, concepts: Concepts) -> None:
    for concept in concepts:
        for lang in MAIN:
            for word in concept.words_in(lang):
                whole = " ".join(words_of(word))
                found = {code for words, code in ask(word, *MAIN) if words == whole}
                assert concept.code in found, word
                assert found - {concept.code} <= MEET.get(word, set()), word


def test_words_that_say_nothing_name_no_concept(ask: Ask) -> None:
    path = Path(__file__).parents[4] / "data" / "understanding" / "fi.toml"
    fillers = tomllib.loads(path.read_text(encoding="utf-8"))["filler"]
    assert {code for word in set(words_of(fillers)) for _, code in ask(word, *MAIN)} == FILLERS


def test_expansions_are_small(concepts: Concepts) -> None:
    sizes = [
        len(expansion.same) + len(expansion.narrower) + len(expansion.related)
        for expansion in (concepts.expansion(concept.code) for concept in concepts)
    ]
    assert max(sizes) == MAX_WORDS
    assert sum(sizes) / len(sizes) < 20


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("kuoro", "kuorma"),
        ("peli", "pelko"),
        ("suru", "surffaus"),
        ("lautapeli", "lautailu"),
        ("tahti", "tähti"),
        ("pappi", "paperi"),
        ("tanssi", "tenttiä"),
        ("kortti", "kortteli"),
        ("muisti", "muistuttaa"),
        ("uni", "unkari"),
        ("kahvi", "kahva"),
        ("koira", "koivu"),
        ("talkoot", "taloyhtiö"),
        ("maalaus", "maali"),
        ("kuuro", "kuoro"),
        ("ero", "eroottinen"),
        ("velka", "velkominen"),
        ("vauva", "vauhti"),
        ("sali", "salaatti"),
        ("messut", "mesi"),
    ],
)
def test_words_that_only_look_alike_do_not_meet(ask: Ask, concepts: Concepts, word: str, other: str) -> None:
    mine = {code for _, code in ask(word, *MAIN)}
    theirs = {code for _, code in ask(other, *MAIN)}
    below = {text for code in mine for lang, text in concepts.expansion(code).narrower if lang == "fi"}
    assert mine & theirs == set()
    assert other not in below
