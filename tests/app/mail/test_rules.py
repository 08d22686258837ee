import pytest

from app.core.errors import InvalidError
from app.mail.rules import Action, Draft, Text

BREAKS = ["\n", "\r", "\r\n", "\x00", "\x0b", "\x85", "\u2028", "\u2029"]


def made(recipient: str = "aino@example.org", subject: str = "Hei", lang: str = "fi", end: str = "") -> Draft:
    return Draft("nimi", recipient, lang, subject, (Text("Hei"),), end)


@pytest.mark.parametrize("cut", BREAKS)
def test_a_header_cannot_be_smuggled_into_a_subject(cut: str) -> None:
    with pytest.raises(InvalidError) as refused:
        made(subject=f"Hei{cut}Bcc: kaikki@example.org")
    assert refused.value.field == "subject"


@pytest.mark.parametrize("cut", [*BREAKS, " ", ",", ";", "<"])
def test_no_second_recipient_can_be_smuggled_in(cut: str) -> None:
    with pytest.raises(InvalidError) as refused:
        made(recipient=f"aino@example.org{cut}kaikki@example.org")
    assert refused.value.field == "recipient"


@pytest.mark.parametrize(
    "address", ["", "aino", "@example.org", "aino@", 'a"b@example.org', "a(b)@example.org"]
)
def test_what_is_no_address_is_no_recipient(address: str) -> None:
    with pytest.raises(InvalidError):
        made(recipient=address)


@pytest.mark.parametrize("cut", BREAKS)
def test_a_header_cannot_be_smuggled_into_the_address_that_ends_letters(cut: str) -> None:
    with pytest.raises(InvalidError):
        made(end=f"https://opastamo.example/pois{cut}Bcc: kaikki@example.org")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/oma/abc", "data:text/html,x", "https://a b"])
def test_a_letter_leads_only_to_whole_web_addresses(url: str) -> None:
    with pytest.raises(InvalidError):
        Action("Avaa", url)


def test_a_letter_has_a_subject() -> None:
    with pytest.raises(InvalidError):
        made(subject=" ")


def test_a_letter_is_in_a_language_of_ours() -> None:
    with pytest.raises(InvalidError):
        made(lang="de")
