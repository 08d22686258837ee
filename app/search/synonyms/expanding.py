"""What else to look for when a concept is asked for: few words, always the same ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from app.search.synonyms.concept import Concept, Expansion, Word

MAX_NARROWER, MAX_RELATED = 24, 6
MAX_WORDS = 48
"""Of all three together; the narrower words give way. A concept itself has at most 40."""


def expansions_of(concepts: Sequence[Concept]) -> dict[str, Expansion]:
    """The expansion of each concept, by code. Every code pointed to must be there."""
    by_code = {concept.code: concept for concept in concepts}
    children: defaultdict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        for code in concept.broader:
            children[code].append(concept.code)
    return {concept.code: _expansion(concept, by_code, children) for concept in concepts}


def _expansion(
    concept: Concept, by_code: Mapping[str, Concept], children: Mapping[str, Sequence[str]]
) -> Expansion:
    same = (*concept.all_words, *concept.finds)
    below = _descendants(concept.code, children)
    known = set(concept.all_words)
    related = _words((by_code[c] for c in concept.related if c not in below), known, MAX_RELATED)
    room = min(MAX_NARROWER, MAX_WORDS - len(same) - len(related))
    narrower = _words((by_code[code] for code in below), known | set(related), room)
    return Expansion(same, narrower, related, concept.categories)


def _descendants(code: str, children: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Codes of everything under a concept, the nearest first."""
    found: dict[str, None] = {}
    waiting = [code]
    for one in waiting:
        fresh = [child for child in children.get(one, ()) if child not in found]
        found.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    return tuple(found)


def _words(concepts: Iterable[Concept], known: set[Word], most: int) -> tuple[Word, ...]:
    """Finnish words that are not known yet: the commonest of every concept, then every second, ..."""
    lists = [concept.words_in("fi") for concept in concepts]
    longest = max(map(len, lists), default=0)
    turns = (("fi", words[turn]) for turn in range(longest) for words in lists if turn < len(words))
    return tuple(islice(dict.fromkeys(word for word in turns if word not in known), most))
