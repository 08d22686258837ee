"""Parts of compounds as base forms: "lastenkulttuuri" → "lapsi", "kulttuuri"."""

from collections.abc import Callable, Sequence
from itertools import combinations

from app.search.finnish.analysis import Analysis
from app.search.finnish.reader import Lexicon
from app.search.finnish.reading import LISTED, read_branch
from app.search.finnish.word_lists import compound_stops

MIN_PART = 3
MAX_PIECES = 6
# What only begins compounds, such as "digi" and "sosiaali", is no word of the lexicon, yet a part.
MIN_BEGINNING = 4
# Stems that only begin compounds, where the lexicon reads another word: "pien" is no form of "piki" here.
_STEMS = {"pien": "pieni", "suur": "suuri", "uus": "uusi", "nais": "nainen", "mies": "mies", "etä": "etä"}
_BASE_CASES = frozenset({"+nom", "+gen"})
_PLAIN_TAGS = frozenset({"+sg", "+pl", "+nom", "+gen"})


def part_base(lexicon: Lexicon, part: str) -> str | None:
    """The base form of a compound's part, None if the lexicon does not know it as a word.

    A nominative stays, a genitive becomes one (käden → käsi), -s becomes -nen (kansalais → kansalainen). A
    verb stem stays as it is (uima).
    """
    if part in _STEMS or len(part) < MIN_PART:
        return _STEMS.get(part)
    readings = [r for branch in LISTED for r in read_branch(lexicon, part, branch) if not r.derivation]
    plain = sorted((r for r in readings if _PLAIN_TAGS.issuperset(r.tags)), key=lambda r: r.weight)
    singular = [r.lemma for r in plain if r.pos == "noun" and r.tags == ("+pl", "+nom")]
    if any(r.lemma == part and not (singular and r.pos == "noun-pl") for r in plain):
        return part
    inflected = [r.lemma for r in plain if not _BASE_CASES.isdisjoint(r.tags)]
    if inflected:
        return inflected[0]
    if part.endswith("s"):
        return _nen_word(lexicon, f"{part[:-1]}nen")
    return part if any(r.pos == "verb" and "+part_ma" in r.tags for r in readings) else None


def compound_parts(analysis: Analysis, base: Callable[[str], str | None]) -> tuple[str, ...]:
    """Base forms of the parts: first, last, the ones between, then the longer parts ("käsityö").

    Empty for a word without seams, a name, an adverb, and a word whose parts would mislead. A piece that
    is no word takes its neighbour along: vapaa|ehtois|työ is "vapaaehtoinen" and "työ", never "vapaa".
    """
    if analysis.guessed:
        return analysis.parts if len(analysis.parts) > 1 else ()
    stops = compound_stops()
    if analysis.lemma in stops:
        return stops[analysis.lemma]
    pieces = analysis.parts
    if analysis.pos.startswith(("proper", "adverb")) or not 1 < len(pieces) <= MAX_PIECES:
        return ()
    spans = {span: base("".join(pieces[slice(*span)])) for span in _spans(len(pieces))}
    known = {span: word for span, word in spans.items() if word}
    single = [known.get((i, i + 1)) for i in range(len(pieces))]
    if single[0] is None and len(pieces[0]) >= MIN_BEGINNING and not pieces[0].endswith("s"):
        single[0] = pieces[0]
    lost = {i for i, word in enumerate(single) if word is None and len(pieces[i]) >= MIN_PART}
    swallowed = {i for a, b in known if b - a > 1 and lost & set(range(a, b)) for i in range(a, b)}
    kept = [word for i, word in enumerate(single) if word and i not in swallowed]
    longer = [word for (a, b), word in known.items() if b - a > 1]
    ordered = [*kept[:1], *kept[-1:], *kept[1:-1], *longer]
    return tuple(dict.fromkeys(_unstopped(ordered, stops)))


def _spans(count: int) -> list[tuple[int, int]]:
    return [(a, b) for a, b in combinations(range(count + 1), 2) if b - a < count]


def _unstopped(words: Sequence[str], stops: dict[str, tuple[str, ...]]) -> list[str]:
    """Parts of a stop word are no parts of a longer one either: "jalkapallo" + "kenttä" has no "jalka"."""
    hidden: set[str] = set()
    for word in words:
        if word in stops:
            hidden |= {other for other in words if other != word and word.startswith(other)}
    return [word for word in words if word not in hidden]


def _nen_word(lexicon: Lexicon, word: str) -> str | None:
    readings = read_branch(lexicon, word, "Lexicon")
    return word if any(r.lemma == word or "+inf4" in r.tags for r in readings) else None
