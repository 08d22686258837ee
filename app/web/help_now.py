"""Numbers for somebody who needs help now: `data/help.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.core.settings import ROOT
from app.web.phones import dial, unbroken

FILE = ROOT / "data" / "help.toml"


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One number, in the words of one language. `link` is for a phone to dial."""

    number: str
    link: str
    name: str
    for_what: str
    hours: str


@cache
def help_lines(lang: str) -> tuple[HelpLine, ...]:
    """The numbers for a reader of a language, in their order. Raises KeyError for a text that is missing."""
    lines = tomllib.loads(FILE.read_text(encoding="utf-8"))["lines"]
    return tuple(_line(line, lang) for line in lines if lang in line.get("langs", (lang,)))


def _line(line: dict[str, Any], lang: str) -> HelpLine:
    number = line["number"]
    return HelpLine(
        unbroken(number),
        dial(number),
        unbroken(line["name"][lang]),
        line["for_what"][lang],
        line["hours"][lang],
    )
