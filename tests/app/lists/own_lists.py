"""Lists of the town's things by their short names."""

from selectolax.lexbor import LexborHTMLParser

from tests.app.town import id_of


def code(key: str) -> str:
    return id_of(key).hex[:8]


def asked(*keys: str) -> str:
    return f"/lista?k={'.'.join(code(key) for key in keys)}"


def attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    """An attribute of the first node that a selector finds."""
    node = tree.css_first(selector)
    assert node is not None
    return node.attributes[name]
