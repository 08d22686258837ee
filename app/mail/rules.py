"""What a letter is made of, before it is written down."""

import re
from dataclasses import dataclass

from app.core.errors import InvalidError
from app.web.languages import LANGUAGES

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What could begin a header of its own, or hide in one."""
_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@[^@\s<>()\[\],;:\"\\]{1,189}")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. Its lines stay apart."""

    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done, and the whole address where: a button, or the address on a line of its own."""

    label: str
    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith(("https://", "http://")) or _CONTROL.search(self.url) or " " in self.url:
            raise InvalidError("A letter leads only to whole web addresses.", field="url")


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, set apart from ours."""

    text: str


Block = Text | Action | Quote


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to one person. Raises InvalidError for what could forge a header.

    `once` names it: a letter of that name is written only once. `lang`: a language of our pages.
    `unsubscribe`: the whole address that ends letters of this kind; empty where none can be ended.
    `is_asked_for`: whoever gets it has just asked for it, so that even an address that did not work is tried.
    """

    once: str
    recipient: str
    lang: str
    subject: str
    blocks: tuple[Block, ...]
    unsubscribe: str = ""
    is_asked_for: bool = False

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.recipient) or _CONTROL.search(self.recipient):
            raise InvalidError("This is not an e-mail address.", field="recipient")
        if not self.subject.strip() or _CONTROL.search(self.subject):
            raise InvalidError("A subject is one line of text.", field="subject")
        if self.lang not in LANGUAGES:
            raise InvalidError("We do not write in this language.", field="lang")
        if self.unsubscribe:
            Action("", self.unsubscribe)  # it goes into a header: the same is asked of it
