"""Every text of the pages is there in every language, and no translation is left over."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.core.settings import ROOT
from app.web.languages import DOMAIN, LANGUAGES, LOCALES

METHODS = [("app/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)[sd]")


@cache
def used() -> dict[str, str]:
    """Texts of the pages (of two forms the first), and a file that uses each."""
    found: dict[str, str] = {}
    for name, _, message, _, _ in extract_from_dir(ROOT, METHODS, OPTIONS, KEYWORDS):
        if name.startswith(("app/", "templates/")):
            found[message if isinstance(message, str) else message[0]] = name
    return found


@cache
def catalogue(code: str) -> Catalog:
    path = LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGES[code].tag)


def forms(message: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [message] if isinstance(message, str) else list(message or ())


def translated(code: str) -> dict[str, list[str]]:
    return {forms(one.id)[0]: forms(one.string) for one in catalogue(code) if one.id}


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_text_is_translated(code: str) -> None:
    done = {message for message, texts in translated(code).items() if all(texts)}
    assert {message: place for message, place in used().items() if message not in done} == {}


@pytest.mark.parametrize("code", ["sv", "en", "selko"])
def test_no_translation_is_left_over(code: str) -> None:
    assert sorted(set(translated(code)) - set(used())) == []


@pytest.mark.parametrize("code", ["sv", "en", "selko"])
def test_no_translation_is_a_guess(code: str) -> None:
    assert [one.id for one in catalogue(code) if one.id and one.fuzzy] == []


@pytest.mark.parametrize("code", ["sv", "en", "selko"])
def test_translations_have_the_same_values_in_them(code: str) -> None:
    for message, texts in translated(code).items():
        wanted = set(PLACE.findall(message))
        for text in texts:
            assert set(PLACE.findall(text)) | {"num"} == wanted | {"num"}, message


def test_plain_finnish_says_something_of_its_own() -> None:
    assert [message for message, texts in translated("selko").items() if texts == [message]] == []
