"""What a group of fields is: it can be read into a part of a content, and written back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.catalogue.content import ListingContent
from app.submissions.form_times import Asked

Changes = Mapping[str, Any]
TICKED = "1"


@dataclass(frozen=True, slots=True)
class Group:
    """`write` tells what would have been typed in `fields`; `read` what changes in `old`."""

    fields: tuple[str, ...]
    write: Callable[[ListingContent, str], dict[str, str]]
    read: Callable[[Asked, ListingContent], Changes]


def texts_with(old: Mapping[str, str], asked: Asked, name: str) -> dict[str, str]:
    """The texts with one language told anew; the others stay."""
    return {**old, asked.lang: asked.text(name)}


def said(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that are not empty."""
    return {lang: text for lang, text in texts.items() if text}
