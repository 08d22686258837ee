"""On a kiosk's pages an address outside is text, and what only leads out is gone."""

import pytest

from app.kiosk.inside import stay_inside


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            '<a href="/kioski/haku?q=a&amp;page=2">Lisää</a>',
            '<a href="/kioski/haku?q=a&amp;page=2">Lisää</a>',
        ),
        ('<a class="skip" href="#sisalto">Ohita</a>', '<a class="skip" href="#sisalto">Ohita</a>'),
        ('<a class="go" href="tel:+358151234">015 1234</a>', "<span>015 1234</span>"),
        ('<a href="tel:0151234">Soita</a>', '<span>Soita</span>: <span class="address">0151234</span>'),
        (
            '<a class="go" href="https://www.example.org/ilmo/" rel="noopener">Ilmoittaudu</a>',
            '<span>Ilmoittaudu</span>: <span class="address">example.org/ilmo</span>',
        ),
        (
            '<a href="https://example.org/a" lang="sv">https://example.org/a</a>',
            '<span lang="sv">https://example.org/a</span>',
        ),
        (
            '<a href="mailto:a@example.org?subject=x">Sähköposti</a>',
            '<span>Sähköposti</span>: <span class="address">a@example.org</span>',
        ),
        ('<a href="https://example.org" rel="license noopener">CC BY</a>', "<span>CC BY</span>"),
        ('<p>Ei. <a href="/kioski/palaute">Kirjoita</a></p>', "<p>Ei. </p>"),
        ('<p class="no-print"><a href="https://map.example">Kartta</a></p>', ""),
        ('<li><a href="/kioski/ilmoita">Ilmoita</a></li>', ""),
        ('<li><a href="tel:112">112</a></li>', "<li><span>112</span></li>"),
        ('<a href="//example.org/kioski/haku">x</a>', ""),
        ('<a href="javascript:alert(1)">x</a>', '<span>x</span>: <span class="address">alert(1)</span>'),
    ],
)
def test_links_out_become_text(html: str, shown: str) -> None:
    assert stay_inside(html, lambda address: address.startswith(("/kioski/haku", "#"))) == shown
