"""What was sent on a form: who sent it, how much it may be, and what is read out of it."""

import pytest

from app.web.forms import MOST_FIELDS, Fault, Form, TooLargeError, came_from_us, fields_of

HOSTS = ("opastamo.example.fi", "127.0.0.1:8000")


@pytest.mark.parametrize(
    ("origin", "site", "ours"),
    [
        ("https://opastamo.example.fi", "same-origin", True),
        ("https://OPASTAMO.example.fi", None, True),
        ("http://127.0.0.1:8000", None, True),
        (None, None, True),
        (None, "none", True),
        ("https://evil.example", None, False),
        ("https://opastamo.example.fi.evil.example", None, False),
        ("https://opastamo.example.fi", "cross-site", False),
        (None, "same-site", False),
        ("null", None, False),
        ("null", "same-origin", False),
        ("", None, False),
    ],
)
def test_a_form_comes_from_our_own_page(origin: str | None, site: str | None, ours: bool) -> None:
    assert came_from_us(origin, site, HOSTS) is ours


def test_fields_are_read_with_plain_line_ends_and_without_control_characters() -> None:
    body = b"viesti=+Hei%0D%0Akaikki%00%07+&yhteys=a%40example.org&viesti=toinen&tyhja="

    assert fields_of(body) == {"viesti": "Hei\nkaikki", "yhteys": "a@example.org", "tyhja": ""}


def test_a_broken_body_is_read_as_far_as_it_goes() -> None:
    assert fields_of(b"\xff=%zz&viesti=%ff&&") == {"\ufffd": "%zz", "viesti": "\ufffd"}


def test_too_many_fields_are_refused() -> None:
    with pytest.raises(TooLargeError):
        fields_of(b"&".join(b"a%d=1" % n for n in range(MOST_FIELDS + 1)))


def test_a_form_tells_what_was_typed_and_what_to_mend() -> None:
    form = Form("t", {"viesti": "Hei"}, (Fault("yhteys", "Tarkista."), Fault("", "Lähetä uudelleen.")))

    assert (form.value("viesti"), form.value("yhteys")) == ("Hei", "")
    assert (form.fault("yhteys"), form.fault("viesti")) == ("Tarkista.", "")
