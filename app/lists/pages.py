"""What the templates of a list get."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from app.catalogue.texts import text_in
from app.catalogue.words.date_words import day_words
from app.catalogue.words.sentence_words import words_for
from app.core.clock import local_day
from app.infopoint.opening_words import ShownPoint
from app.lists.items import ListItem, item_of
from app.lists.queries import Thing, without_doubles
from app.web.links import feed_path, list_path
from app.web.own_list import Codes, query_of
from app.web.qr import QrCode, qr_code
from app.web.view import View
from app.web.words import Words

PRINTED = "tulosta=1"
MOST_IN_MAIL = 10
"""Titles in a letter: programs cut a longer address of one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The list that an address asks for. `is_too_long`: it had more than a list holds."""

    codes: Codes
    is_too_long: bool = False


@dataclass(frozen=True, slots=True)
class Sharing:
    """Ways to take a list along. `address` is whole, and so is what the QR code says."""

    address: str
    mail_link: str
    qr: QrCode
    print_link: str
    calendar_link: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """`/lista`. `codes` are those that are there; `gone` is how many are not.

    An empty list has no `sharing`. `points`: whom one can ask, for paper.
    """

    items: tuple[ListItem, ...]
    codes: str
    gone: int
    is_too_long: bool
    link_without_gone: str
    back_link: str
    sharing: Sharing | None
    today: str
    points: tuple[ShownPoint, ...] = ()


def list_page(
    asked: Asked, found: Mapping[str, Thing], now: datetime, view: View, back: str = ""
) -> ListPage:
    """Make the page of a list. `found` are its public listings; `back`: where the reader came from."""
    words = view.words
    codes = without_doubles(asked.codes, found)
    return ListPage(
        items=tuple(item_of(code, found[code], codes, now, words) for code in codes),
        codes=".".join(codes),
        gone=sum(code not in found for code in asked.codes),
        is_too_long=asked.is_too_long,
        link_without_gone=words.path(list_path(query_of(codes))),
        back_link=back,
        sharing=_sharing(codes, found, view) if codes else None,
        today=day_words(local_day(now), words_for(words.lang), None),
    )


def _sharing(codes: Codes, found: Mapping[str, Thing], view: View) -> Sharing:
    words, query = view.words, query_of(codes)
    address = view.address(list_path(query))
    return Sharing(
        address=address,
        mail_link=_mail_link(address, [found[code] for code in codes], words),
        qr=qr_code(address),
        print_link=words.path(list_path(f"{query}&{PRINTED}")),
        calendar_link=words.path(feed_path(list_path(query), "ics")),
    )


def _mail_link(address: str, things: list[Thing], words: Words) -> str:
    subject = words.gettext("Lista Opastamosta")
    body = "\r\n".join((*_titles(things, words), "", address))
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"


def _titles(things: list[Thing], words: Words) -> Iterator[str]:
    for one in things[:MOST_IN_MAIL]:
        yield f"– {text_in(one.details.content.title, words.lang)[0]}"
    if len(things) > MOST_IN_MAIL:
        yield "…"
