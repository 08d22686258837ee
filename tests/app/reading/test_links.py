"""Links and e-mail addresses that are safe to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.links import read_emails, safe_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://seura.fi", "https://seura.fi"),
        ("http://seura.fi/liity?x=1#y", "http://seura.fi/liity?x=1#y"),
        (" www.seura.fi ", "https://www.seura.fi"),
        ("WWW.seura.fi/x", "https://WWW.seura.fi/x"),
        ("mikkeli.fi/liikunta", "https://mikkeli.fi/liikunta"),
        ("HTTPS://seura.fi/Polku", "https://seura.fi/Polku"),
        ("https://seura.fi/?a=1&amp;b=2", "https://seura.fi/?a=1&b=2"),
        ("https://seura.fi.", "https://seura.fi"),
        ("https://pöytätennis.fi/ä", "https://pöytätennis.fi/ä"),
        ("https://seura.fi:8443/x", "https://seura.fi:8443/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://seura.fi", None),
        ("//seura.fi", None),
        ("https://maija:salasana@seura.fi", None),
        ("https://seura.fi\\@paha.fi", None),
        ("https://seura.fi/a b", None),
        ("https://seura.fi/\x00", None),
        ("https://seura.fi/\u202egnp", None),
        ('https://seura.fi/"onclick', None),
        ("http://127.0.0.1/", None),
        ("http://[::1]/", None),
        ("http://localhost:8000", None),
        ("http://seura.fi:99999/", None),
        ("https://", None),
        ("https://seura.fi/" + "x" * 2000, None),
        ("ohje.pdf", None),
        ("maija@seura.fi", None),
        ("Ei ole", None),
        ("", None),
        (None, None),
        (5, None),
    ],
)
def test_safe_url_of_text(text: object, url: str | None) -> None:
    assert safe_url(text) == url


@given(st.text() | st.text().map("https://{}".format))
def test_safe_url_of_anything_is_http_or_none(text: str) -> None:
    url = safe_url(text)
    assert url is None or url.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("maija@seura.fi", ("maija@seura.fi",)),
        ("Maija.M@Seura.FI, matti@seura.fi.", ("maija.m@seura.fi", "matti@seura.fi")),
        ("maija@seura.fi maija@seura.fi", ("maija@seura.fi",)),
        ("maija(at)seura.fi", ("maija@seura.fi",)),
        ("maija [ät] seura.fi", ("maija@seura.fi",)),
        ('<a href="mailto:maija@seura.fi">', ("maija@seura.fi",)),
        ("etunimi.sukunimi@mikkeli.fi", ()),
        ("maija@seura", ()),
        ("@seura.fi", ()),
        ("päivi@seura.fi", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_read_emails_of_text(text: object, emails: tuple[str, ...]) -> None:
    assert read_emails(text) == emails


@given(st.text(alphabet="ab.@()t -_ä"))
def test_read_emails_never_raises(text: str) -> None:
    assert all("@" in email for email in read_emails(text))
