"""The files of everyday words, read into concepts.

    [[concepts]]
    code = "football"                    # English snake_case; stays the same for good
    fi = ["jalkapallo", "futis"]         # base forms, lower case, the commonest first; a phrase has spaces
    sv = ["fotboll"]
    uk = ["футбол*"]                     # uk, ru and ar may mark a beginning: футболу, футболом
    broader = ["ball_games"]
    related = []
    categories = []                      # only terms that mean the same

A word with two meanings stands by itself, as a concept that is `broader` than those it may mean: "sali" finds
gyms, but whoever asks for a gym is not shown every hall.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from app.search.synonyms.checks import check_links, check_words
from app.search.synonyms.concept import LANGUAGES, Concept, SynonymError

LINKS = ("broader", "related", "categories")
FIELDS = frozenset({"code", *LANGUAGES, *LINKS})


@cache
def read_concepts(folder: Path) -> tuple[Concept, ...]:
    """The concepts of `folder`, by file and place, read and checked once per process. Raises SynonymError."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise SynonymError(f"{folder.name}: there are no files of everyday words in {folder}")
    concepts = tuple(concept for path in paths for concept in _concepts_of(path))
    check_links(concepts)
    return concepts


def _concepts_of(path: Path) -> Iterable[Concept]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SynonymError(f"{path.name}: not readable as TOML: {error}") from error
    entries = document.pop("concepts", None)
    if document:
        raise SynonymError(f"{path.name}: {next(iter(document))} is not known here; use [[concepts]]")
    if not isinstance(entries, list) or not entries:
        raise SynonymError(f"{path.name}: there are no [[concepts]]")
    for number, entry in enumerate(entries, start=1):
        yield _concept(path.name, number, entry)


def _concept(file: str, number: int, entry: Any) -> Concept:
    code = entry.get("code") if isinstance(entry, dict) else None
    if not isinstance(code, str):
        raise SynonymError(f"{file}, entry {number}: code is missing")
    where = f"{file}, {code}"
    unknown = sorted(entry.keys() - FIELDS)
    if unknown:
        raise SynonymError(f"{where}: {unknown[0]} is not a field of a concept")
    words = {lang: _texts(where, lang, entry[lang]) for lang in LANGUAGES if lang in entry}
    broader, related, categories = (_texts(where, name, entry.get(name, [])) for name in LINKS)
    concept = Concept(code, words, broader, related, categories, file)
    check_words(where, concept)
    return concept


def _texts(where: str, name: str, values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise SynonymError(f'{where}: {name} must be a list of texts, as in ["one", "two"]')
    return tuple(values)
