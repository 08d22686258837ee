"""How suggestions are chosen: what is let go when too little fits, and how they are made different."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.catalogue.content import ListingContent
from app.catalogue.texts import text_in
from app.finder.answers import SKIPPED, Answers
from app.finder.facts import facts_of, is_for_the_young
from app.finder.table import merged, table
from app.search.engine import Hit
from app.search.query import SearchQuery
from app.search.understanding.places import places

SHOWN = 9
ENOUGH = 3
"""With fewer that fit, the page is filled with others that nearly do."""
LEAST_RADIUS = 1500


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be suggested: its result, and all that is told of it."""

    hit: Hit
    content: ListingContent

    @property
    def title(self) -> str:
        """What makes two of them the same series: the name, whatever its case and spaces."""
        return " ".join(text_in(self.content.title, "fi")[0].casefold().split())


def looser(answers: Answers) -> Iterator[tuple[Answers, tuple[str, ...]]]:
    """The answers, then fewer and fewer of them; with each, the questions whose answers were let go."""
    gone: tuple[str, ...] = ()
    yield answers, gone
    for code in table().let_go:
        if answers.choice(code) is not None:
            answers, gone = answers.with_answer(code, SKIPPED), (*gone, code)
            yield answers, gone


def query_of(answers: Answers) -> SearchQuery:
    """The filters that the answers ask for. Their sentences are apart: see `sentences_of`."""
    query = merged(answers.choices)
    if answers.area is None:
        return query
    place = places()[answers.area]
    return replace(query, near=(place.lat, place.lon), radius=max(place.radius, LEAST_RADIUS))


def sentences_of(answers: Answers, lang: str = "fi") -> tuple[str, ...]:
    """What the answers say to the search in words, each by itself."""
    return tuple(text_in(choice.sentence, lang)[0] for choice in answers.choices if choice.sentence)


def is_told(content: ListingContent, answers: Answers) -> bool:
    """Whether a listing tells all that the answers must have told."""
    must = {code for choice in answers.choices for code in choice.must_be_told}
    return not must or must <= set(facts_of(content))


def spread(candidates: Sequence[Candidate], *, with_young: bool) -> Iterator[Candidate]:
    """The candidates in an order in which sorts and organisers take turns; the same for the same candidates.

    What is for the young alone comes last, unless somebody asked for it (`with_young`).
    """
    used: Counter[str] = Counter()
    left = list(candidates)
    while left:
        at = min(range(len(left)), key=lambda n: (*_repeats(left[n], used, with_young=with_young), n))
        chosen = left.pop(at)
        used.update(_sorts(chosen.content))
        yield chosen


def _repeats(candidate: Candidate, used: Counter[str], *, with_young: bool) -> tuple[bool, int]:
    last = not with_young and is_for_the_young(candidate.content)
    return last, sum(used[sort] for sort in _sorts(candidate.content))


def _sorts(content: ListingContent) -> list[str]:
    """Its organiser, its category and the group of that: what the next ones should not repeat."""
    organiser = [text_in(content.organiser.name, "fi")[0].casefold()] if content.organiser else []
    if not content.categories:
        return organiser
    category = content.categories[0]
    return [*organiser, *dict.fromkeys((category, category.partition(".")[0]))]


def bounds(fitting: int, number: int) -> tuple[int, int]:
    """Where the suggestions of a round begin and end, when so many of all fit every answer.

    The first round holds only what fits, if that is enough for a choice.
    """
    first = fitting if ENOUGH <= fitting < SHOWN else SHOWN
    if number == 1:
        return 0, first
    start = first + SHOWN * (number - 2)
    return start, start + SHOWN
