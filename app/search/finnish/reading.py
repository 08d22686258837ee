"""Choosing: the readings of a form that are worth a key, out of all that the lexicon offers."""

from collections.abc import Iterable, Sequence

from app.search.finnish.analysis import Analysis, read_line
from app.search.finnish.colloquial import SPOKEN, variants
from app.search.finnish.reader import Lexicon

LISTED = ("Lexicon", "Lexicon|Num")
COMPOSED = "Lexicon|Pfx"
GUESSED = "Guesser|Any"
# Half units. Beyond CERTAIN a listed word may as well be a compound; readings within MARGIN of the best stay.
CERTAIN = 4
MARGIN = 2
MAX_GUESSES = 4


def known_readings(lexicon: Lexicon, word: str) -> tuple[Analysis, ...]:
    """Readings from the word list, and as a compound if the list has none that is likely; the best first."""
    found = _listed(lexicon, word)
    if min((reading.weight for reading in found), default=CERTAIN + 1) > CERTAIN:
        found.extend(read_branch(lexicon, word, COMPOSED))
    return _sorted(found)


def spoken_readings(lexicon: Lexicon, word: str) -> tuple[Analysis, ...]:
    """Readings of the first written form that a spoken one may stand for."""
    return next(filter(None, (_certain(lexicon, variant) for variant in variants(word))), ())


def everyday_readings(lexicon: Lexicon, word: str) -> tuple[Analysis, ...]:
    """Readings of a spoken word that the lexicon would take for another: "haluun" is "haluan", not "halu"."""
    return _certain(lexicon, SPOKEN[word]) if word in SPOKEN else ()


def _certain(lexicon: Lexicon, word: str) -> tuple[Analysis, ...]:
    return _sorted(r for r in _listed(lexicon, word) if r.weight <= CERTAIN)


def guessed_readings(lexicon: Lexicon, word: str) -> tuple[Analysis, ...]:
    """Readings by the ending alone, of a word that the lexicon does not know; shorter base forms first."""
    distinct: dict[str, Analysis] = {}
    for reading in _sorted(read_branch(lexicon, word, GUESSED)):
        distinct.setdefault(reading.lemma, reading)
    near = within_margin(list(distinct.values()))
    return tuple(sorted(near, key=lambda r: (r.weight, len(r.lemma), r.lemma))[:MAX_GUESSES])


def singulars(lexicon: Lexicon, plural: str) -> tuple[str, ...]:
    """Base forms of which a word that is mostly used in the plural is one: "tanssit" → "tanssi"."""
    readings = [*_listed(lexicon, plural), *read_branch(lexicon, plural, COMPOSED)]
    return tuple(dict.fromkeys(r.lemma for r in readings if r.pos == "noun" and r.tags == ("+pl", "+nom")))


def within_margin(readings: Sequence[Analysis], word: str = "") -> tuple[Analysis, ...]:
    """The readings that are about as likely as the best one; a base form is likelier than its look-alikes."""
    weights = [reading.weight - (MARGIN if reading.lemma == word else 0) for reading in readings]
    limit = min(weights, default=0) + MARGIN
    return tuple(reading for reading, weight in zip(readings, weights, strict=True) if weight <= limit)


def _listed(lexicon: Lexicon, word: str) -> list[Analysis]:
    return [reading for branch in LISTED for reading in read_branch(lexicon, word, branch)]


def read_branch(lexicon: Lexicon, word: str, branch: str) -> list[Analysis]:
    """The readings of one branch, in the transducer's order."""
    guessed = branch == GUESSED
    return [read_line(line, weight, guessed=guessed) for line, weight in lexicon.lookup(word, branch)]


def _sorted(readings: Iterable[Analysis]) -> tuple[Analysis, ...]:
    return tuple(sorted(readings, key=lambda r: (r.weight, len(r.parts), -len(r.lemma), r.lemma)))
