"""Pages that a notice names without "www" or "https"."""

from datetime import datetime

import pytest

from app.reading.poster import read_poster

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Kerho ti klo 18. Liity: kuoro.club", "https://kuoro.club"),
        ("Kurs tis kl. 18. Anmälan: kurser.example/sydosterbotten", "https://kurser.example/sydosterbotten"),
        ("Kerho ti klo 18. Ota mukaan kyniä.paperia", None),
    ],
)
def test_a_bare_address_of_a_page_is_a_link(text: str, url: str | None) -> None:
    assert read_poster(text, now=NOW).contact.url == url
