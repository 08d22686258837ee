"""What a message must have."""

import pytest

from app.feedback.rules import MOST_MESSAGE, Message, read_message
from app.web.words import Words


def faults(kind: str, **values: str) -> dict[str, str]:
    _, found = read_message("report" if kind == "report" else "general", values, Words())
    return {fault.name: fault.words for fault in found}


def test_a_report_needs_only_what_is_wrong() -> None:
    message, found = read_message("report", {"syy": "time"}, Words())

    assert (message, found) == (Message("report", "time", "", ""), ())


@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_a_report_without_a_reason_asks_for_one(reason: str) -> None:
    assert faults("report", syy=reason) == {"syy": "Valitse, mikä on väärin."}


def test_something_else_is_told_in_words() -> None:
    assert faults("report", syy="other") == {"viesti": "Kerro parilla sanalla, mikä on väärin."}
    assert faults("report", syy="other", viesti="Ovi on toisella puolella.") == {}


def test_feedback_needs_words_and_no_reason() -> None:
    assert faults("general") == {"viesti": "Kirjoita viesti."}
    message, found = read_message("general", {"viesti": "Hei", "syy": "time"}, Words())
    assert (message, found) == (Message("general", "", "Hei", ""), ())


def test_a_message_has_a_greatest_length() -> None:
    assert faults("general", viesti="a" * MOST_MESSAGE) == {}
    assert faults("general", viesti="a" * (MOST_MESSAGE + 1)) == {
        "viesti": "Viestissä voi olla enintään 5000 merkkiä. Lyhennä viestiä."
    }


@pytest.mark.parametrize("contact", ["", "aino@example.org", "040 123 4567", "+358 (0)40-1234567"])
def test_a_contact_may_be_an_address_a_number_or_nothing(contact: str) -> None:
    assert faults("general", viesti="Hei", yhteys=contact) == {}


@pytest.mark.parametrize("contact", ["aino", "a@b", "12", "a b@example.org", f"{'a' * 250}@example.org"])
def test_a_contact_that_nobody_could_answer_is_asked_again(contact: str) -> None:
    assert list(faults("general", viesti="Hei", yhteys=contact)) == ["yhteys"]
