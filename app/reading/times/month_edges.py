"""Ends and beginnings of months in English and Swedish: "until the end of April", "från början av maj"."""

import re
from typing import Final

from app.reading.times.words import month

_MONTH: Final = (
    r"(?P<month>januar[iy]|februar[iy]|mars|march|april|maj|may|jun[ie]|jul[iy]|augusti?|september|o[kc]tober"
    r"|november|december)\b"
)
_END: Final = re.compile(
    rf"\b(?:(?:up )?(?:until|till|to|through)|(?:fram )?till|t\.?o\.?m\.?|ends? (?:at|by)) (?:the )?"
    rf"(?:end of|slutet av|utgången av) {_MONTH}",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(
    rf"\b(?:from|starting|från|med start) (?:the )?(?:beginning of|start of|början av) {_MONTH}",
    re.IGNORECASE,
)
_FINNISH: Final = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split()


def with_finnish_edges(text: str) -> str:
    """The text with such months in Finnish."""
    text = _END.sub(lambda one: f"{_finnish(one['month'])}kuun loppuun asti", text)
    return _BEGINNING.sub(lambda one: f"{_finnish(one['month'])}kuun alusta alkaen", text)


def _finnish(name: str) -> str:
    known = month(name.lower())
    return _FINNISH[known.month - 1] if known else name
