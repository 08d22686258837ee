"""Texts of the pages in the reader's language, and addresses in it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from app.web.languages import FINNISH, LANGUAGES, Language, translations


@dataclass(frozen=True, slots=True)
class Words:
    """How a page speaks to one reader. Texts are given in Finnish; `%(name)s` stands for a value."""

    language: Language = FINNISH

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
        """An address of ours in this language."""
        return f"{self.language.prefix}{path}"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    """Mark a text to be translated where it is used."""
    return message


FINNISH_WORDS = Words()


def words_of(request: Request) -> Words:
    """How to speak to whoever sent a request."""
    return Words(LANGUAGES[getattr(request.state, "language", FINNISH.code)])


Reader = Annotated[Words, Depends(words_of)]
