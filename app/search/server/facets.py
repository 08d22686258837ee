"""How many results have each value of each facet."""

from collections import Counter
from collections.abc import Callable, Mapping

from app.search.engine import FACETS
from app.search.server.connection import Documents, Questions
from app.search.server.settings import FACTS, KEYS, lines_of

Facets = Mapping[str, Mapping[str, int]]


def facets_of(questions: Questions, expression: str, documents: Documents) -> Callable[[], Facets]:
    """Begin to count, and give back what tells the counts: it raises UnavailableError.

    When all results are at hand they are counted here. Else the server does, while the page is made: it takes
    longer for that than for all the rest.
    """
    if len(documents.some) == documents.total:
        return lambda: _counted(documents)
    told = questions.ask_meanwhile({"filter": expression, "limit": 0, "facets": FACETS})
    return lambda: {name: told.result()["facetDistribution"].get(name, {}) for name in FACETS}


def _counted(documents: Documents) -> Facets:
    facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    counts = Counter(fact for one in documents.some for fact in lines_of(one[KEYS])[FACTS].split())
    for fact, count in counts.items():
        name, _, value = fact.partition("=")
        if name in facets:
            facets[name][value] = count
    return facets
