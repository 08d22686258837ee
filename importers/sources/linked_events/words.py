"""Texts of the interface: maps by language, now and then a bare string."""

from collections.abc import Callable, Mapping
from pathlib import Path

from app.reading.texts import drop_fake_translations, plain_text, safe_url
from importers.contract import load_lookups

LOOKUPS = load_lookups(Path(__file__).parent)
_FIRST = ("fi", "en", "sv")


def texts_of(value: object, read: Callable[[object], str] = plain_text) -> dict[str, str]:
    """A text map, cleaned with `read`, copies of the Finnish left out. A bare string counts as Finnish."""
    if isinstance(value, str):
        value = {"fi": value}
    return drop_fake_translations(value, read=read) if value and isinstance(value, dict) else {}


def first_language(texts: Mapping[str, str]) -> str:
    """Finnish, else English, Swedish, or whatever there is."""
    return next((lang for lang in _FIRST if lang in texts), next(iter(texts), _FIRST[0]))


def first_text(texts: Mapping[str, str]) -> str:
    """The text in Finnish, else English, Swedish, or whatever there is."""
    return texts.get(first_language(texts), "")


def first_url(value: object) -> str | None:
    """The first address that may be shown: of a map by language, or a bare string."""
    if isinstance(value, dict):
        ordered = [value.get(lang) for lang in _FIRST] + list(value.values())
        return next((url for url in map(safe_url, ordered) if url), None)
    return safe_url(value)


def lookup(table: str, value: str) -> str | None:
    """What `lookups.toml` teaches about a value; None when it says nothing."""
    return LOOKUPS.get(table, {}).get(value.strip().lower())
