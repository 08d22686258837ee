"""How doubtful a text is. Doubt hides nothing."""

import pytest

from app.submissions.suspicion import reasons_in, text_mark, texts_of
from tests import builders


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Neulotaan yhdessä tiistaisin. Kahvi kiehuu, tule vain.", ()),
        ("Lue lisää: https://a.example ja www.b.example", ()),
        ("https://a.example https://b.example https://c.example", ("many_links",)),
        ("Pikavippi tilille tunnissa", ("strange_words",)),
        ("Casinoilta ei ole, mutta kasinopelistä puhutaan", ()),
        ("Lainaa heti kaikille", ("strange_words",)),
        ("TULE KAIKKI PAIKALLE HETI NYT ILMAISEKSI", ("shouting",)),
        ("SPR ja MLL", ()),
        ("Kаsinо päivä", ("foreign_letters_in_words",)),
        ("Безкоштовні курси фінської – ilmainen suomen kurssi", ()),
    ],
)
def test_doubts(text: str, reasons: tuple[str, ...]) -> None:
    assert reasons_in([text]) == reasons


def test_the_same_words_have_the_same_mark_however_they_are_spaced() -> None:
    one = builders.listing(description={"fi": "Tule  mukaan,\nneulomaan!"})
    other = builders.listing("Aivan muu", description={"fi": "tule mukaan neulomaan"})
    assert text_mark(one) == text_mark(other) != text_mark(builders.listing(description={"fi": "Tule"}))
    assert not text_mark(builders.listing())


def test_what_a_person_wrote_is_weighed_and_addresses_are_not() -> None:
    content = builders.listing(url="https://a.example", organiser=builders.organiser(url="https://b.example"))
    assert all("example" not in text for text in texts_of(content))
    assert "Lukupiiri" in texts_of(content)
