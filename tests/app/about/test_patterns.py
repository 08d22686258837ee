"""The page of the parts that pages are made of."""

import pytest
from fastapi.testclient import TestClient

from tests.app.town import Town
from tests.page_client import PageClient, attribute, texts, words

SECRET = "a-secret-of-a-test-that-is-long-enough"


def test_every_part_is_shown_with_its_example(pages: PageClient) -> None:
    tree = pages.get("/patterns")

    assert attribute(tree, "meta[name=robots]", "content") == "noindex"
    assert texts(tree, "main > h2") == [
        "Search box",
        "Ways in",
        "Cards, with the list button",
        "Card with a reason",
        "Chips",
        "Notices",
        "Orders, filters and pages",
        "Links and buttons",
        "Form with something to mend",
        "Help now",
    ]
    assert texts(tree, ".day-leaf") == ["ti 24.11.", "nyt", "ti 24.11."]
    assert texts(tree, ".card__title") == ["Torikuoro", "Lasia ja valoa", "Torikuoro"]
    assert texts(tree, ".card__reason") == ["Voit tulla yksin"]
    assert texts(tree, ".chip") == ["Viikon sisällä ✕ – poista", "Maksuton ✕ – poista"]
    assert len(tree.css(".field--fault")) == len(tree.css(".error-summary a")) == 3


@pytest.mark.parametrize(
    ("prefix", "expected"), [("/sv", "Du kan komma ensam"), ("/en", "You can come alone")]
)
def test_the_parts_speak_the_reader_s_language(pages: PageClient, prefix: str, expected: str) -> None:
    tree = pages.get(f"{prefix}/patterns")

    assert texts(tree, ".card__reason") == [expected]
    assert "Voit tulla yksin" not in words(tree.css_first("main"))


def test_it_is_not_there_in_production(town: Town) -> None:
    production = PageClient(TestClient(town.app(environment="production", secret_key=SECRET)))

    production.get("/patterns", status=404)


def test_no_robot_is_told_of_it(pages: PageClient) -> None:
    assert "/patterns" not in pages.http.get("/sitemap.xml").text
