"""HTML to plain text: paragraphs, lists and addresses of links stay, everything else goes."""

import html
import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.reading.links import safe_url

_DROPPED_TAGS = (
    "script style template head title iframe object embed svg math noscript select textarea audio video"
)
_PARAGRAPH_TAGS = (
    "p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre section article header footer main aside nav figure dl "
    "form fieldset hr"
)
_LINE_TAGS = "div li tr dt dd br address figcaption caption legend"
_DROPPED: Final = frozenset(_DROPPED_TAGS.split())
_PARAGRAPH: Final = frozenset(_PARAGRAPH_TAGS.split())
_LINE: Final = frozenset(_LINE_TAGS.split())
_CELL: Final = frozenset({"td", "th"})
_BLOCK: Final = re.compile(
    r"<(?:p|div|br|h[1-6]|[uo]l|li|table|tr|blockquote|section|article|hr|dl|pre)\b", re.IGNORECASE
)
# What looks like a tag but is an address in angle brackets: <maija@seura.fi>, <https://seura.fi>.
_ADDRESS: Final = re.compile(r"<(?=[^\s<>]{1,100}@[^\s<>]{1,100}>|https?://)", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_WHITESPACE: Final = re.compile(r"\s+")
# A parser's work grows with the square of the depth; no honest text has this many tags.
_MAX_TAGS: Final = 5000


def text_of_markup(markup: str) -> str:
    """Plain text of an HTML fragment; whitespace is left for the caller to tidy."""
    if markup.count("<") > _MAX_TAGS:
        return html.unescape(_ANY_TAG.sub("\n", markup))
    markup = _ADDRESS.sub("&lt;", markup)
    if _BLOCK.search(markup) is None:
        # Bold words and links in an otherwise plain text: its line breaks were typed by a person.
        markup = markup.replace("\n", "<br>")
    body = LexborHTMLParser(markup).body
    return "" if body is None else _Walk().text_below(body)


class _Walk:
    """One walk through a document; breaks and list marks wait until there is text to set them before."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._break = 0
        self._mark = False
        self._items = 0
        self._links: list[int] = []

    def text_below(self, root: LexborNode) -> str:
        """The text of `root`'s children. A loop, not recursion: depth is the sender's choice."""
        stack = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node)
            elif node.tag == "-text":
                self._text(node.text_content or "")
            elif node.tag not in _DROPPED:
                self._enter(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
        return "".join(self._parts)

    def _enter(self, node: LexborNode) -> None:
        self._edge(node.tag)
        if node.tag == "li":
            self._items += 1
            self._mark = True
        elif node.tag == "a":
            self._links.append(len(self._parts))

    def _leave(self, node: LexborNode) -> None:
        if node.tag == "a" and self._links:
            self._address(node.attributes.get("href"), "".join(self._parts[self._links.pop() :]))
        if node.tag == "li":
            self._items -= 1
            self._mark = False
        if node.tag != "br":
            self._edge(node.tag)

    def _edge(self, tag: str | None) -> None:
        if tag == "br":
            self._break += 1
        elif tag in _PARAGRAPH:
            self._break = max(self._break, 1 if self._items else 2)
        elif tag in _LINE:
            self._break = max(self._break, 1)
        elif tag in _CELL:
            self._parts.append(" ")

    def _text(self, text: str) -> None:
        text = _WHITESPACE.sub(" ", text)
        if text == " " and (self._break or self._mark):
            return
        if text:
            self._parts.append("\n" * self._break + ("– " if self._mark else "") + text)
            self._break, self._mark = 0, False

    def _address(self, href: str | None, shown: str) -> None:
        address = _shown_address(href or "")
        if address and shown.strip() and _bare(address) not in _bare(shown):
            self._parts.append(f" ({address})")


def _shown_address(href: str) -> str | None:
    scheme, _, rest = href.strip().partition(":")
    if scheme.lower() in {"mailto", "tel"}:
        return rest.partition("?")[0].strip()
    return safe_url(href)


def _bare(address: str) -> str:
    """What makes two writings of one address the same: no scheme, no www, no spaces, no last slash."""
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", "".join(address.split()).lower())
    return plain.rstrip("/.")
