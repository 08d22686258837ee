"""Words to keys: lemmas, parts, roots and stems."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.search.finnish.analyser import ANALYSER_VERSION, FinnishAnalyser
from app.search.finnish.keys import WordKeys
from app.search.finnish.location import LEXICON_SHA256, lexicon_path
from app.search.finnish.reader import Lexicon


def test_keys_are_folded_last(analyser: FinnishAnalyser) -> None:
    assert analyser.analyse("käsityökerhoon") == WordKeys(
        lemmas=("kasityokerho",),
        parts=("kasi", "kerho", "tyo", "kasityo"),
        roots=(),
        stem="kasityokerho",
        known=True,
    )


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("kuusi", ("kuusi",)),
        ("tanssia", ("tanssia", "tanssi")),
        ("ilmaista", ("ilmainen", "ilmaista")),
        ("nuorille", ("nuori", "nuora")),
        ("laulamista", ("laulaminen", "laulaa")),
        ("ohjattua", ("ohjattu", "ohjata")),
        ("kurssillekin", ("kurssi",)),
        ("harrastukseni", ("harrastus",)),
        ("mikkelissä", ("mikkeli",)),
        ("tanssit", ("tanssit", "tanssi", "tanssia")),
    ],
)
def test_lemmas_come_likeliest_first(analyser: FinnishAnalyser, word: str, lemmas: tuple[str, ...]) -> None:
    assert analyser.analyse(word).lemmas == lemmas


def test_frequent_lemma_wins_between_likely_ones() -> None:
    lexicon = Lexicon.open(lexicon_path())
    assert FinnishAnalyser(lexicon).analyse("saimaan").lemmas == ("saimaa", "saima")
    assert FinnishAnalyser(lexicon, frequency={"saima": 3}).analyse("saimaan").lemmas == ("saima", "saimaa")


@pytest.mark.parametrize(
    ("word", "roots"),
    [
        ("uinti", ("uida",)),
        ("uimahalli", ("uida",)),
        ("uimareille", ("uida",)),
        ("laulaja", ("laulaa",)),
        ("laulut", ("laulaa",)),
        ("harrastuksia", ("harrastaa",)),
        ("juoksukoulu", ("juosta",)),
        ("hiihto", ("hiihtaa",)),
        ("vanhemmille", ("vanha",)),
        ("kuoro", ()),
        ("iltaisin", ("iltainen", "ilta")),
        ("puisto", ()),
    ],
)
def test_roots_are_the_words_it_is_made_of(
    analyser: FinnishAnalyser, word: str, roots: tuple[str, ...]
) -> None:
    assert analyser.analyse(word).roots == roots


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("perhe-elämää", (("perheelama",), ("perhe", "elama"))),
        ("24-vuotiaille", (("24vuotias",), ("24", "vuotias"))),
        ("3d-tulostus", (("3dtulostus",), ("3d", "tulostus"))),
        ("tasa-arvo", (("tasaarvo",), ("tasan", "arvo"))),
    ],
)
def test_hyphenated_word_is_one_word_of_parts(
    analyser: FinnishAnalyser, word: str, keys: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    found = analyser.analyse(word)
    assert (found.lemmas, found.parts) == keys


@pytest.mark.parametrize("word", ["2026", "24", "3d", "日本語", "книга"])
def test_what_is_not_finnish_stays_as_it_is(analyser: FinnishAnalyser, word: str) -> None:
    keys = analyser.analyse(word)
    assert (keys.lemmas, keys.parts, keys.roots) == ((word,), (), ())


def test_unknown_word_is_guessed_from_its_ending(analyser: FinnishAnalyser) -> None:
    assert analyser.analyse("duunittomille") == WordKeys(("duuniton",), (), (), "duunittom", known=False)
    assert analyser.analyse("zumbaa").lemmas == ("zumbaa", "zumba", "zumbata")


def test_text_gives_keys_in_order(analyser: FinnishAnalyser) -> None:
    keys = analyser.analyse_text("Lasten- ja nuorten\u00adilta, SPR:n talolla klo 10–12")
    assert [key.lemmas[0] for key in keys] == ["lapsi", "ja", "nuortenilta", "spr", "talo", "klo", "10", "12"]


def test_other_languages_are_stemmed(analyser: FinnishAnalyser) -> None:
    assert analyser.keys_for("simkurser", "sv") == WordKeys(("simkurs",), (), (), "simkurs", known=False)
    assert analyser.keys_for("courses", "en").lemmas == ("cours",)
    assert analyser.keys_for("курсы", "ru").lemmas == ("курсы",)
    assert analyser.keys_for("kurssit", "fi") == analyser.analyse("kurssit")


def test_word_of_a_query_has_keys_of_three_languages(analyser: FinnishAnalyser) -> None:
    assert [keys.lemmas[0] for keys in analyser.query_keys("courses")] == ["courses", "cours", "cours"]


def test_cache_is_bounded() -> None:
    small = FinnishAnalyser(Lexicon.open(lexicon_path()), cached_words=2)
    for word in ("kerho", "kurssi", "ilta", "kerho"):
        small.analyse(word)
    assert small.cache_size() == 2


def test_threads_get_the_same_keys(analyser: FinnishAnalyser) -> None:
    words = ["vesijumppaan", "uimahallissa", "lastenkulttuuri", "zumbakurssille"] * 50
    fresh = FinnishAnalyser(Lexicon.open(lexicon_path()), cached_words=1)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fresh.analyse, words)) == [analyser.analyse(word) for word in words]


def test_version_names_rules_and_lexicon() -> None:
    assert f"1-{LEXICON_SHA256[:8]}" == ANALYSER_VERSION
