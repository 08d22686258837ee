"""What a wish is called where it is shown: `data/understanding/labels.toml`, else words of the taxonomy."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.date_words import range_words
from app.catalogue.words.sentence_words import words_for
from app.search.understanding.places import places
from app.search.understanding.tables import FOLDER, read_toml

SHOWN = ("fi", "sv", "en")
Labels = tuple[str, str, str]


@cache
def _document() -> Mapping[str, Any]:
    return read_toml(FOLDER / "labels.toml")


def filters(name: str) -> bool:
    """Whether wishes of this name leave out what does not fit."""
    return name in _document()["hard"]


def labels_of(name: str, value: str, today: date) -> Labels:
    """The label in Finnish, Swedish and English."""
    group = _document().get(name, {})
    if value in group:
        fi, sv, en = group[value]
        return fi, sv, en
    if "value" in group:
        shown = value.removesuffix("..120") + "+" if value.endswith("..120") else value.replace("..", "–")
        fi, sv, en = (text.format(value=shown) for text in group["value"])
        return fi, sv, en
    if name == "when":
        return _day_labels(value, today)
    if name == "weekday":
        parts = [labels_of(name, one, today) for one in value.split(",")]
        fi, sv, en = (", ".join(texts) for texts in zip(*parts, strict=True))
        return fi, sv, en
    if name == "place":
        label = places()[value].label
        return label["fi"], label["sv"], label["en"]
    return _taxonomy_labels(name, value)


def _day_labels(value: str, today: date) -> Labels:
    first, _, last = value.partition("..")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    fi, sv, en = (range_words(start, end, words_for(lang), today) for lang in SHOWN)
    return fi, sv, en


def _taxonomy_labels(name: str, value: str) -> Labels:
    words = taxonomy()
    vocabularies = {
        "category": words.categories,
        "card": words.cards,
        "kind": words.kinds,
        "audience": words.audiences,
        "language": words.languages,
        "finnish": words.finnish_levels,
        "accessible": words.accessibility,
    }
    vocabulary = vocabularies[name]
    fi, sv, en = ((vocabulary.phrase(value, lang) or (value, lang))[0] for lang in SHOWN)
    return fi, sv, en
