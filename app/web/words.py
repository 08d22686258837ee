"""Texts of the pages in the reader's language, and addresses in it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from app.web.frame import frame_of
from app.web.languages import FINNISH, LANGUAGES, Language, translations


@dataclass(frozen=True, slots=True)
class Words:
    """How a page speaks to one reader. Texts are given in Finnish; `%(name)s` stands for a value.

    `frame_prefix`: what addresses begin with where pages wear other clothes.
    """

    language: Language = FINNISH
    frame_prefix: str = ""

    @property
    def lang(self) -> str:
        """The language of the reader: fi, sv or en."""
        return self.language.tag

    def gettext(self, message: str, **values: object) -> str:
        """A text of ours."""
        text = translations(self.language.code).gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """A text of ours that has a number in it, `%(num)s`."""
        text = translations(self.language.code).ngettext(one, many, number)
        return text % {"num": number, **values}

    def path(self, path: str) -> str:
        """An address of ours in this language, and in the same clothes."""
        return f"{self.frame_prefix}{self.language.prefix}{path}"

    @property
    def outside(self) -> "Words":
        """The same words where pages wear their usual clothes: for addresses that somebody takes along."""
        return Words(self.language) if self.frame_prefix else self


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    """Mark a text to be translated where it is used."""
    return message


FINNISH_WORDS = Words()


def words_of(request: Request) -> Words:
    """How to speak to whoever sent a request."""
    frame = frame_of(request)
    language = LANGUAGES[getattr(request.state, "language", FINNISH.code)]
    return Words(language, frame.prefix if frame else "")


Reader = Annotated[Words, Depends(words_of)]
