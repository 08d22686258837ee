"""Words to keys: lower case, light stemming per language, and dots dropped (ä→a, ö→o, å→a) last.

The same chain makes the keys of the index and of the query. `VERSION` is part of the index's name: a change
here means a rebuild.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import snowballstemmer

VERSION = "1"
STEMMED = {"fi": "finnish", "sv": "swedish", "en": "english"}
MAX_WORD = 60
_WORD = re.compile(r"[^\W_]+")
_STEMMERS = {lang: snowballstemmer.stemmer(name) for lang, name in STEMMED.items()}
STOP_WORDS = frozenset(
    "ja tai on ei en se että kun jos niin mutta myös sekä olla ovat olen haluan haluaisin jotain joku "
    "och eller är att jag det en ett som i på the a an and or is to of in for i".split()
)


def words_of(text: str) -> list[str]:
    """The words of a text, lower-case, in their order."""
    normal = unicodedata.normalize("NFC", text).lower()
    return [word[:MAX_WORD] for word in _WORD.findall(normal)]


def fold(word: str) -> str:
    """Drop marks: "väsynyt" → "vasynyt"."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def stem(word: str, lang: str) -> str:
    """The stem of a lower-case word in a language; other languages than fi, sv and en have none."""
    stemmer = _STEMMERS.get(lang)
    return fold(stemmer.stemWord(word) if stemmer else word)


def index_keys(texts: Mapping[str, str]) -> list[str]:
    """Keys of a text map, each language stemmed by its own rules."""
    return [stem(word, lang) for lang, text in texts.items() for word in words_of(text)]


def surface_keys(texts: Mapping[str, str]) -> list[str]:
    """The words as written, without dots: for beginnings of words."""
    return [fold(word) for text in texts.values() for word in words_of(text)]


def query_keys(word: str) -> tuple[str, ...]:
    """Keys by which a word of a question may be found; its language is not known for sure."""
    return tuple(dict.fromkeys(stem(word, lang) for lang in (*STEMMED, "")))
