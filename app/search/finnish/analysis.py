"""What the lexicon says about a form, as a value, and how likely each reading is."""

import re
from dataclasses import dataclass

# The marks are upper case: a lemma is cut at them before it is put into lower case.
_MARKS = re.compile(r"\||⁅BOUNDARY⁆|⁅HYPHEN⁆|-")
_TAG = re.compile(r"\+\w+")
_STYLE = re.compile(r"\w+")

# How unlikely a reading is, in half units. "Kuusi" is a spruce, seldom "your moon" (kuu+si).
_RARE_TAGS = {
    "+poss1sg": 3, "+poss2sg": 5, "+poss1pl": 2, "+poss2pl": 2, "+poss3": 2,
    "+imper": 2, "+conneg": 2, "+past": 1, "+poten": 4, "+optat": 6, "+pass": 1, "+cond": 1,
    "+part_ma": 3, "+part_past": 1, "+inf2": 1, "+inf5": 3,
    "+ins": 3, "+abe": 2, "+com": 2, "+acc": 1,
    "+s": 3, "+pa": 2, "+han": 2, "+ka": 2, "+kaan": 1, "+kin": 1, "+ko": 1,
    "+comparative": 3, "+superlative": 3, "+dial": 2, "+arch": 4, "+rare": 4, "+poet": 4,
    "+pres": 1,  # codespell:ignore pres
}  # fmt: skip
_RARE_STYLES = {
    "rare": 5, "arch": 6, "poet": 5, "foreign": 4, "child": 4, "dated": 3, "dial": 3, "vulg": 3, "jocul": 2,
    "nstd": 1,
}  # fmt: skip
_RARE_POS = {"proper": 2, "proper-pl": 3, "interjection": 5, "noun-pl": 1, "none": 2}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form.

    - `lemma`: base form in lower case; `parts`: the lemma cut where the lexicon marks a seam (one, if none)
    - `pos`: `noun`, `verb`, `proper` …; `tags`: `+sg`, `+gen` …
    - `weight`: half units, the less the likelier; `guessed`: from the ending alone
    - `derivation`: `deriv_agent` or `deriv_action` when the lemma is the verb that the word comes from
    """

    lemma: str
    parts: tuple[str, ...]
    pos: str
    tags: tuple[str, ...]
    weight: int
    guessed: bool
    derivation: str

    @property
    def is_comparison(self) -> bool:
        """Whether the form is the comparative or superlative of the lemma."""
        return "+comparative" in self.tags or "+superlative" in self.tags


def read_line(line: str, weight: int, *, guessed: bool) -> Analysis:
    """An analysis from the line the transducer writes: TAB-separated lemma, pos, homonym, style, tags.

    The weight that is kept counts how rare the form and its style are, too.
    """
    _, lemma, pos, _, style, forms = line.split("\t")
    tags = tuple(_TAG.findall(forms))
    parts = tuple(part.lower() for part in _MARKS.split(lemma) if part)
    derivations = [tag[1:] for tag in tags if tag.startswith("+deriv")]
    rarity = (
        sum(_RARE_TAGS.get(tag, 0) for tag in tags)
        + max((_RARE_STYLES.get(name, 0) for name in _STYLE.findall(style)), default=0)
        + _RARE_POS.get(pos, 0)
    )
    return Analysis(
        lemma="".join(parts),
        parts=parts,
        pos=pos,
        tags=tags,
        weight=weight + rarity,
        guessed=guessed,
        derivation=derivations[0] if derivations else "",
    )
