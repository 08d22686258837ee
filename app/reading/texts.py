"""Texts as people and systems send them → plain text that is safe to keep, search and show."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Final

from app.reading.characters import mend_characters, tidy_whitespace
from app.reading.links import read_emails, safe_url
from app.reading.markup import text_of_markup

__all__ = ["drop_fake_translations", "first_sentence", "one_line", "plain_text", "read_emails", "safe_url"]

_MAX_INPUT: Final = 200_000
_TAG: Final = re.compile(
    r"</?[a-z][a-z0-9:-]{0,20}(?:\s[^<>]{0,5000}|/)?>|<!--|<!doctype|<!\[CDATA\[", re.IGNORECASE
)
_UNFINISHED: Final = re.compile(r"<(?:a|p|div|span|img|br|script|style)\b[^<>]*$", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:amp|nbsp|quot|apos|lt|gt|ndash|mdash|auml|ouml|aring|Auml|Ouml|#\d{2,6});")
_BULLET: Final = re.compile(r"^[ \t]*(?:[•●▪‣◦][ \t]*|-[ \t]+)(?=\S)", re.MULTILINE)
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_])[.!?…][\"”')]*(?=\s+[\"”(]?[A-ZÅÄÖ])|[!?…](?=\s)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:esim|mm|ym|yms|ks|vrt|eli|ns|nk|klo|puh|p|os|n|noin|v|s|t|ma|ti|ke|to|pe|la|su|tri|prof|"
    r"bl\.a|t\.ex|kl|tel|e\.g|i\.e|[A-ZÅÄÖ])$"
)
_TOO_SHORT_ALONE: Final = 40
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-(?:[a-z]{2}|\d{3}))?")
_LONG_CODES: Final = {"fin": "fi", "swe": "sv", "eng": "en", "rus": "ru", "est": "et"}


def plain_text(html_or_text: object, *, max_length: int | None = None) -> str:
    """HTML or plain text as plain text: a blank line between paragraphs, "– " before items of lists.

    Links keep their address in brackets when it isn't the text itself. At most `max_length` characters,
    cut at a word and ended with "…". What isn't text at all gives "".
    """
    if not isinstance(html_or_text, str):
        return ""
    text = mend_characters(html_or_text[:_MAX_INPUT])
    if "<" in text or "&" in text:
        text = mend_characters(_without_markup(text))
    text = tidy_whitespace(_BULLET.sub("– ", text))
    return text if max_length is None else cut(text, max_length)


def _without_markup(text: str) -> str:
    """Decode; twice when a feed encoded what was encoded already."""
    if _is_markup(text):
        text = text_of_markup(text)
    else:
        text = html.unescape(text)
        if _is_markup(text):
            text = text_of_markup(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def _is_markup(text: str) -> bool:
    return _TAG.search(text) is not None or _UNFINISHED.search(text) is not None


def one_line(text: object, *, max_length: int | None = None) -> str:
    """Plain text on one line: names, addresses, anything that goes into a heading or a cell."""
    line = " ".join(plain_text(text).split())
    return line if max_length is None else cut(line, max_length)


def cut(text: str, max_length: int) -> str:
    """At most `max_length` characters, cut between words and ended with "…"."""
    if len(text) <= max_length:
        return text
    if max_length < 1:
        return ""
    head = text[:max_length]
    words = head[: head.rfind(" ")] if " " in head.rstrip() else head[:-1]
    return words.rstrip(" \n,;:–-(") + "…"


def first_sentence(text: object, limit: int = 160) -> str:
    """A summary of at most `limit` characters: the first sentence, or its beginning and "…".

    A sentence of a word or two ("Tervetuloa!") says too little alone, and takes the next ones along.
    """
    line = one_line(text)
    best = ""
    for match in _SENTENCE_END.finditer(line[: limit + 1]):
        if match.end() > limit or _ABBREVIATION.search(line[: match.start()]):
            continue
        best = line[: match.end()]
        if len(best) >= _TOO_SHORT_ALONE:
            return best
    return line if len(line) <= limit else cut(line, limit)


def drop_fake_translations(
    texts: Mapping[str, str | None] | None,
    *,
    se_is_swedish: bool = False,
    read: Callable[[object], str] = plain_text,
) -> dict[str, str]:
    """Texts by language, each cleaned with `read`; empty ones and copies of the Finnish text are left out.

    Some systems fill every language with Finnish: such a copy would promise a translation that isn't there.
    Codes come out as BCP 47 without a region ("zh_hans" → "zh-Hans", "fi-FI" → "fi"). "se" is Northern Sámi,
    unless the source says Swedish with it (`se_is_swedish`).
    """
    cleaned: dict[str, str] = {}
    for code, text in texts.items() if isinstance(texts, Mapping) else ():
        language, value = _language(code, se_is_swedish=se_is_swedish), read(text)
        if language and value:
            cleaned.setdefault(language, value)
    finnish = cleaned.get("fi")
    return {code: value for code, value in cleaned.items() if code == "fi" or value != finnish}


def _language(code: object, *, se_is_swedish: bool) -> str | None:
    match = _LANGUAGE.fullmatch(str(code).strip().lower().replace("_", "-"))
    if match is None:
        return None
    language = _LONG_CODES.get(match[1], match[1])
    if language == "se" and se_is_swedish:
        language = "sv"
    return f"{language}-{match[2].title()}" if match[2] else language
