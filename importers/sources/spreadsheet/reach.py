"""Links, e-mail addresses and numbers within a text: what is left of it without them."""

import re
from typing import Final

from app.reading.links import safe_url

_ADDRESS: Final = re.compile(r"\S{1,64}@\S{1,190}")
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s,;]{1,500}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\+?\d[\d \xa0()-]{4,24}\d")
_LABEL: Final = re.compile(r"\b(?:puh|p|gsm|tel|puhelin|sähköposti|e-?mail)\b\.?:?", re.IGNORECASE)


def without_reach(text: str) -> str:
    """The words of a text that are no way to reach anybody."""
    for pattern in (_ADDRESS, _LINK, _NUMBER, _LABEL):
        text = pattern.sub(" ", text)
    return text


def first_link(text: str) -> str | None:
    """The first web address in a text that may be shown; a text that is one need not say www."""
    links = (safe_url(link) for link in _LINK.findall(text))
    return next((link for link in links if link), None) or safe_url(text)
