"""Texts of a listing as a page shows them: in the reader's language, or marked as another."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.catalogue.texts import text_in
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class Text:
    """A text in paragraphs. `lang` is its language when that is not the page's own, else empty."""

    paragraphs: tuple[str, ...] = ()
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    @property
    def line(self) -> str:
        """The text in one line."""
        return " ".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class NamedText:
    """A question and its answer."""

    name: str
    text: Text


def told(texts: Mapping[str, str], words: Words) -> Text:
    """What the organiser told, for one reader."""
    text, lang = text_in(texts, words.lang)
    paragraphs = tuple(part for part in text.split("\n\n") if part.strip())
    return Text(paragraphs, "" if lang == words.lang or not paragraphs else lang)


def ours(text: str) -> Text:
    """A sentence of our own, in the page's language; nothing of an empty one."""
    return Text((text,) if text else ())
