"""What words are made of: "laulu" ← "laulaa", "uimari" ← "uida", "iltaisin" ← "ilta".

The lexicon tells many of them itself (uinti, kävely, harrastus, laulaja); here are the common patterns that
it does not. A verb counts only if the lexicon knows it.
"""

import re

from app.search.finnish.reader import Lexicon
from app.search.finnish.reading import read_branch

MIN_NOUN = 4
_PATTERNS = (
    (re.compile("[uy]$"), ("aa", "ea")),
    (re.compile("(?<!st)[oö]$"), ("aa",)),
    (re.compile("nti$"), ("da",)),
)
# What no pattern finds, and what one finds wrongly ("katto" is not made of "kattaa").
_KNOWN = {
    "peli": "pelata", "pelaaja": "pelata", "uimari": "uida", "retki": "retkeillä", "hyppy": "hypätä",
    "leikki": "leikkiä", "tanssi": "tanssia", "paini": "painia", "marssi": "marssia", "muisto": "muistaa",
    "soitin": "soittaa", "katto": "", "satu": "", "liitto": "", "pallo": "", "matto": "", "taito": "",
    "kuitu": "", "keitto": "keittää", "maali": "maalata",
    "kuvaus": "kuvata", "valokuvaus": "valokuvata", "lenkki": "lenkkeillä",
    "keilailu": "keilata", "keilaus": "keilata", "luistin": "luistella", "hiihtäjä": "hiihtää",
    "golf": "golfata", "melonta": "meloa", "juoksija": "juosta", "jooga": "joogata", "jumppa": "jumpata",
    "suunnistus": "suunnistaa", "rukous": "rukoilla", "tapaaminen": "tavata",
}  # fmt: skip


def origins_of(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """The verb that a noun or a compound's part ("uima") is made of; the times that an adverb repeats."""
    if word.endswith("isin"):
        return tuple(base for base in (word[:-4], word[:-3]) if _is_noun(lexicon, base))[:1]
    readings = [r for r in read_branch(lexicon, word, "Lexicon") if r.pos == "verb" and r.lemma != word]
    told = [r.lemma for r in readings if r.derivation or "+part_ma" in r.tags]
    return tuple(dict.fromkeys(told)) or tuple(v for v in _candidates(word) if _is_verb(lexicon, v))[:1]


def _is_noun(lexicon: Lexicon, noun: str) -> bool:
    return any(r.lemma == noun and r.pos == "noun" for r in read_branch(lexicon, noun, "Lexicon"))


def _is_verb(lexicon: Lexicon, verb: str) -> bool:
    readings = read_branch(lexicon, verb, "Lexicon")
    return any(r.lemma == verb and r.pos == "verb" and "+inf1" in r.tags for r in readings)


def _candidates(noun: str) -> tuple[str, ...]:
    if noun in _KNOWN:
        return (_KNOWN[noun],) if _KNOWN[noun] else ()
    found: list[str] = []
    if len(noun) >= MIN_NOUN:
        for ending, infinitives in _PATTERNS:
            if ending.search(noun):
                trunk = ending.sub("", noun)
                found.extend(trunk + infinitive for infinitive in infinitives)
                found.extend(trunk + infinitive.replace("a", "ä") for infinitive in infinitives)
    return tuple(found)
