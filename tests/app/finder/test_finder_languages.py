"""The finder in other languages."""

import pytest

from tests.app.town import Town, at, once
from tests.page_client import PageClient


@pytest.mark.parametrize(
    ("prefix", "heading", "first"),
    [
        ("/sv", "Vad skulle kännas bra?", "Röra på mig"),
        ("/en", "What would feel good?", "To move"),
        ("/selko", "Mitä haluat tehdä?", "Liikkua"),
    ],
)
def test_the_questions_speak_the_language_of_the_address(
    pages: PageClient, prefix: str, heading: str, first: str
) -> None:
    answer = pages.http.get(f"{prefix}/loyda")
    assert heading in answer.text
    assert first in answer.text
    assert f'href="{prefix}/loyda?tunne=liikkua"' in answer.text


@pytest.mark.parametrize("prefix", ["/sv", "/en"])
def test_no_finnish_text_of_ours_is_left_in_other_languages(
    town: Town, pages: PageClient, prefix: str
) -> None:
    thing = {
        "title": {"sv": "Dans", "en": "Dance"},
        "kind": "activity",
        "categories": ["liiku"],
        "prices": [{"type": "free"}],
        "sessions": at(once("2026-11-24T18:00")),
    }
    town.add_all({"a": thing})
    town.index()
    for query in ("", "tunne=liikkua", "tunne=liikkua&seura=yksin&milloin=ilta&helpottaa=maksuton"):
        text = pages.http.get(f"{prefix}/loyda?{query}").text
        main = text[text.index("<main") : text.index("</main>")]
        for finnish in (
            "Kysymys",
            "ohita tämä",
            "Vastaus",
            "Ehdotuksia",
            "Jätimme",
            "Aloita",
            "Liikkua",
            "väliä",
        ):
            assert finnish not in main
