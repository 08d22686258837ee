from datetime import timedelta

import html5lib
import pytest
from sqlalchemy import Engine

from app.core.db import rehearsing, writing
from app.mail.commands import forget_old, write_letter
from app.mail.rules import Draft, Text
from tests.app.mail.post_office import NOW, draft, letters, states, write

WHY = {
    "fi": "Sait tämän viestin, koska tämä sähköpostiosoite on annettu Opastamoon.",
    "selko": "Sait tämän viestin, koska tämä sähköpostiosoite on annettu Opastamoon.",
    "sv": "Du får det här meddelandet för att den här e-postadressen har angetts i Opastamo.",
    "en": "You got this message because this e-mail address was given to Opastamo.",
}


def test_a_letter_of_one_name_is_written_once(engine: Engine) -> None:
    with writing(engine) as session:
        assert write_letter(session, draft("kutsu", "aino@example.org"), NOW)
        assert not write_letter(session, draft("kutsu", "eino@example.org"), NOW)
    with writing(engine) as session:
        assert not write_letter(session, draft("kutsu", "eino@example.org"), NOW)
        assert write_letter(session, draft("toinen", "eino@example.org"), NOW)
    assert [one.recipient for one in letters(engine).values()] == ["aino@example.org", "eino@example.org"]


def test_what_is_not_committed_was_not_written(database: Engine) -> None:
    with rehearsing(database) as session:
        assert write_letter(session, draft(), NOW)
    assert letters(database) == {}
    write(database, "kirje")
    assert states(database) == {"kirje": "waiting"}


def test_the_text_of_a_letter_is_plain(database: Engine) -> None:
    with writing(database) as session:
        write_letter(session, draft(unsubscribe="https://opastamo.example/pois?a=1&b=2"), NOW)
    assert letters(database)["kirje"].text == (
        "Hei! Näin hyvä – käytännössä valmis.\n\n"
        "Avaa oma sivu:\nhttps://opastamo.example/oma/abc?a=1&b=2\n\n"
        "> Lisää vielä hinta & paikka,\n> <kiitos>\n\n"
        "-- \nOpastamo – Mikkelin infopiste\n"
        "Sait tämän viestin, koska tämä sähköpostiosoite on annettu Opastamoon.\n\n"
        "En halua enää näitä viestejä:\nhttps://opastamo.example/pois?a=1&b=2\n"
    )


def test_the_html_of_a_letter_holds_others_words_only_as_words(database: Engine) -> None:
    hostile = "</p><script>alert(1)</script><img src=x onerror=alert(1)>"
    with writing(database) as session:
        write_letter(session, Draft("kirje", "a@example.org", "fi", hostile, (Text(hostile),)), NOW)
    html = letters(database)["kirje"].html
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert {one.tag for one in tree.iter() if isinstance(one.tag, str)} & {"script", "img", "link"} == set()
    assert (tree.findtext("head/title"), tree.findtext("body/p", "").strip()) == (hostile, hostile)


@pytest.mark.parametrize("lang", ["fi", "sv", "en", "selko"])
def test_a_letter_says_why_it_came_in_its_language(database: Engine, lang: str) -> None:
    with writing(database) as session:
        write_letter(session, Draft("kirje", "a@example.org", lang, "Hei", (Text("Hei"),)), NOW)
    letter, tag = letters(database)["kirje"], {"selko": "fi"}.get(lang, lang)
    assert WHY[lang] in letter.text
    assert WHY[lang] in letter.html
    assert f'<html lang="{tag}">' in letter.html


def test_a_letter_that_ended_a_month_ago_keeps_its_name_alone(engine: Engine) -> None:
    write(engine, "jonossa", "lahetetty", "torjuttu", "tuore")
    with writing(engine) as session:
        for name, letter in letters(engine).items():
            letter.state = {"lahetetty": "sent", "tuore": "sent", "torjuttu": "failed"}.get(name, "waiting")
            letter.sent_at = {"lahetetty": NOW, "tuore": NOW + timedelta(days=2)}.get(name)
            letter.error = "550 <torjuttu@example.org> unknown" if name == "torjuttu" else ""
            session.merge(letter)
    with writing(engine) as session:
        assert forget_old(session, NOW + timedelta(days=30)) == 0
        assert forget_old(session, NOW + timedelta(days=30, seconds=1)) == 2
        assert forget_old(session, NOW + timedelta(days=30, seconds=1)) == 0
    kept = letters(engine)
    for name in ("lahetetty", "torjuttu"):
        one = kept[name]
        assert {one.recipient, one.subject, one.text, one.html, one.error} == {""}
    assert (kept["jonossa"].recipient, kept["tuore"].recipient) == (
        "jonossa@example.org",
        "tuore@example.org",
    )
    with writing(engine) as session:
        assert not write_letter(session, draft("lahetetty"), NOW)
