"""Numbers for who needs help now: there in every language, and ready to dial."""

import re

import pytest

from app.web.help_now import help_lines
from app.web.languages import LANGUAGES

TAGS = sorted({language.tag for language in LANGUAGES.values()})


def test_the_first_numbers_are_those_of_emergency_and_crisis() -> None:
    assert [line.number for line in help_lines("fi")][:2] == ["112", "09\u00a02525\u00a00111"]
    assert help_lines("fi")[1].link == "tel:0925250111"


@pytest.mark.parametrize("lang", TAGS)
def test_every_number_has_its_words_in_each_language(lang: str) -> None:
    lines = help_lines(lang)

    assert len(lines) >= 4
    assert all(line.name and line.for_what and line.hours for line in lines)
    assert all(re.fullmatch(r"tel:\d{3,12}", line.link) for line in lines)
