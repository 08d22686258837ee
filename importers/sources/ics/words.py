"""Texts of an event: titles, what is said in them of calling off, and what an exception says differently."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from app.reading.texts import cut, drop_fake_translations, one_line, plain_text
from importers.sources.ics.lines import Property
from importers.sources.ics.zones import LOOKUPS

DEFAULT_LANGUAGE: Final = "fi"
MAX_NOTE: Final = 300
# "PERUTTU: Jumppa", "(Peruttu) Jumppa", "INSTÄLLT – Gympa", "PERUTTU Jumppa"; not the play "Peruttu matka".
_HEAD: Final = re.compile(r"\s*([(\[*]?)\s*([^\W\d_]{6,14})\s*([)\]*!:,.–—-]*)\s*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,8})?", re.IGNORECASE)


def texts_of(
    items: Iterable[Property], language: str, read: Callable[[object], str] = plain_text
) -> dict[str, str]:
    """A text map of properties of one name, each in the language it names, else in the feed's."""
    told: dict[str, str] = {}
    for item in items:
        code = item.params.get("LANGUAGE", "")
        told.setdefault(code if _LANGUAGE.fullmatch(code) else language, item.text)
    return drop_fake_translations(told, read=read)


def named(properties: Sequence[Property], name: str) -> list[Property]:
    """The properties of that name."""
    return [item for item in properties if item.name == name]


def without_calling_off(title: str) -> tuple[str, bool]:
    """The title without "PERUTTU" at its head, and whether it was there."""
    match = _HEAD.match(title)
    if match is None or not LOOKUPS["cancelled_words"].get(match[2].lower()):
        return title, False
    if not (match[2].isupper() or match[1] or match[3]):
        return title, False
    return title[match.end() :].strip() or title.strip(), True


def is_called_off(properties: Sequence[Property]) -> bool:
    """Whether STATUS or the title says that it does not take place."""
    if any(item.text.strip().upper() == "CANCELLED" for item in named(properties, "STATUS")):
        return True
    return any(without_calling_off(one_line(item.text))[1] for item in named(properties, "SUMMARY"))


def note_of(exception: Sequence[Property], series: Sequence[Property], language: str) -> dict[str, str]:
    """What an exception says differently from its series: title, place, description."""
    notes: dict[str, list[str]] = {}
    for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        same, own = named(series, name), named(exception, name)
        if same == own:
            continue
        usual = texts_of(same, language, one_line)
        for code, text in texts_of(own, language, one_line).items():
            said = without_calling_off(text)[0] if name == "SUMMARY" else text
            if said and said not in usual.values():
                notes.setdefault(code, []).append(said)
    return {code: cut("\n".join(said), MAX_NOTE) for code, said in notes.items()}
