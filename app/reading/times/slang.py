"""Hours as people call them: "seiskalta", "kuuelta", "puol viideltä"."""

import re
from collections.abc import Callable
from typing import Final

Plain = str | Callable[[re.Match[str]], str]
Rule = tuple[re.Pattern[str], Plain]

_PART: Final = r"\b(?P<part>aamu|ilta)?"
# The colloquial name's stem before -lta and -sta, its stem before the illative, and the numeral meant.
_NICKNAMES: Final = (
    ("ykkös", "ykkös", "yhde", "yhteen"), ("kakkos", "kakkos", "kahde", "kahteen"),
    ("kolmos", "kolmos", "kolme", "kolmeen"), ("nelos", "nelos", "neljä", "neljään"),
    ("vi{1,2}tos", "vi{1,2}tos", "viide", "viiteen"), ("ku{1,2}tos", "ku{1,2}tos", "kuude", "kuuteen"),
    ("seiska", "seiskaa", "seitsemä", "seitsemään"), ("kasi", "kasii", "kahdeksa", "kahdeksaan"),
    ("ysi", "ysii", "yhdeksä", "yhdeksään"), ("kympi", "kymppii", "kymmene", "kymmeneen"),
)  # fmt: skip


def _said(stem: str, into: str, numeral: str, until: str) -> tuple[Rule, ...]:
    """The rules of one nickname: at that hour, from it, and until it."""
    link, last = ("e", "een") if stem.endswith("os") else ("", "n")
    away = re.compile(rf"{_PART}{stem}{link}(?P<case>l|s)t[aä]\b", re.IGNORECASE)
    towards = re.compile(rf"{_PART}{into}{last}\b", re.IGNORECASE)
    vowel = "ä" if set("äöy") & set(numeral) or numeral in {"viide", "kymmene"} else "a"
    return (
        (away, lambda one: f"{one['part'] or ''}{numeral}{one['case'].lower()}t{vowel}"),
        (towards, lambda one: f"{one['part'] or ''}{until}"),
    )


def plain_rules(*pairs: tuple[str, Plain]) -> tuple[Rule, ...]:
    """Rules that put what a pattern matches into other words, whatever its case."""
    return tuple((re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in pairs)


SPOKEN: Final[tuple[Rule, ...]] = (
    *(rule for name in _NICKNAMES for rule in _said(*name)),
    *plain_rules(
        (r"\b(aamu|ilta)?yheksä(?=\w)", r"\1yhdeksä"),
        (r"\b(aamu|ilta)?kaheksa(?=\w)", r"\1kahdeksa"),
        (r"\b(aamu|ilta)?seittemä(?=\w)", r"\1seitsemä"),
        (r"\b(aamu|ilta)?kuue(?=lta|sta)", r"\1kuude"),
        (r"\b(aamu|ilta)?viie(?=ltä|stä)", r"\1viide"),
        (r"\byhe(?=ltä|stä|ntoista)", "yhde"),
        (r"\bkahe(?=lta|sta)", "kahde"),
        (r"\byheltätoista\b", "yhdeltätoista"),
        (r"\bpuol (?=\w+(?:[ls]ta|[ls]tä|toista|een|ään|aan)\b)", "puoli "),
        (r"\bpuol(?:een ?|i)yöhön\b|\bpuolille öin\b", "keskiyöhön"),
    ),
)
