"""What a group of fields is: it can be read into a part of a content, and written back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.catalogue.content import ListingContent
from app.submissions.form.fields import TEXT_LANGUAGES
from app.submissions.form.times import Asked

Changes = Mapping[str, Any]
TICKED = "1"


@dataclass(frozen=True, slots=True)
class Group:
    """`write` tells what would have been typed in `fields`; `read` what changes in `old`."""

    fields: tuple[str, ...]
    write: Callable[[ListingContent, str], dict[str, str]]
    read: Callable[[Asked, ListingContent], Changes]


def texts_with(old: Mapping[str, str], asked: Asked, name: str) -> dict[str, str]:
    """The texts with the languages of the form told anew; others stay."""
    others = {lang: asked.text(f"{name}_{lang}") for lang in TEXT_LANGUAGES if lang != asked.lang}
    return said({**old, **others, asked.lang: asked.text(name)})


def texts_typed(texts: Mapping[str, str], name: str, lang: str) -> dict[str, str]:
    """What would have been typed for texts by somebody who writes in `lang`."""
    others = {f"{name}_{other}": texts.get(other, "") for other in TEXT_LANGUAGES if other != lang}
    return {name: texts.get(lang, ""), **others}


def said(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that are not empty."""
    return {lang: text for lang, text in texts.items() if text}
