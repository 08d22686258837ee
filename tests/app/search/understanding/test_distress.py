"""Words of despair and violence: the page must say where help is, and no wish may be made of them."""

import pytest

from tests.app.search.understanding.conftest import Understand


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fi", "en jaksa enää"),
        ("fi", "olen väsynyt tähän työhön"),
        ("fi", "itsepuolustus"),
        ("fi", "potkunyrkkeily"),
        ("fi", "leskien ryhmä"),
        ("fi", "kuolleen meren laulut"),
        ("fi", "lapsen kuoleman jälkeen vertaistukea"),
        ("fi", "isä soittaa rumpuja ja lyö tahtia"),
        ("en", "kill the lights improv theatre"),
        ("en", "die hard film night"),
        ("sv", "döda poeters sällskap"),
    ],
)
def test_ordinary_sentence_is_no_cry_for_help(read: Understand, lang: str, sentence: str) -> None:
    assert read(sentence, lang).help_now is False


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fi", "haluun kuolla"),
        ("fi", "en halua enää elää"),
        ("fi", "poikaystävä löi mua"),
        ("fi", "vaimo hakkaa minua"),
        ("fi", "Itsetuhoisia ajatuksia"),
        ("fi", "perheväkivaltaa"),
        ("sv", "min man slår mig"),
        ("sv", "jag vill dö"),
        ("sv", "självmordstankar"),
        ("en", "I want to die"),
        ("en", "my boyfriend beats me"),
        ("en", "suicidal thoughts"),
        ("en", "domestic violence"),
        ("ru", "хочу умереть"),
        ("uk", "насильство вдома"),
    ],
)
def test_cry_for_help_makes_no_wish_of_the_person(read: Understand, lang: str, sentence: str) -> None:
    understood = read(sentence, lang)

    assert understood.help_now is True
    assert understood.slots == ()


def test_cry_for_help_keeps_when_and_where_but_not_who(read: Understand) -> None:
    understood = read("mieheni lyö minua, tarvitsen apua tänään Ristiinassa")

    assert [(slot.name, slot.value) for slot in understood.slots] == [
        ("when", "today"),
        ("place", "ristiina"),
    ]
    assert understood.rest == "mieheni lyö apua"
