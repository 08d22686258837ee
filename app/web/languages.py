"""The languages of the pages: Finnish has no prefix in its addresses, the others have one."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "opastamo"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages.

    `code` names it in addresses; `tag` is for the `lang` attribute, and for the texts of listings; `name` is
    what its own speakers call it.
    """

    code: str
    tag: str
    name: str

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing, or `/sv`."""
        return "" if self.code == DEFAULT else f"/{self.code}"


DEFAULT = "fi"
LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language(DEFAULT, "fi", "Suomi"),
        Language("sv", "sv", "Svenska"),
        Language("en", "en", "English"),
        Language("selko", "fi", "Selkosuomi"),
    )
}
FINNISH = LANGUAGES[DEFAULT]
OUTSIDE = ("api", "static", "health")
"""First parts of addresses that have no language."""


def split_path(path: str) -> tuple[Language, str]:
    """The language that a path asks for, and the path without it. `/fi/…` is not an address of ours."""
    first, _, rest = path.removeprefix("/").partition("/")
    language = LANGUAGES.get(first)
    if language is None or language is FINNISH or rest.partition("/")[0] in OUTSIDE:
        return FINNISH, path
    return language, f"/{rest}"


@cache
def translations(code: str) -> gettext.NullTranslations:
    """The texts of a language, read out of its .po file. Our texts are written in Finnish: it needs none.

    What plain Finnish does not say in its own way, it says as Finnish does.
    """
    if code == DEFAULT:
        return gettext.NullTranslations()
    with (LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalogue = read_po(file, locale=LANGUAGES[code].tag)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
