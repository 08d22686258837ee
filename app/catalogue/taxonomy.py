"""The words of the catalogue, read from `data/taxonomy/*.toml` and checked as they are read.

A file holds one or more vocabularies, each an array of tables named after it:

    [[categories]]
    code = "liiku.uinti"          # the part before the dot is the parent, which must be in the same array
    label = { fi = "Uinti", sv = "Simning", en = "Swimming" }
    match = ["uinti", "vesijumppa"]

`app.catalogue.terms.Term` says what else a term may have.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.catalogue.terms import Term
from app.catalogue.vocabulary import Vocabulary

FOLDER = Path(__file__).parents[2] / "data" / "taxonomy"

FILES = {
    "categories.toml": ("categories",),
    "audiences.toml": ("audiences", "needs"),
    "accessibility.toml": ("accessibility",),
    "prices.toml": ("price_types", "price_units", "cards"),
    "languages.toml": ("languages", "finnish_levels"),
    "kinds.toml": ("kinds", "place_types", "organisation_kinds", "companions"),
}
"""Vocabularies of each file."""

PLAIN = {"missing": " is missing", "extra_forbidden": " is not a field of a term"}
"""Pydantic's kinds of fault that have better words than its own."""


class TaxonomyError(ValueError):
    """A file of the taxonomy is wrong; the message names the file, the term and what to mend."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All vocabularies. `needs` are matching data: residents only ever read their phrases."""

    categories: Vocabulary
    audiences: Vocabulary
    needs: Vocabulary
    accessibility: Vocabulary
    price_types: Vocabulary
    price_units: Vocabulary
    cards: Vocabulary
    languages: Vocabulary
    finnish_levels: Vocabulary
    kinds: Vocabulary
    place_types: Vocabulary
    organisation_kinds: Vocabulary
    companions: Vocabulary

    def categories_for_words(self, words: Iterable[str]) -> tuple[str, ...]:
        """Category codes for keywords of a feed: exact words only, in the order of the words."""
        return self.categories.codes_for_words(words)


@cache
def taxonomy(folder: Path = FOLDER) -> Taxonomy:
    """Return the taxonomy of `folder`, read once per process. Raises TaxonomyError."""
    return load_taxonomy(folder)


def load_taxonomy(folder: Path) -> Taxonomy:
    """Read and check every file of `folder`. Raises TaxonomyError at the first fault."""
    vocabularies: dict[str, Vocabulary] = {}
    for name, keys in FILES.items():
        document = _read(folder / name)
        unknown = sorted(document.keys() - set(keys))
        if unknown:
            raise TaxonomyError(
                f"{name}: [[{unknown[0]}]] is not known here; use [[{']] or [['.join(keys)}]]"
            )
        for key in keys:
            vocabularies[key] = _vocabulary(f"{name}, {key}", document.get(key))
    return Taxonomy(**vocabularies)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TaxonomyError(f"{path.name}: the file is missing from {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"{path.name}: not readable as TOML: {error}") from error


def _vocabulary(where: str, entries: object) -> Vocabulary:
    if not isinstance(entries, list) or not entries:
        raise TaxonomyError(f"{where}: there are no terms")
    terms: dict[str, Term] = {}
    for number, entry in enumerate(entries, start=1):
        term = _term(where, number, entry)
        if term.code in terms:
            raise TaxonomyError(f"{where}, {term.code}: the code is used twice")
        terms[term.code] = term
    for term in terms.values():
        if term.parent and term.parent not in terms:
            raise TaxonomyError(f"{where}, {term.code}: the parent {term.parent} is not a term")
    return Vocabulary(tuple(terms.values()))


def _term(where: str, number: int, entry: object) -> Term:
    try:
        return Term.model_validate(entry)
    except ValidationError as error:
        code = entry.get("code") if isinstance(entry, dict) else None
        fault = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in fault["loc"])
        reason = PLAIN.get(fault["type"], f": {fault['msg'].removeprefix('Value error, ')}")
        raise TaxonomyError(f"{where}, {code or f'entry {number}'}: {field}{reason}") from None
