"""What every page is shown with: the reader's words, and where the reader is."""

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, Request

from app.core.clock import utc_now
from app.web.board import Board, ShownNotice
from app.web.frame import Frame, frame_of
from app.web.languages import LANGUAGES
from app.web.links import KIOSK
from app.web.own_list import CARRIED, Codes, codes_in, query_of
from app.web.state import state_of
from app.web.words import Words, words_of


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """This same page in a language."""

    code: str
    name: str
    tag: str
    link: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class View:
    """One reader before one page. `path` has no language; `query` is the query string as it came.

    `frame`: the clothes that the page wears, when they are not the usual ones.
    """

    words: Words
    path: str
    query: str
    base_url: str
    board: Board = field(default_factory=Board)
    frame: Frame | None = None

    @property
    def notices(self) -> tuple[ShownNotice, ...]:
        """What is told at the top of every public page just now."""
        return self.board.shown(utc_now(), self.words)

    @property
    def lang(self) -> str:
        """The language of the page's own texts."""
        return self.words.lang

    @property
    def here(self) -> str:
        """The page's address in the language of no prefix, with its query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def own_list(self) -> Codes:
        """The list that the reader has in hand, as far as the address tells."""
        return codes_in(self.path, self.query)

    @property
    def own_list_query(self) -> str:
        """The query string of that list's page."""
        return query_of(self.own_list)

    @property
    def asked(self) -> str:
        """The words that somebody asked with, as far as the address tells."""
        return dict(parse_qsl(self.query)).get("q", "")

    @property
    def canonical(self) -> str:
        """The page's whole address, without the list that somebody has in hand."""
        return self.address(self._alone)

    def address(self, path: str) -> str:
        """The whole address of a page of ours, in this language and in its usual clothes."""
        return f"{self.base_url}{self.words.outside.path(path)}"

    @property
    def translations(self) -> tuple[tuple[str, str], ...]:
        """(language, whole address) of this same page for search engines. They know of no plain Finnish."""
        shown = {one.tag: one for one in reversed(tuple(LANGUAGES.values()))}
        return tuple((tag, f"{self.base_url}{one.prefix}{self._alone}") for tag, one in shown.items())

    @property
    def _alone(self) -> str:
        query = urlencode([pair for pair in parse_qsl(self.query) if pair[0] != CARRIED])
        return f"{self.path}?{query}" if query else self.path

    @property
    def languages(self) -> tuple[OtherLanguage, ...]:
        """This same page in every language."""
        prefix, here = self.words.frame_prefix, self.here
        if prefix and (self.path == KIOSK or self.path.startswith(f"{KIOSK}/")):
            here = here.removeprefix(KIOSK)  # what is the kiosk's own
        return tuple(
            OtherLanguage(
                one.code, one.name, one.tag, Words(one, prefix).path(here), one == self.words.language
            )
            for one in LANGUAGES.values()
        )


def view_of(request: Request) -> View:
    """The view of a request."""
    return View(
        words=words_of(request),
        path=quote(request.url.path),
        query=request.url.query,
        base_url=state_of(request).settings.base_url.rstrip("/"),
        board=state_of(request).board,
        frame=frame_of(request),
    )


Seen = Annotated[View, Depends(view_of)]
