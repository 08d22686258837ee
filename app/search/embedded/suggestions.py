"""Suggestions out of the embedded index: only what leads to something now."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import tantivy
from tantivy import FieldType, Occur, Query

from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import text_in
from app.search.asking.planning import plan_query
from app.search.asking.steps import first_that_finds
from app.search.embedded.looking import Looking
from app.search.embedded.queries import any_of
from app.search.embedded.reading import card_at
from app.search.embedded.schema import schema
from app.search.facts.suggestion_terms import (
    ORGANISER,
    TITLE_WORD,
    WORD,
    ShownTerm,
    beginning,
    says_little,
    shown_term,
    title_word,
)
from app.search.finnish.words import fold
from app.search.query import SearchQuery
from app.search.shown.category_beginnings import categories_that_begin
from app.search.suggestions import Suggestion, Typed, begins_so, chosen, typed_of
from app.web.links import listing_path, search_path

FIELD = "suggestions"
MAX_TERMS = 100
ENOUGH_CATEGORIES = 5
Shown = tuple[ShownTerm, int]


def suggest(
    searcher: tantivy.Searcher, text: str, lang: str, limit: int, now: datetime
) -> tuple[Suggestion, ...]:
    """Suggest what may be meant by what has been typed, at most `limit`."""
    typed = typed_of(text)
    if typed is None:
        return ()
    alive = Query.range_query(schema(), "last_end", FieldType.Integer, lower_bound=int(now.timestamp()))
    found = [
        *_categories(searcher, typed, lang, alive),
        *_words(searcher, typed, lang, alive, now),
        *_listings(searcher, typed, lang, alive, limit),
        *_organisers(searcher, typed, lang, alive),
    ]
    return chosen(found, limit)


def _categories(searcher: tantivy.Searcher, typed: Typed, lang: str, alive: Query) -> Iterator[Suggestion]:
    given = 0
    for code in categories_that_begin(typed.whole, lang):
        if _finds(searcher, _both(alive, Query.term_query(schema(), "category", code))):
            label, label_lang = taxonomy().categories.label(code, lang)
            url = search_path(SearchQuery(category=(code,)).query_string())
            yield Suggestion("category", label, label_lang, url, label)
            given += 1
        if given == ENOUGH_CATEGORIES:
            return


def _words(
    searcher: tantivy.Searcher, typed: Typed, lang: str, alive: Query, now: datetime
) -> Iterator[Suggestion]:
    """Words that begin with everything; then words of the reader's language that go on from finished ones."""
    for term in _best_forms(_terms(searcher, WORD, typed.whole, alive), lang):
        yield _asked("word", term.text, term.lang)
    if not typed.before or len(typed.last) < 2:
        return
    also = _with_words(searcher, typed.before, lang, alive, now)
    if also is not None:
        for term in _best_forms(_terms(searcher, WORD, typed.last, also), lang):
            if term.lang == lang and _adds(term, typed):
                yield _asked("word", " ".join((*typed.before, term.text)), term.lang)


def _adds(term: ShownTerm, typed: Typed) -> bool:
    """Whether a word adds something: nobody means "kuoro kuoro"."""
    return term.key not in {fold(word) for word in typed.before}


def _with_words(
    searcher: tantivy.Searcher, words: Iterable[str], lang: str, alive: Query, now: datetime
) -> Query | None:
    """What the finished words find; small words say nothing. None: they find nothing."""
    telling = [word for word in words if not says_little(word)]
    if not telling:
        return alive
    asked = SearchQuery(q=" ".join(telling), lang=lang)
    looking = Looking(searcher, now, with_facets=False)
    found = looking.found(first_that_finds(plan_query(asked, now), asked, looking.counting))
    return found.query if found.total else None


def _listings(
    searcher: tantivy.Searcher, typed: Typed, lang: str, alive: Query, limit: int
) -> Iterator[Suggestion]:
    """Listings with all the words in the title, the soonest first."""
    *finished, last = typed.whole.split()
    begun = searcher.terms_with_prefix(FIELD, beginning(TITLE_WORD, last), None, MAX_TERMS)
    if not begun:
        return
    words = [Query.term_query(schema(), FIELD, title_word(w)) for w in finished if not says_little(w)]
    ends = any_of(FIELD, [term for term, _ in begun])
    query = _both(alive, ends, *words)
    found = searcher.search(
        query, limit * 2, count=False, order_by_field="next_start", order=tantivy.Order.Asc
    )
    for _, address in found.hits:
        card = card_at(searcher, address)
        title, title_lang = text_in(card["title"], lang)
        if begins_so(title, typed.last):
            yield Suggestion("listing", title, title_lang, listing_path(card["slug"]), title)


def _organisers(searcher: tantivy.Searcher, typed: Typed, lang: str, alive: Query) -> Iterator[Suggestion]:
    for term in _best_forms(_terms(searcher, ORGANISER, typed.whole, alive), lang):
        yield _asked("organiser", term.text, term.lang)


def _asked(kind: str, text: str, lang: str) -> Suggestion:
    return Suggestion(kind, text, lang, search_path(SearchQuery(q=text).query_string()), text)


def _terms(searcher: tantivy.Searcher, kind: str, typed: str, query: Query) -> list[Shown]:
    """Terms that begin as typed, with how many of the query's listings have each; the most first."""
    found = searcher.terms_with_prefix(FIELD, beginning(kind, typed), query, MAX_TERMS)
    shown = [(shown_term(term), count) for term, count in found if count]
    if fold(typed) == typed:
        return shown
    return [(term, count) for term, count in shown if begins_so(term.text, typed)]


def _best_forms(terms: Iterable[Shown], lang: str) -> list[ShownTerm]:
    """One form of each word, the base form if there: the reader's language first, then the commonest."""
    best: dict[str, Shown] = {}
    total: dict[str, int] = {}
    for term, count in terms:
        total[term.base] = total.get(term.base, 0) + count
        kept = best.get(term.base)
        if kept is None or (term.is_base, count) > (kept[0].is_base, kept[1]):
            best[term.base] = (term, count)

    def rank(term: ShownTerm) -> tuple[bool, bool, int, str]:
        return term.lang != lang, not term.is_start, -total[term.base], term.text

    return sorted((term for term, _ in best.values()), key=rank)


def _finds(searcher: tantivy.Searcher, query: Query) -> bool:
    return bool(searcher.search(query, 1, count=False).hits)


def _both(*queries: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
