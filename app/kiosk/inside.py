"""A kiosk leads nowhere else: on its pages an address outside is text, and what only leads out is gone."""

import re
from collections.abc import Callable
from html import escape, unescape

from app.web.phones import unbroken

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ALONE = re.compile(
    r"<(p|li)\b([^>]*)>\s*<a\b([^>]*)>((?:(?!</a>).)*)</a>\s*</\1>", re.DOTALL | re.IGNORECASE
)
_HREF = re.compile(r'\shref="([^"]*)"')
_KEPT = re.compile(r'\s(?:class|lang)="[^"]*"')
_TAGS = re.compile(r"<[^>]*>")
_ONLY_LEADS = re.compile(r'class="[^"]*\bno-print\b')
_CREDIT = re.compile(r'\srel="[^"]*\blicense\b')
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE = re.compile(r"^https?://(?:www\.)?|/$")


def stay_inside(html: str, is_ours: Callable[[str], bool]) -> str:
    """A page without links out.

    A phone number, an e-mail address and a link to elsewhere become text, with the address beside it where
    the words do not tell it. A link to a page of ours that the kiosk does not show is left out, with the line
    that holds nothing else; so is a line that is not for paper and only leads out, such as that of a map.
    """

    def line(found: re.Match[str]) -> str:
        _, around, marks, _ = found.groups()
        address = _address(marks)
        if address is None or is_ours(address):
            return found[0]
        only_leads = not _SCHEME.match(address) or bool(_ONLY_LEADS.search(around))
        return "" if only_leads else found[0]

    def link(found: re.Match[str]) -> str:
        marks, words = found.groups()
        address = _address(marks)
        if address is None or is_ours(address):
            return found[0]
        return _as_text(address, marks, words) if _SCHEME.match(address) else ""

    return _LINK.sub(link, _ALONE.sub(line, html))


def _address(marks: str) -> str | None:
    found = _HREF.search(marks)
    return unescape(found[1]) if found else None


def _as_text(address: str, marks: str, words: str) -> str:
    kept = "".join(mark for mark in _KEPT.findall(marks) if 'class="go"' not in mark)
    told = _told(address) if not _CREDIT.search(marks) else ""
    shown = unescape(_TAGS.sub("", words))
    more = f': <span class="address">{escape(told)}</span>' if told and not _tells(shown, told) else ""
    return f"<span{kept}>{words}</span>{more}"


def _told(address: str) -> str:
    """An address as somebody would write it down."""
    scheme, _, rest = address.partition(":")
    if scheme in {"http", "https"}:
        return _BARE.sub("", address)
    rest = rest.partition("?")[0]
    return unbroken(rest) if scheme == "tel" else rest


def _tells(shown: str, told: str) -> bool:
    """Whether words tell an address already; in a phone number spaces and the country do not count."""
    near = re.sub(r"\s", "", shown).lower()
    bare = re.sub(r"\s", "", told).lower()
    return bare in near or (bare.startswith("+358") and bare.removeprefix("+358") in near)
