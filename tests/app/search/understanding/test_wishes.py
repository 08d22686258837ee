"""What a wish carries: the words as typed, whether it filters, and a label that opens a door."""

import pytest

from app.search.understanding import Slot
from app.search.understanding.labels import labels_of
from app.search.understanding.places import places
from app.search.understanding.tables import LANGUAGES, tables
from tests.app.search.understanding.conftest import TODAY, Understand

NEVER_SHOWN = (
    "yksinäi",
    "syrjäyt",
    "työtön",
    "masen",
    "köyh",
    "vähävar",
    "lonely",
    "unemployed",
    "ensam",
    "arbetslös",
)


def test_slot_carries_words_as_typed_and_labels(read: Understand) -> None:
    assert read("Jotain ILMAISTA iltaisin!").slots == (
        Slot("price", "free", "ILMAISTA", hard=True, label_fi="Maksuton", label_sv="Gratis", label_en="Free"),
        Slot(
            "daypart",
            "evening",
            "iltaisin",
            hard=True,
            label_fi="Illalla",
            label_sv="På kvällen",
            label_en="In the evening",
        ),
    )


@pytest.mark.parametrize(
    ("sentence", "hard"),
    [
        ("maksuton", True),
        ("rahaa ei ole", False),
        ("alle kympin", True),
        ("halpaa", False),
        ("lauantaisin", True),
        ("ensi lauantaina", True),
        ("6-vuotiaalle", True),
        ("lapsille", False),
        ("pyörätuolilla pääsee", True),
        ("rauhallista", False),
        ("englanniksi", True),
        ("puhun vain arabiaa", False),
        ("ei tarvitse osata suomea", False),
        ("seuraa", False),
        ("lähellä", False),
        ("ristiinassa", True),
        ("lähellä ristiinaa", False),
        ("rantakylässä", False),  # its centre is a rough one
        ("ulkona", False),
        ("ilman ilmoittautumista", False),
        ("kaikukortilla", True),
        ("tapahtumia", True),
        ("harrastuksia", False),
    ],
)
def test_wish_filters_or_ranks(read: Understand, sentence: str, hard: bool) -> None:
    assert [slot.hard for slot in read(f"jotain {sentence}").slots] == [hard]


def test_labels_say_days_weekdays_ages_and_places_in_each_language() -> None:
    assert labels_of("when", "2026-12-05..2026-12-07", TODAY) == ("5.–7.12.", "5–7.12", "5–7 December")
    assert labels_of("weekday", "FR,SA", TODAY) == (
        "Perjantaisin, Lauantaisin",
        "På fredagar, På lördagar",
        "On Fridays, On Saturdays",
    )
    assert labels_of("age", "5..7", TODAY) == ("Sopii: 5–7 v", "Passar: 5–7 år", "Suits age 5–7")
    assert labels_of("age", "65..120", TODAY) == ("Sopii: 65+ v", "Passar: 65+ år", "Suits age 65+")
    assert labels_of("place", "ristiina", TODAY) == ("Ristiina", "Kristina", "Ristiina")
    assert labels_of("price_max", "10", TODAY) == ("Enintään 10 €", "Högst 10 €", "At most €10")


def test_every_fixed_wish_of_the_tables_has_labels_that_name_nobody() -> None:
    wishes = {
        wish
        for lang in LANGUAGES
        for rule in tables()[lang].rules
        for wish in rule.emit
        if not set("{@") & set(wish[1])
    }

    texts = [text.lower() for name, value in wishes for text in labels_of(name, value, TODAY)]

    assert len(wishes) > 70
    assert [text for text in texts if not text or any(word in text for word in NEVER_SHOWN)] == []


def test_every_place_is_near_the_town_and_has_a_radius() -> None:
    for place in places().values():
        assert 61.2 < place.lat < 62.2
        assert 26.8 < place.lon < 28.0
        assert 500 <= place.radius <= 10_000
        assert set(place.label) == {"fi", "sv", "en"}


@pytest.mark.parametrize(
    "word", ["uinti", "kuoro", "englanti", "lapset", "ilta", "perhe", "kaveri", "kurssi"]
)
def test_one_word_that_names_a_subject_stays_text(read: Understand, word: str) -> None:
    assert (read(word).slots, read(word).rest) == ((), word)


@pytest.mark.parametrize(
    ("word", "wish"),
    [
        ("lapsille", "children"),
        ("ilmaista", "free"),
        ("iltaisin", "evening"),
        ("tänään", "today"),
        ("seuraa", "company"),
        ("Ristiina", "ristiina"),
    ],
)
def test_one_word_that_asks_is_a_wish(read: Understand, word: str, wish: str) -> None:
    assert ([slot.value for slot in read(word).slots], read(word).rest) == ([wish], "")
