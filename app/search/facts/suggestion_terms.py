"""What a listing adds to the suggestions, as terms of the index: a beginning that leads to words as written.

A term is `kind beginning|language|base form|words as written`, parted by a control character. Kinds:
`w` a word or keyword, `o` an organiser, `t` a word of the title (nothing after the beginning).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.catalogue.taxonomy import taxonomy
from app.search.asking.wish_table import optional_words
from app.search.finnish.words import fold, words_of
from app.search.language import Texts, analyser
from app.search.suggestions import evened

WORD, ORGANISER, TITLE_WORD = "w", "o", "t"
APART = "\x1f"
CACHED_WORDS = 8_192
MIN_WORD, MAX_KEY, MAX_SHOWN, MAX_STARTS = 3, 60, 80, 6


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term read back. `base` stands for all forms of a word."""

    key: str
    lang: str
    base: str
    text: str

    @property
    def is_base(self) -> bool:
        """Whether the text is the base form itself: "kuoro", not "kuorot"."""
        return fold(self.text.lower().replace("-", "")) == self.base

    @property
    def is_start(self) -> bool:
        """Whether the text itself is begun, and not at a later word: "museo", not "Aitan museo"."""
        return fold(self.text.lower()).startswith(self.key.split()[0])


def suggestion_terms(title: Texts, tags: Texts, organiser: Texts) -> tuple[str, ...]:
    """The terms of a listing, each once."""
    return tuple(dict.fromkeys((*_words(title, tags), *_organisers(organiser), *_title_words(title))))


def beginning(kind: str, typed: str) -> str:
    """How terms of a kind begin for what has been typed."""
    return f"{kind}{fold(typed)[:MAX_KEY]}"


def title_word(word: str) -> str:
    """The term of a whole word of a title."""
    return f"{TITLE_WORD}{fold(word)[:MAX_KEY]}"


def shown_term(term: str) -> ShownTerm:
    """Read a term of kind `w` or `o`."""
    key, lang, base, text = term[1:].split(APART)
    return ShownTerm(key, lang, base, text)


@lru_cache(maxsize=CACHED_WORDS)
def says_little(word: str) -> bool:
    """Whether nobody looks for a word: "ja", "jossa"."""
    return any(lemma in optional_words() for lemma in analyser().analyse(word).lemmas[:2])


def _words(title: Texts, tags: Texts) -> Iterator[str]:
    """Words of titles that stand there in their base form, and keywords as they are."""
    for lang, text in title:
        for word in words_of(text):
            if _is_base(word, lang):
                yield from _starts(WORD, lang, fold(word.replace("-", "")), _as_written(word, text))
    for lang, text in tags:
        if (lang, text) not in _category_words():
            yield from _starts(WORD, lang, _base(text, lang), text)


def _organisers(organiser: Texts) -> Iterator[str]:
    for lang, name in organiser:
        yield from _starts(ORGANISER, lang, fold(evened(words_of(name))), name)


def _title_words(title: Texts) -> Iterator[str]:
    for _, text in title:
        yield from (title_word(word) for word in evened(words_of(text)).split() if not says_little(word))


def _starts(kind: str, lang: str, base: str, text: str) -> Iterator[str]:
    """Terms for each word that a text may be begun at."""
    shown = " ".join(text.replace(APART, " ").split())
    words = fold(evened(words_of(text))).split()
    if len(shown) > MAX_SHOWN or not base:
        return
    for place, word in enumerate(words[:MAX_STARTS]):
        if place == 0 or len(word) >= MIN_WORD:
            yield APART.join((f"{kind}{' '.join(words[place:])[:MAX_KEY]}", lang, base, shown))


@lru_cache(maxsize=CACHED_WORDS)
def _is_base(word: str, lang: str) -> bool:
    if len(word) < MIN_WORD or any(c.isdigit() for c in word):
        return False
    if says_little(word):
        return False
    return lang != "fi" or analyser().names_something(word)


def _as_written(word: str, text: str) -> str:
    """A word with its capitals, unless it stands first: there every word has one."""
    own = (f" {form}" for form in (word.capitalize(), word.upper()))
    return next((form.strip() for form in own if form in text), word)


def _base(text: str, lang: str) -> str:
    words = words_of(text)
    if len(words) == 1:
        return analyser().analyse(words[0]).lemmas[0] if lang == "fi" else fold(words[0].replace("-", ""))
    return fold(evened(words))


@lru_cache(maxsize=1)
def _category_words() -> frozenset[tuple[str, str]]:
    """Names and synonyms of categories: those are suggested as categories."""
    return frozenset(
        pair
        for term in taxonomy().categories
        for pair in (
            *term.label.items(),
            *((lang, word) for lang, words in term.synonyms.items() for word in words),
        )
    )
