"""Parts of compounds as base forms, and what is not to be cut."""

import pytest

from app.search.finnish.analyser import FinnishAnalyser


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vesijumppa", ("vesi", "jumppa")),
        ("lastenkulttuuria", ("lapsi", "kulttuuri")),
        ("kädentaidot", ("kasi", "taito")),
        ("kansalaisopistossa", ("kansalainen", "opisto")),
        ("vapaaehtoistyöhön", ("vapaaehtoinen", "tyo")),
        ("osallistumismaksu", ("osallistuminen", "maksu")),
        ("pienryhmät", ("pieni", "ryhma")),
        ("naistentanssit", ("nainen", "tanssi")),
        ("uimahalli", ("uima", "halli")),
        ("digineuvonta", ("digi", "neuvonta")),
        ("etsivänuorisotyö", ("etsiva", "tyo", "nuoriso", "nuorisotyo")),
    ],
)
def test_parts_are_base_forms(analyser: FinnishAnalyser, word: str, parts: tuple[str, ...]) -> None:
    assert analyser.analyse(word).parts == parts


@pytest.mark.parametrize(
    "word",
    ["rovaniemellä", "haukivuorella", "savonlinnassa", "naisvuori", "keskiviikkoisin", "vapaaehtoisille",
     "seurakunnan", "maailma", "elokuviin", "joulukuussa", "kerho"],
)  # fmt: skip
def test_names_and_grown_together_words_are_not_cut(analyser: FinnishAnalyser, word: str) -> None:
    assert analyser.analyse(word).parts == ()


def test_stop_word_hides_its_beginning_in_longer_words(analyser: FinnishAnalyser) -> None:
    assert analyser.analyse("jalkapallokenttä").parts == ("kentta", "pallo", "jalkapallo", "pallokentta")
    assert analyser.analyse("seurakuntatalo").parts == ("talo", "kunta", "seurakunta")


def test_unknown_word_before_a_known_head_is_a_part(analyser: FinnishAnalyser) -> None:
    keys = analyser.analyse("zumbakurssille")
    assert (keys.lemmas, keys.parts, keys.known) == (("zumbakurssi",), ("zumba", "kurssi"), False)
