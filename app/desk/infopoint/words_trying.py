"""What a change of the everyday words would do: the real search, asked with the words of now and of then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.search.engine import SearchEngine, SearchResults
from app.search.language import trying
from app.search.query import MAX_LIMIT, SearchQuery
from app.search.shown.cards import read_card
from app.search.synonyms import Concept
from app.search.synonyms.local import LocalWord

FEW = 25
WIDE = 0.4
"""A word that finds more than this part of all there is, and more than a FEW, tells nothing apart."""
SHOWN = 12
Told = Literal["wide", "told"]


@dataclass(frozen=True, slots=True)
class Tried:
    """One question: how many it finds now and would find then, and titles of what would come and go."""

    question: str
    now: int
    then: int
    comes: tuple[str, ...]
    goes: tuple[str, ...]


def tried(
    engine: SearchEngine,
    before: Sequence[LocalWord],
    change: LocalWord,
    concept: Concept | None,
    now: datetime,
) -> tuple[tuple[Tried, ...], Told | None]:
    """Ask what the change is about, with and without it; and what speaks against it, if anything does.

    `wide`: nearly everything would be found. `told`: the search reads the word as a day, a price or the like.
    """
    questions = tuple(dict.fromkeys(_questions(change, concept)))
    asked = [SearchQuery(q=one, lang=change.lang, limit=MAX_LIMIT, exact=True) for one in questions]
    present = [engine.search(one, now) for one in asked]
    with trying((*before, change)):
        coming = [engine.search(one, now) for one in asked]
    everything = engine.search(SearchQuery(lang=change.lang, limit=1), now).total
    return (
        tuple(_tried(*one, now) for one in zip(questions, present, coming, strict=True)),
        None if change.kind == "remove" else _against(present, coming, everything),
    )


def _questions(change: LocalWord, concept: Concept | None) -> Iterator[str]:
    yield change.word
    if change.kind == "both":
        yield change.finds
    if concept is not None:
        names = [name for name in concept.words_in(change.lang) if name != change.word]
        yield from names[:1]


def _against(
    present: Sequence[SearchResults], coming: Sequence[SearchResults], everything: int
) -> Told | None:
    if not present[0].plan.asked:
        return "told"
    is_wide = any(one.total > max(FEW, WIDE * everything) for one in coming)
    return "wide" if is_wide else None


def _tried(question: str, present: SearchResults, coming: SearchResults, now: datetime) -> Tried:
    before, after = _titles(present, now), _titles(coming, now)
    return Tried(
        question,
        present.total,
        coming.total,
        tuple(title for key, title in after.items() if key not in before)[:SHOWN],
        tuple(title for key, title in before.items() if key not in after)[:SHOWN],
    )


def _titles(results: SearchResults, now: datetime) -> dict[str, str]:
    cards = [read_card(hit.card, "fi", now) for hit in results.hits]
    return {card.id: card.title for card in cards}
