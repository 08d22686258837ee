"""Cuts a notice into pieces: sentences of lines, each with the label it stands under."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.reading.poster.labels import LABEL, NOT_A_PLACE, SIGNS, Role, bare_label, role_of
from app.reading.texts import plain_text

MAX_LENGTH: Final = 8000
_MAX_LINES: Final = 300
_SIGN: Final = re.compile(f"[{''.join(SIGNS)}]")
_HASHTAGS: Final = re.compile(r"(?:\s*#[\w-]+)+\s*$", re.MULTILINE)
_FREELY: Final = re.compile(r"\bveloituksetta\b", re.IGNORECASE)
# A word cut at the end of a line; "maanantai-\nja" and "ma-\npe" are none.
_HYPHENATED: Final = re.compile(
    r"(?<=[a-zåäö]{4})-[ \t]*\n[ \t]*(?=(?!ja\b|tai\b|och\b|eller\b|and\b)[a-zåäö])"
)
_CUT_WEEKDAY: Final = re.compile(
    r"(?<=\b(?:maa|tii|kes|tor|per|lau|sun))-[ \t]*\n[ \t]*(?=(?:nant|stai|kivi|jant|ant|nunt)\w)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"^[\s–*~=_>»•·|+-]+(?=\S)|[\s*~=_|]+$")
# A sentence ends at these when a capital or a digit follows; not after an ordinal, a date or a short form.
_END: Final = re.compile(
    r"(?<![\d.])[.!?…]+[\"”')]*\s+(?=[\"”(]?[A-ZÅÄÖ\d])|(?<=[!?])\s+(?=\w)|(?<=\d[!?])\s+|(?<=:\d\d)\.\s+(?=[A-ZÅÄÖ])"
)
# An hour before the full stop can't be a day or a month: "klo 9.30. Tule", "klo 17–19. Tule".
_END_AFTER_HOUR: Final = re.compile(
    r"(?:(?<=[.:](?:00|1[3-9]|[2-5][0-9]))|(?<=klo \d\d)|(?<=klo \d)|(?<=\d[–-]\d\d)|(?<=\d[–-] \d\d)"
    r"|(?<=\d{4})|(?<=\d [a-z]))\.\s+(?=[A-ZÅÄÖ])"
    r"|(?<=\d)\.\s+(?=(?:Paikka|Tervetul|Ilmoit|Lisät|Hinta|Vapaa|Maksut|Osall|Liput|Kahvi|Tule|Mukaan"
    r"|Ota |Ei |Soita"
    r"|Alkaa|Where|Price|Free|Plats|Pris|Välkom|Anmäl|Fritt|Tickets|Sign|Info|Admission)\w*)"
)
_SHORT: Final = re.compile(
    r"(?:^|[\s(–-])(?:klo|kl|puh|p|tel|tfn|alk|n|noin|ilm|ilmo|viim|viimeist|väh|min|max|tied|lisät|srk|järj|arr|esim|mm|ym|yms|os|krs"
    r"|sis|v|"
    r"vk|vko|vkot|pl|mån|tis|ons|tors|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun|ma|ti|ke|to|pe|la|su|st|nro|kpl|as|gsm|den|kr|k|t|dr|fil|prof|[A-ZÅÄÖ])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, the role of the label it stands under, and the number of its line."""

    text: str
    role: Role | None
    line: int


def cut_into_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a notice in order, without pictures, hashtags and bullets."""
    clean = _CUT_WEEKDAY.sub("", _FREELY.sub("maksutta", _HASHTAGS.sub("", plain_text(text))))
    clean = _HYPHENATED.sub("", clean)
    pieces: list[Piece] = []
    waiting: Role | None = None
    for number, line in enumerate(_lines(clean)[:_MAX_LINES]):
        sections = list(_sections(line))
        for role, section in sections:
            if not section:
                waiting = role
                continue
            pieces += _sentences(section, role or waiting, number)
            waiting = None
    return tuple(pieces)


def _lines(text: str) -> list[str]:
    """Lines; a sign that stands for a label begins a line of its own."""
    marked = _SIGN.sub(lambda match: f"\n{match[0]}", text)
    lines = (_BULLET.sub("", _BULLET.sub("", line)) for line in marked.split("\n"))
    return [line.strip() for line in lines if line.strip()]


def _sections(line: str) -> Iterator[tuple[Role | None, str]]:
    """The parts of a line under its labels; a label with nothing behind it gives an empty part."""
    sign = SIGNS.get(line[0])
    line = _without_pictures(line)
    found = list(LABEL.finditer(line))
    first = found[0].start() if found else len(line)
    head = line[:first].strip(" ,;|/–-·")
    if head:
        yield None if sign == "where" and NOT_A_PLACE.search(head) else sign, head
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(line)
        yield role_of(match["label"]), line[match.end() : end].strip(" ,;|/·")


def _sentences(section: str, role: Role | None, line: int) -> list[Piece]:
    """The first sentence keeps the label; the next ones speak for themselves."""
    found: list[Piece] = []
    for sentence in split_sentences(section):
        bare = bare_label(sentence)
        own = role if not found else None
        if bare and own is None:
            own, length = bare
            sentence = sentence[length:]  # noqa: PLW2901 - the label is read
        found.append(Piece(sentence, own, line))
    return found


def split_sentences(text: str) -> list[str]:
    """Sentences with their marks; a full stop of "klo.", "3." or "12.12." ends none."""
    parts, start = [], 0
    ends = sorted({match.end() for pattern in (_END, _END_AFTER_HOUR) for match in pattern.finditer(text)})
    for end in ends:
        part = text[start:end].strip()
        if part.endswith(".") and _SHORT.search(part[:-1]):
            continue
        parts.append(part)
        start = end
    return [part for part in (*parts, text[start:].strip()) if any(char.isalnum() for char in part)]


def _without_pictures(text: str) -> str:
    kept = "".join("\0" if _is_picture(char) else char for char in text)
    return " ".join(re.sub(r"[\s\0]*\0[\s\0]*", " · ", kept).strip(" ·").split())


def _is_picture(char: str) -> bool:
    return (
        unicodedata.category(char) in {"So", "Sk", "Cn", "Co"} and char not in "°©®^`´¨"
    ) or char in "\u200d\ufe0f\u20e3"
