"""Fetch pages as a browser would, and check of every page what every page must have."""

import re
from collections import Counter
from itertools import pairwise

import html5lib
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.web.languages import split_path
from app.web.links import KIOSK
from app.web.protection import HEADERS

ORIGIN = "http://127.0.0.1:8000"
RESOURCES = (
    "script[src], img[src], iframe[src], source[src], video[src], audio[src], "
    "link[href]:not([rel=canonical], [hreflang])"
)
_IN_KIOSK = re.compile(rf"^{KIOSK}(?:/~[^/]+)?")


class PageClient:
    """Pages of an app. `http` is for what is no page."""

    def __init__(self, http: TestClient) -> None:
        self.http = http

    def get(self, path: str, *, status: int = 200, grammar: bool = True) -> LexborHTMLParser:
        """The page at a path, checked; a tree to select from. `grammar`: by HTML's own too, which is slow."""
        answer = self.http.get(path, follow_redirects=False)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "set-cookie" not in answer.headers
        if grammar:
            html5lib.HTMLParser(strict=True).parse(answer.text)
        tree = LexborHTMLParser(answer.text)
        _check_frame(tree, split_path(_IN_KIOSK.sub("", path.partition("?")[0]) or "/")[0].tag)
        _check_ids(tree)
        _check_forms(tree)
        _check_policy(tree)
        return tree


def words(node: LexborNode | LexborHTMLParser | None) -> str:
    """The text of a node with its spaces evened out."""
    assert node is not None
    text = node.text() if isinstance(node, LexborNode) else node.body.text() if node.body else ""
    return " ".join(text.split())


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    """The texts of all nodes that a selector finds."""
    return [words(node) for node in tree.css(selector)]


def attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    """An attribute of the first node that a selector finds; None: it has none."""
    node = tree.css_first(selector)
    assert node is not None
    return node.attributes.get(name)


def links(tree: LexborHTMLParser, selector: str = "a") -> dict[str, str]:
    """Texts and addresses of links."""
    return {words(node): node.attributes.get("href") or "" for node in tree.css(selector)}


def _check_frame(tree: LexborHTMLParser, lang: str) -> None:
    (html,) = tree.css("html")
    assert html.attributes.get("lang") == lang
    (heading,) = tree.css("h1")
    assert words(heading)
    (title,) = tree.css("head title")
    assert words(title).endswith(" – Opastamo")
    assert words(title) != "– Opastamo"
    assert len(tree.css("main")) == 1
    skip = tree.css("body a")[0]
    assert skip.attributes.get("href") == f"#{tree.css('main')[0].attributes['id']}"
    levels = [int(str(node.tag)[1]) for node in tree.css("h1, h2, h3, h4")]
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels) if lower > upper)
    assert all(node.attributes.get("lang") != "" for node in tree.css("[lang]"))


def _check_ids(tree: LexborHTMLParser) -> None:
    counts = Counter(node.attributes["id"] for node in tree.css("[id]"))
    assert [one for one, count in counts.items() if count > 1] == []
    for name in ("for", "aria-labelledby", "aria-describedby"):
        for node in tree.css(f"[{name}]"):
            assert set((node.attributes[name] or "").split()) <= counts.keys()


def _check_forms(tree: LexborHTMLParser) -> None:
    labelled = {node.attributes["for"] for node in tree.css("label[for]") if words(node)}
    for field in tree.css("input:not([type=hidden]), select, textarea"):
        assert field.attributes.get("id") in labelled
    assert all(words(button) for button in tree.css("button"))
    assert all(words(link) and link.attributes.get("href") for link in tree.css("a"))


def _check_policy(tree: LexborHTMLParser) -> None:
    data = "script[type='application/ld+json']"  # read by machines, run by nobody
    assert tree.css(f"script:not([src]):not({data}), style, [style], base, object, embed") == []
    handlers = [n for node in tree.css("*") for n in node.attributes if n.startswith("on")]
    assert handlers == []
    addresses = [node.attributes.get("src") or node.attributes.get("href") for node in tree.css(RESOURCES)]
    assert [one for one in addresses if not (one or "").startswith("/") or (one or "").startswith("//")] == []
    images = tree.css("img")
    assert all({"alt", "width", "height"} <= image.attributes.keys() for image in images)
    schemes = ("/", "#", "http://", "https://", "tel:", "mailto:")
    assert all((node.attributes["href"] or "").startswith(schemes) for node in tree.css("a"))
