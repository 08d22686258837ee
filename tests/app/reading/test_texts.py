"""Texts: HTML and plain to one clean plain text, summaries, translations."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.texts import cut, drop_fake_translations, first_sentence, one_line, plain_text
from tests.patience import soon_answered

MARKUP = [
    ("<p>Hei <b>kaikki</b> &amp; muut</p>", "Hei kaikki & muut"),
    ("<p>Yksi</p><p>Kaksi</p>", "Yksi\n\nKaksi"),
    ('<p dir="ltr">Yksi</p>\r\n<p dir="ltr">Kaksi</p>', "Yksi\n\nKaksi"),
    ("<div>Yksi</div><div>Kaksi</div>", "Yksi\nKaksi"),
    ("Yksi\r\n<br />Kaksi", "Yksi\nKaksi"),
    ("Yksi<br><br><br><br>Kaksi", "Yksi\n\nKaksi"),
    ("<p>&nbsp;</p><p>Vain tämä</p><p></p>", "Vain tämä"),
    ("<h2>Kerho</h2><p>Tule mukaan</p>", "Kerho\n\nTule mukaan"),
    ("<p>Mukaan:</p><ul><li>pallo</li><li>juoma</li></ul><p>Hei!</p>", "Mukaan:\n\n– pallo\n– juoma\n\nHei!"),
    ("<ul><li><p>pallo</p></li><li><p>juoma</p></li></ul>", "– pallo\n– juoma"),
    ("<ol><li>ensin<ul><li>sitten</li></ul></li><li></li></ol>", "– ensin\n– sitten"),
    ("<table><tr><th>Ma</th><td>18–20</td></tr><tr><td>Ti</td><td>17</td></tr></table>", "Ma 18–20\nTi 17"),
    ("Rivi yksi\nrivi <b>kaksi</b>", "Rivi yksi\nrivi kaksi"),
    ("<p>Rivi yksi\nrivi yhä</p>", "Rivi yksi rivi yhä"),
    ("<script>alert(1)</script><style>p{}</style>Hei", "Hei"),
    ("<!-- piilossa -->Hei", "Hei"),
    ("<o:p>Hei</o:p>", "Hei"),
    ("<b>kesken", "kesken"),
    ('<img src="x.png" alt="kuva"><p>Hei</p>', "Hei"),
    ("&lt;p&gt;Hei&lt;/p&gt;&lt;p&gt;taas&lt;/p&gt;", "Hei\n\ntaas"),
    ("Taide &amp;amp; käsityö", "Taide & käsityö"),
    ("K&auml;sity&ouml;t &ndash; tule!", "Käsityöt – tule!"),
]
LINKS = [
    ('<a href="https://seura.fi/liity">Liity</a>', "Liity (https://seura.fi/liity)"),
    ('<a href="https://www.seura.fi/">seura.fi</a>', "seura.fi"),
    ('<a href="https://seura.fi/liity">www.seura.fi/liity</a>', "www.seura.fi/liity"),
    ('<a href="mailto:maija@seura.fi?subject=x">Maija</a>', "Maija (maija@seura.fi)"),
    ('<a href="mailto:maija@seura.fi">maija@seura.fi</a>', "maija@seura.fi"),
    ('<a href="tel:+358501234567">+358 50 123 4567</a>', "+358 50 123 4567"),
    ('<a href="javascript:alert(1)">Paina</a>', "Paina"),
    ('<a href="/suhteellinen">Sivu</a>', "Sivu"),
    ('<a name="ankkuri"></a>Hei', "Hei"),
    ('<a href="https://seura.fi"><img src="x.png"></a>Hei', "Hei"),
]
PLAIN = [
    ("Hei vaan", "Hei vaan"),
    ("  väli\t\tlyöntejä   ja \xa0 sitovia  ", "väli lyöntejä ja sitovia"),
    ("yksi\n\n\n\nkaksi  \n kolme", "yksi\n\nkaksi\nkolme"),
    ("yksi\r\nkaksi\rkolme\u2028neljä", "yksi\nkaksi\nkolme\nneljä"),
    ("• pallo\n• juoma\n- eväs", "– pallo\n– juoma\n– eväs"),
    ("a\u200bb\u202ec\u2066d\xade\x00f\ufeff", "abcdef"),
    ("ka\u0308sityo\u0308", "käsityö"),
    ("kello 10\x9612", "kello 10–12"),
    ("rikki \ud800 pari", "rikki pari"),
    ("sana\u200dsana", "sanasana"),
    ("👩\u200d👧", "👩\u200d👧"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("ikä < 10 v & muut > 3", "ikä < 10 v & muut > 3"),
    ("<3 kerho", "<3 kerho"),
    ("Maija <maija@seura.fi>", "Maija <maija@seura.fi>"),
    ("", ""),
    (None, ""),
    (12, ""),
]


@pytest.mark.parametrize(("markup", "text"), MARKUP)
def test_plain_text_of_markup_keeps_paragraphs_and_lists(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(("markup", "text"), LINKS)
def test_plain_text_of_link_keeps_its_address(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(("written", "text"), PLAIN)
def test_plain_text_of_plain_text_is_tidied(written: object, text: str) -> None:
    assert plain_text(written) == text


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 40_000 + "x",
        "<a " * 60_000,
        "<" * 200_000,
        "&" * 200_000,
        "<p " + "x " * 90_000,
        "-\n" * 100_000,
    ],
    ids=["deep", "unclosed", "angles", "ampersands", "attributes", "dashes"],
)
def test_plain_text_of_hostile_text_is_quick(hostile: str) -> None:
    with soon_answered():
        plain_text(hostile)


@given(st.text() | st.from_regex(r"(<(p|a|li|ul|b|br)>|</(p|a|li|ul|b)>|&amp;|[a-z \n]){0,40}"))
def test_plain_text_of_anything_is_clean(text: str) -> None:
    plain = plain_text(text)
    assert plain == plain.strip()
    assert "\n\n\n" not in plain
    assert unicodedata.is_normalized("NFC", plain)
    plain.encode()


@given(st.text(), st.integers(0, 50))
def test_plain_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(plain_text(text, max_length=limit)) <= limit


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("yksi kaksi kolme", 16, "yksi kaksi kolme"),
        ("yksi kaksi kolme", 12, "yksi kaksi…"),
        ("yksi, kaksi", 7, "yksi…"),
        ("pitkäsanainen", 5, "pitk…"),
        ("yksi", 0, ""),
    ],
)
def test_cut_ends_at_a_word(text: str, limit: int, short: str) -> None:
    assert cut(text, limit) == short


def test_one_line_joins_lines() -> None:
    assert one_line("<p>Avoin\n kerho</p><p>Mikkeli &amp; Otava</p>") == "Avoin kerho Mikkeli & Otava"
    assert one_line("Avoin kerho kaikille", max_length=12) == "Avoin kerho…"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Lauletaan yhdessä joka keskiviikko pääkirjastolla. Mukaan voi tulla milloin vain.",
         "Lauletaan yhdessä joka keskiviikko pääkirjastolla."),
        ("Tervetuloa! Lauletaan yhdessä joka keskiviikko. Kahvia on.",
         "Tervetuloa! Lauletaan yhdessä joka keskiviikko."),
        ("Kerho kokoontuu esim. Mikkelissä ja Otavassa joka viikko. Tule!",
         "Kerho kokoontuu esim. Mikkelissä ja Otavassa joka viikko."),
        ("Kerho alkaa 12.1. Mikkelin pääkirjastolla ja jatkuu kevääseen. Tule!",
         "Kerho alkaa 12.1. Mikkelin pääkirjastolla ja jatkuu kevääseen."),
        ("Lyhyt kuvaus", "Lyhyt kuvaus"),
        ("", ""),
        (None, ""),
    ],
)  # fmt: skip
def test_first_sentence_is_the_summary(text: object, summary: str) -> None:
    assert first_sentence(text) == summary


def test_first_sentence_too_long_is_cut_at_a_word() -> None:
    assert first_sentence("Tämä on virke joka jatkuu ja jatkuu", limit=20) == "Tämä on virke joka…"


@given(st.text(), st.integers(1, 200))
def test_first_sentence_keeps_the_limit(text: str, limit: int) -> None:
    assert len(first_sentence(text, limit)) <= limit


@pytest.mark.parametrize(
    ("texts", "real"),
    [
        ({"fi": "Kerho", "sv": "Kerho", "en": "Kerho"}, {"fi": "Kerho"}),
        ({"fi": "<p>Kerho</p>", "sv": "Kerho "}, {"fi": "Kerho"}),
        ({"fi": "Kerho", "sv": "Klubb", "en": ""}, {"fi": "Kerho", "sv": "Klubb"}),
        ({"fi": None, "en": "Club"}, {"en": "Club"}),
        ({"fi": "Kerho", "zh_hans": "俱乐部"}, {"fi": "Kerho", "zh-Hans": "俱乐部"}),
        ({"fi-FI": "Kerho", "en-GB": "Club"}, {"fi": "Kerho", "en": "Club"}),
        ({"fin": "Kerho", "swe": "Klubb"}, {"fi": "Kerho", "sv": "Klubb"}),
        ({"fi": "Kerho", "se": "Searvi"}, {"fi": "Kerho", "se": "Searvi"}),
        ({"fi": "Kerho", "suomi": "Kerho 2", "": "x"}, {"fi": "Kerho"}),
        ({}, {}),
        (None, {}),
    ],
)
def test_drop_fake_translations_keeps_real_texts(
    texts: dict[str, str | None] | None, real: dict[str, str]
) -> None:
    assert drop_fake_translations(texts) == real


def test_drop_fake_translations_se_is_swedish_when_the_source_says_so() -> None:
    assert drop_fake_translations({"fi": "Kerho", "se": "Klubb"}, se_is_swedish=True) == {
        "fi": "Kerho",
        "sv": "Klubb",
    }


def test_drop_fake_translations_reads_titles_on_one_line() -> None:
    assert drop_fake_translations({"fi": "Avoin\nkerho"}, read=one_line) == {"fi": "Avoin kerho"}


@given(st.dictionaries(st.text(), st.none() | st.text()))
def test_drop_fake_translations_never_raises(texts: dict[str, str | None]) -> None:
    assert all(drop_fake_translations(texts).values())
