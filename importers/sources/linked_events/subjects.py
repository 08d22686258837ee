"""What it is about and whom it suits: keywords, categories, groups of people, languages."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import orjson

from app.catalogue.parts import Keyword, SpokenLanguage
from app.catalogue.taxonomy import taxonomy
from app.reading.texts import one_line
from importers.contract import Problem
from importers.sources.linked_events.envelope import id_of
from importers.sources.linked_events.words import lookup, texts_of

_YSO = "yso:"
_YSO_ADDRESS = "http://www.yso.fi/onto/yso/"
_LANGUAGE_LENGTHS = range(2, 4)


def keywords_of(items: Iterable[Any]) -> tuple[Keyword, ...]:
    """The words the event is filed under, each once; a keyword that has lost its name is left out."""
    found = (_keyword(orjson.dumps(item)) for item in items if isinstance(item, dict))
    return tuple({str(keyword.label): keyword for keyword in found if keyword}.values())


def categories_of(keywords: tuple[Keyword, ...]) -> tuple[str, ...]:
    """Codes of the categories that the keywords lead to, in the order of the keywords."""
    return tuple(dict.fromkeys(code for keyword in keywords for code in _categories(_packed(keyword))))


def audience_of(items: Iterable[Any]) -> tuple[tuple[str, ...], tuple[Keyword, ...], tuple[Problem, ...]]:
    """Codes of the groups it is for; words for which there is no group are kept as keywords and told."""
    codes: dict[str, None] = {}
    others: list[Keyword] = []
    for item in items:
        if not isinstance(item, dict):
            continue
        keyword = _keyword(orjson.dumps(item))
        found = _groups(id_of(item) or "", tuple(keyword.label.values()) if keyword else ())
        codes.update(dict.fromkeys(found))
        if keyword and not found:
            others.append(keyword)
    problems = tuple(
        Problem(
            "There is no group of people by this name, so it was kept as a keyword",
            field="audience",
            value=next(iter(keyword.label.values())),
            lookup="audience",
            severity="note",
        )
        for keyword in others
    )
    return tuple(codes), tuple(others), problems


def languages_of(items: Iterable[Any]) -> tuple[SpokenLanguage, ...]:
    """The languages spoken there: `{"@id": ".../language/fi/"}`."""
    codes = (_language(id_of(item)) for item in items)
    return tuple(SpokenLanguage(code=code) for code in dict.fromkeys(code for code in codes if code))


def _language(code: str | None) -> str | None:
    base, _, script = (code or "").lower().replace("_", "-").partition("-")
    if not (base.isascii() and base.isalpha() and len(base) in _LANGUAGE_LENGTHS):
        return None
    return f"{base}-{script.title()}" if script.isascii() and script.isalpha() and len(script) == 4 else base


@lru_cache(maxsize=8192)
def _keyword(packed: bytes) -> Keyword | None:
    item = orjson.loads(packed)
    label = texts_of(item.get("name"), one_line)
    key = id_of(item) or ""
    uri = _YSO_ADDRESS + key.removeprefix(_YSO) if key.startswith(_YSO) else None
    return Keyword(label=label, uri=uri) if label else None


def _packed(keyword: Keyword) -> tuple[str | None, tuple[str, ...]]:
    return keyword.uri, tuple(keyword.label.values())


@lru_cache(maxsize=8192)
def _categories(keyword: tuple[str | None, tuple[str, ...]]) -> tuple[str, ...]:
    uri, labels = keyword
    by_uri = taxonomy().categories.codes_for_yso((uri,)) if uri else ()
    return by_uri or taxonomy().categories_for_words(labels)


@lru_cache(maxsize=4096)
def _groups(key: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    taught = [code for word in (key, *labels) if (code := lookup("audience", word))]
    if taught:
        return tuple(dict.fromkeys(code for code in taught[0].split() if code in taxonomy().audiences))
    audiences = taxonomy().audiences
    uri = _YSO_ADDRESS + key.removeprefix(_YSO) if key.startswith(_YSO) else ""
    return audiences.codes_for_yso((uri,)) or audiences.codes_for_words(labels)
