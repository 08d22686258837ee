"""The analyser: Finnish words to keys, and the light stemming of Swedish and English beside it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from app.search.finnish.analysis import Analysis
from app.search.finnish.compounds import compound_parts, part_base
from app.search.finnish.derivation import origins_of
from app.search.finnish.heads import split_unknown
from app.search.finnish.keys import WordKeys, folded
from app.search.finnish.lemmas import lemmas_of
from app.search.finnish.location import LEXICON_SHA256
from app.search.finnish.reader import Lexicon
from app.search.finnish.reading import (
    everyday_readings,
    guessed_readings,
    known_readings,
    singulars,
    spoken_readings,
    within_margin,
)
from app.search.finnish.words import fold, stem, words_of

# Part of the index's name: a change of the rules or of the lexicon means a rebuild.
ANALYSER_VERSION = f"1-{LEXICON_SHA256[:8]}"
CACHED_WORDS = 8_192


class FinnishAnalyser:
    """Turns words into keys. Safe to share between threads; remembers the words it saw last."""

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        frequency: Mapping[str, int] | None = None,
        cached_words: int = CACHED_WORDS,
    ) -> None:
        """`frequency` (base form → how often) decides between readings that are about as likely."""
        self._lexicon = lexicon
        self._frequency = frequency or {}
        self._cached = lru_cache(maxsize=cached_words)(self._analyse)
        self._part_base = lru_cache(maxsize=cached_words)(self._find_part_base)
        self._singulars = lru_cache(maxsize=cached_words)(self._find_singulars)
        self._common_noun = lru_cache(maxsize=cached_words)(self._find_common_noun)
        self._origins = lru_cache(maxsize=cached_words)(self._find_origins)

    @classmethod
    def open(cls, path: Path) -> "FinnishAnalyser":
        """An analyser over a lexicon file. Raises LexiconUnavailableError, naming what to run."""
        return cls(Lexicon.open(path))

    def analyse(self, word: str) -> WordKeys:
        """Keys of a Finnish word as `words_of` gives it: lower-case, at most 60 letters."""
        return self._cached(word)

    def cache_size(self) -> int:
        """How many words are remembered."""
        return self._cached.cache_info().currsize

    def analyse_text(self, text: str) -> list[WordKeys]:
        """Keys of each word of a Finnish text, in their order."""
        return [self.analyse(word) for word in words_of(text)]

    def keys_for(self, word: str, lang: str) -> WordKeys:
        """Keys of a lower-case word of a language: fi as above, sv and en stemmed, others as written."""
        if lang == "fi":
            return self.analyse(word)
        key = stem(word, lang)
        return WordKeys(lemmas=(key,), parts=(), roots=(), stem=key, known=False)

    def query_keys(self, word: str) -> tuple[WordKeys, ...]:
        """Keys of a word whose language is not known: as Finnish, as Swedish, as English."""
        return tuple(self.keys_for(word, lang) for lang in ("fi", "sv", "en"))

    def knows(self, word: str) -> bool:
        """Whether the lexicon has a lower-case word, listed or as a compound; no spoken form, no guess."""
        return word.isalpha() and bool(known_readings(self._lexicon, word))

    def is_common_noun(self, word: str) -> bool:
        """Whether a lower-case word, in any form, is most likely a noun of the lexicon that is no name."""
        return self._common_noun(word.rpartition("-")[2])

    def names_something(self, word: str) -> bool:
        """Whether a lower-case word is the base form of a noun or a name, or of a doing ("neulominen")."""
        last = word.rpartition("-")[2]
        readings = self._readings(last) if last.isalpha() else ()
        return any(r.lemma == last and r.pos in {"noun", "proper"} for r in readings) or last.endswith(
            "minen"
        )

    def _analyse(self, word: str) -> WordKeys:
        first, hyphen, last = word.rpartition("-")
        if hyphen:
            return self._hyphenated(first, self.analyse(last), word)
        readings = self._readings(word) if word.isalpha() else ()
        near = within_margin([r for r in readings if not r.derivation] or readings, word)
        lemmas = lemmas_of(word, near, self._frequency) or [word]
        lemmas.extend(one for r in near if r.pos == "noun-pl" for one in self._singulars(r.lemma))
        parts = next(filter(None, (compound_parts(reading, self._part_base) for reading in near)), ())
        return WordKeys(
            lemmas=folded(lemmas),
            parts=folded([part for part in parts if part not in lemmas]),
            roots=folded(self._roots(lemmas, parts, readings)),
            stem=stem(word, "fi"),
            known=not any(reading.guessed for reading in near) if near else not word.isalpha(),
        )

    def _hyphenated(self, first: str, last: WordKeys, word: str) -> WordKeys:
        """One word, perheelämä, of the parts perhe and elämä; only the last part is inflected."""
        pieces = first.split("-")
        before = [self.analyse(piece) for piece in pieces]
        front = fold("".join(pieces))
        return WordKeys(
            lemmas=tuple(front + lemma for lemma in last.lemmas),
            parts=folded([keys.lemmas[0] for keys in before] + [*last.lemmas[:2], *last.parts]),
            roots=folded([root for keys in (*before, last) for root in keys.roots]),
            stem=stem(word.replace("-", ""), "fi"),
            known=last.known,
        )

    def _readings(self, word: str) -> tuple[Analysis, ...]:
        return (
            everyday_readings(self._lexicon, word)
            or known_readings(self._lexicon, word)
            or spoken_readings(self._lexicon, word)
            or split_unknown(self._lexicon, word)
            or guessed_readings(self._lexicon, word)
        )

    def _roots(self, lemmas: list[str], parts: tuple[str, ...], readings: tuple[Analysis, ...]) -> list[str]:
        roots = [r.lemma for r in readings if r.derivation or r.is_comparison]
        roots.extend(origin for lemma in lemmas for origin in self._origins(lemma))
        roots.extend(origin for part in parts for origin in self._origins(part))
        return [root for root in dict.fromkeys(roots) if root not in lemmas]

    def _find_common_noun(self, word: str) -> bool:
        readings = self._readings(word)
        return bool(readings) and readings[0].pos.startswith("noun") and not readings[0].guessed

    def _find_part_base(self, part: str) -> str | None:
        return part_base(self._lexicon, part)

    def _find_singulars(self, plural: str) -> tuple[str, ...]:
        return singulars(self._lexicon, plural)

    def _find_origins(self, word: str) -> tuple[str, ...]:
        return origins_of(self._lexicon, word)
