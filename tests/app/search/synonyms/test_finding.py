"""Which concepts a question names."""

import pytest

from app.search.synonyms import FOLDER, Concept, Concepts, Match, load_concepts
from tests.app.search.synonyms.conftest import Ask


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("futista pojille", [("futista", "football"), ("pojille", "boys")]),
        ("lätkää", [("lätkää", "ice_hockey")]),
        ("sählyä eläkeläisille", [("sählyä", "floorball"), ("eläkeläisille", "seniors")]),
        ("punttikselle", [("punttikselle", "gym")]),
        ("salille", [("salille", "hall_word")]),
        ("lenkille", [("lenkille", "lap_word")]),
        ("leffaan", [("leffaan", "cinema")]),
        ("kuppilaan kahville", [("kuppilaan", "cafe"), ("kahville", "coffee_and_chat")]),
        ("kirppikselle", [("kirppikselle", "second_hand")]),
        ("skeittaamaan", [("skeittaamaan", "skateboarding")]),
        ("duunia", [("duunia", "work")]),
        ("jotain hommia", [("hommia", "work")]),
        ("bändiin soittamaan", [("bändiin", "band"), ("soittamaan", "playing_instrument")]),
        ("käsillä tekemistä miehille", [("käsillä tekemistä", "crafts"), ("miehille", "mens_groups")]),
        ("kässää", [("kässää", "craft_lesson_word")]),
        ("atk-apua", [("atk-apua", "digital_help")]),
        ("AA-ryhmä", [("aa-ryhmä", "alcohol")]),
        ("AA", [("aa", "alcohol")]),
        ("aina", []),
        ("leskille vertaistukea", [("leskille", "widowed"), ("vertaistukea", "peer_support")]),
        ("omaishoitajien ryhmä", [("omaishoitajien", "carers")]),
        ("apua arkeen", [("apua arkeen", "help_in_daily_life")]),
        ("suomen kielen kurssi", [("suomen kielen kurssi", "finnish_lessons")]),
        ("juhannuksena saunaan", [("juhannuksena", "midsummer"), ("saunaan", "sauna")]),
        ("omaan tahtiin", [("omaan tahtiin", "gentle_exercise")]),
        ("kuorma-auto", []),
        ("polkupyöräkuljetus", []),
    ],
)
def test_question_in_finnish(ask: Ask, text: str, found: list[tuple[str, str]]) -> None:
    assert ask(text) == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("sv", "fotboll för flickor", [("fotboll", "football"), ("flickor", "girls")]),
        ("sv", "sjunga i kör", [("sjunga i kör", "choir")]),
        ("en", "free swimming", [("free", "free_of_charge"), ("swimming", "swimming")]),
        ("en", "learn Finnish", [("learn finnish", "finnish_lessons")]),
        ("uk", "безкоштовні", [("безкоштовні", "free_of_charge")]),
        ("uk", "на курси фінської", [("курси фінської", "finnish_lessons")]),
        ("uk", "в'язання для дітей", [("в язання", "knitting"), ("дітей", "children")]),
        ("ru", "ищу работу", [("ищу работу", "job_seeking")]),
        ("ru", "футболом", [("футболом", "football")]),
        ("ar", "دورة اللغة الفنلندية", [("دورة اللغة الفنلندية", "finnish_lessons")]),
        ("ar", "كرة القدم للأطفال", [("كرة القدم", "football"), ("للأطفال", "children")]),
    ],
)  # fmt: skip
def test_question_in_another_language(ask: Ask, lang: str, text: str, found: list[tuple[str, str]]) -> None:
    assert ask(text, lang) == found


def test_longest_name_wins_and_names_of_a_length_all_count() -> None:
    concepts = Concepts(
        [
            Concept("language", {"fi": ("kieli",)}),
            Concept("finnish", {"fi": ("suomi kieli", "suomi")}),
            Concept("s2", {"fi": ("suomi kieli",)}),
        ],
        lambda word, _lang: (word,),
    )
    assert concepts.find([["oppia"], ["suomi", "suoma"], ["kieli"], ["kieli"]]) == (
        Match(1, 2, "finnish"),
        Match(1, 2, "s2"),
        Match(3, 1, "language"),
    )


def test_beginning_may_end_a_phrase() -> None:
    concepts = Concepts(
        [Concept("job", {"fi": ("duuni",), "ru": ("новая работ*",)})],
        lambda word, _lang: (word,),
    )
    assert concepts.find([["новая"], ["работу"]]) == (Match(0, 2, "job"),)
    assert concepts.find([["работу"]]) == ()


def test_name_counts_as_it_stands_when_it_has_several_readings() -> None:
    readings = {"maksaa": ("maksaa", "maksa")}
    concepts = Concepts([Concept("pay", {"fi": ("maksaa",)})], lambda word, _lang: readings[word])
    assert concepts.find([["maksa"]]) == ()
    assert concepts.find([["maksaa", "maksa"]]) == (Match(0, 1, "pay"),)


def test_empty_question_names_nothing(concepts: Concepts) -> None:
    assert concepts.find([]) == ()
    assert concepts.find([[], []]) == ()


def test_concepts_are_kept_for_the_same_analyser() -> None:
    def keys_of(word: str, lang: str) -> tuple[str, ...]:
        return (word,)

    assert load_concepts(FOLDER, keys_of) is load_concepts(FOLDER, keys_of)
