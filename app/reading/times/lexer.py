"""Cuts a text into numbers, words and marks; addresses and phone numbers become one token to skip."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from app.reading.times.words import part_of_day

Kind = Literal["num", "word", "iso", "mark", "line", "skip", "end"]

_TAG = re.compile(r"<[^<>]{1,60}>")
_PIECE = re.compile(
    r"(?P<skip>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<num>[0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<line>\n)"
    r"|(?P<mark>\S)"
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2026~\u2192"), "-")
_NAMED = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u2022": "\n", "\u00b7": ",", "|": "\n"})
_ENDINGS = {
    "sin",
    "isin",
    "na",
    "nä",
    "n",
    "a",
    "ta",
    "sta",
    "hin",
    "een",
    "lla",
    "llä",
    "lle",
    "ssa",
    "ssä",
    "t",
}
_PHONE_WORDS = {"p", "puh", "puhelin", "gsm", "tel", "tfn", "phone", "soita", "puhelimitse", "numeroon"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text in lower case.

    `gap` tells that white space stood before it, `capital` that it began with a capital.
    """

    kind: Kind
    text: str
    gap: bool = False
    capital: bool = False

    @property
    def number(self) -> int:
        """The value of a number token; -1 for others and for numbers too long to be a time."""
        return int(self.text) if self.kind == "num" and len(self.text) <= 4 else -1


END = Token("end", "")


def tokenize(text: str) -> list[Token]:
    """The tokens in order."""
    return _without_phones(_joined(_pieces(text)))


def _pieces(text: str) -> list[Token]:
    clean = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_NAMED).translate(_DASHES)
    clean = "".join(char for char in clean if char in "\n\t" or unicodedata.category(char)[0] != "C")
    clean = clean.replace("->", "-").replace("=>", "-")
    clean = _TAG.sub("\n", clean)
    found: list[Token] = []
    end = 0
    for match in _PIECE.finditer(clean):
        kind: Kind = match.lastgroup or "mark"  # type: ignore[assignment]  # the groups are named after the kinds
        text = match.group()
        gap = match.start() > end or not found
        found.append(Token(kind, text.lower(), gap, capital=text[0].isupper()))
        end = match.end()
    return found


def _joined(pieces: list[Token]) -> list[Token]:
    """Words whose parts belong together: "ti-iltaisin", "ma:sin"; "ma-pe" stays three tokens."""
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        token = pieces[at]
        mark, tail = (*pieces[at + 1 : at + 3], END, END)[:2]
        glued = token.kind == tail.kind == "word" and mark.text in "-:" and not mark.gap and not tail.gap
        if glued and (tail.text in _ENDINGS if mark.text == ":" else part_of_day(tail.text) is not None):
            found.append(Token("word", token.text + mark.text + tail.text, token.gap))
            at += 3
        elif not (token.text == "-" and found and found[-1].text == "-"):
            found.append(token)
            at += 1
        else:
            at += 1
    return found


def _without_phones(tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        length = _phone_length(tokens, at)
        found.append(Token("skip", "", tokens[at].gap) if length else tokens[at])
        at += length or 1
    return found


def _phone_length(tokens: list[Token], at: int) -> int:
    """How many tokens from here on are one phone number; 0 when it is none."""
    after = at + 1 if tokens[at].text == "+" else at
    if after >= len(tokens) or tokens[after].kind != "num":
        return 0
    if after == at and not tokens[at].text.startswith("0"):
        return 0
    groups = [tokens[after].text]
    end = after + 1
    while end < len(tokens) and len(groups) < 6:
        step = 2 if tokens[end].text == "-" and not tokens[end].gap else 1
        part = tokens[end + step - 1] if end + step <= len(tokens) else END
        if part.kind != "num" or (step == 1 and not part.gap) or len(part.text) < 2:
            break
        groups.append(part.text)
        end += step
    named = any(token.text in _PHONE_WORDS for token in tokens[max(0, at - 2) : at])
    digits = sum(map(len, groups))
    return end - at if digits >= (6 if named else 9) and max(map(len, groups)) >= 3 else 0
