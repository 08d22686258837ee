"""Texts in several languages: `{"fi": "…", "sv": "…"}` maps.

A missing language falls back visibly: the reader gets the text *and* the language it is in, so that the
page can set the right `lang` attribute. Nothing is ever copied from one language to another.
"""

from collections.abc import Mapping
from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, StringConstraints

LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]
FALLBACK_ORDER = ("fi", "en", "sv")


def _without_empty(texts: dict[str, str]) -> dict[str, str]:
    return {lang: text for lang, text in texts.items() if text}


Texts = Annotated[dict[LanguageCode, str], AfterValidator(_without_empty)]
"""A text map; empty texts are dropped. Order of keys carries no meaning."""


def text_in(texts: Mapping[str, str], lang: str) -> tuple[str, str]:
    """Give the text for a reader of `lang`, and the language that it really is in.

    Falls back to Finnish, English, Swedish, then whatever there is; `("", lang)` when there is nothing.
    """
    for code in (lang, *FALLBACK_ORDER):
        if texts.get(code):
            return texts[code], code
    for code, text in sorted(texts.items()):
        if text:
            return text, code
    return "", lang


def plain(text: str) -> str:
    """A text without characters that XML and calendars cannot hold."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c == "\n" or category(c) not in {"Cc", "Cs", "Cn"})
