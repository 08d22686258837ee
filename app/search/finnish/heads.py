"""Compounds of a word that the lexicon does not know and one that ends many titles: "zumbakurssille"."""

from app.search.finnish.analysis import Analysis
from app.search.finnish.reader import Lexicon
from app.search.finnish.reading import read_branch

MIN_FIRST = 3
CERTAIN = 2
HEADS = frozenset(
    "kurssi kerho ryhmä tunti ilta leiri koulu treeni talo sali halli rata kenttä seura yhdistys "
    "tapahtuma työpaja paja näyttely konsertti kahvila klubi harjoitus turnaus kilpailu valmennus "
    "opetus ohjaus ohjaaja jooga tanssi jumppa festivaali keskus puisto museo teatteri kuoro piiri "
    "opisto retki laji peli pelaaja soitto musiikki liikunta vuoro maja mökki ranta kirjasto neuvola "
    "palvelu toiminta".split()
)
_STARTS = frozenset(head[:3] for head in HEADS)


def split_unknown(lexicon: Lexicon, word: str) -> tuple[Analysis, ...]:
    """Readings as unknown word + known head; the longest head wins. Empty if there is none."""
    for seam in range(MIN_FIRST, len(word) - 3):
        if word[seam : seam + 3] in _STARTS:
            found = [_joined(word[:seam], reading) for reading in _heads(lexicon, word[seam:])]
            if found:
                return tuple(found)
    return ()


def _heads(lexicon: Lexicon, tail: str) -> list[Analysis]:
    readings = read_branch(lexicon, tail, "Lexicon")
    return [r for r in readings if r.lemma in HEADS and r.pos == "noun" and r.weight <= CERTAIN]


def _joined(first: str, head: Analysis) -> Analysis:
    return Analysis(
        lemma=first + head.lemma,
        parts=(first, head.lemma),
        pos=head.pos,
        tags=head.tags,
        weight=head.weight,
        guessed=True,
        derivation="",
    )
