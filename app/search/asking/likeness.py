"""What is like something that was asked for: the concepts above it and beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.search.asking.plan import Asked, Way
from app.search.asking.words import CATEGORY_WEIGHT, concepts_named, named_ways
from app.search.language import concepts
from app.search.synonyms.concept import BEGINNING

SURE_FIELDS = frozenset({"title", "tags"})
"""A listing is like it when it says so of itself; a word in its text is not enough."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A concept that is like what was asked for: its name by language, and how to find it."""

    words: Mapping[str, str]
    asked: Asked


def likenesses(asked: Sequence[Asked], lang: str) -> Iterator[Likeness]:
    """What is like the subject of a question: first what it is a kind of, then what is beside it.

    In Finnish only the main word counts, for any word may be read as something; of other languages the
    everyday words know only what people do, and all count.
    """
    subjects = [one for one in asked if not one.required and (one.main or lang != "fi")]
    codes = [code for one in subjects for code in concepts_named(one.words, lang)]
    above = [broader for code in codes for broader in concepts()[code].broader if _is_narrow(broader)]
    beside = [related for code in codes for related in concepts()[code].related]
    for code in dict.fromkeys((*above, *beside)):
        if code not in codes:
            yield _likeness(code)


def _is_narrow(code: str) -> bool:
    """Whether a concept is near to its kinds: "liikunta" has too much under it to be like any of it."""
    return any("." in category for category in concepts()[code].categories)


def _likeness(code: str) -> Likeness:
    """By Finnish names only: stems of other languages fall together with quite other words."""
    concept, expansion = concepts()[code], concepts().expansion(code)
    names = {lang: words[0].removesuffix(BEGINNING) for lang, words in concept.words.items() if words}
    words = [word for word in (*expansion.same, *expansion.narrower) if word[0] == "fi"]
    ways = [way for word in words for way in named_ways(word, 1.0) if way.field in SURE_FIELDS]
    ways += [Way("category", (category,), CATEGORY_WEIGHT) for category in expansion.categories]
    return Likeness(names, Asked(names["fi"], tuple(ways)))
