"""Why an alternative is shown, in plain words: `data/alternatives.toml`, read once per process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from app.search.understanding.tables import read_toml

FILE = Path(__file__).parents[3] / "data" / "alternatives.toml"
DEFAULT = "fi"


@dataclass(frozen=True, slots=True)
class Reason:
    """`code`: what had to be left out, or that it is only alike; `named`: whether the question had a subject.

    `like` is what it is like, by language.
    """

    code: str
    named: bool = True
    like: Mapping[str, str] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """The reason for a reader of a language; Finnish where there is no other."""
        texts = _texts()["words" if self.named else "bare"][self.code]
        told = lang if lang in texts else DEFAULT
        word = self.like.get(told) or self.like.get(DEFAULT, "")
        told_text: str = texts[told].format(word=word)
        return told_text


@cache
def _texts() -> dict[str, Any]:
    return read_toml(FILE)
