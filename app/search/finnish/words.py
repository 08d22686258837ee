"""Text to words, and words to plain keys: the parts of the chain that need no lexicon."""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

STEMMED = {"fi": "finnish", "sv": "swedish", "en": "english"}
MAX_WORD = 60
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Endings of abbreviations: "SPR:n" is SPR.
_ENDING = re.compile(
    r"(?<=[^\W\d_]):(?:n|t|a|ä|an|ta|tä|aan|een|iin|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|ien|ia|iä)\b"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A stemmer keeps the word that it is working on.
_STEMMERS = threading.local()


def words_of(text: str) -> list[str]:
    """The words of a text, lower-case, in their order; "perhe-elämä" is one, "10-12" two, both cut at 60."""
    normal = unicodedata.normalize("NFC", text).lower().translate(_INVISIBLE)
    words: list[str] = []
    for word in _WORD.findall(_ENDING.sub("", normal)):
        pieces = word.split("-")
        separate = len(word) > MAX_WORD or all(piece.isdigit() for piece in pieces)
        words.extend(piece[:MAX_WORD] for piece in (pieces if separate else (word,)))
    return words


def fold(word: str) -> str:
    """Drop marks: "väsynyt" → "vasynyt"."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=8_192)
def stem(word: str, lang: str) -> str:
    """The Snowball stem of a lower-case word, folded; other languages than fi, sv and en have none."""
    return fold(_stemmer(lang).stemWord(word)) if lang in STEMMED else fold(word)


def _stemmer(lang: str) -> "snowballstemmer.stemmer":
    if not hasattr(_STEMMERS, lang):
        setattr(_STEMMERS, lang, snowballstemmer.stemmer(STEMMED[lang]))
    return getattr(_STEMMERS, lang)
