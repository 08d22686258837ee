"""How a question's words become keys in the browser: forms, parts of compounds, everyday words, wishes."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache

from app.core.clock import LOCAL_ZONE, local_day
from app.kiosk.copy_coding import number, numbers, rising, signed, sorted_words
from app.kiosk.copy_keys import MARK, Vocabulary
from app.search.documents import SearchDocument
from app.search.finnish.keys import WordKeys
from app.search.finnish.words import fold, stem, words_of
from app.search.language import MAX_LEMMAS, analyser, concepts, known_lemmas
from app.search.synonyms import Concept, Word
from app.search.understanding import understand
from app.search.understanding.tables import tables

LANGUAGES = ("fi", "sv", "en")
FILTERS = ("price", "when", "weekday", "daypart", "audience", "kind", "category")
"""Wishes that the browser can fulfil."""
Name = tuple[str, ...]
NAMES = "names in the copy: "
"""Begins the names of what is kept with the concepts."""


def finnish_words(documents: Iterable[SearchDocument]) -> set[str]:
    """The Finnish words of texts and of everyday names, as written."""
    words = {
        word
        for document in documents
        for lang, text in (*document.title, *document.tags, *document.names, *document.body)
        if lang == "fi"
        for word in words_of(text)
    }
    return words | {
        word for concept in concepts() for text in concept.words_in("fi") for word in words_of(text)
    }


def names_of(concept: Concept) -> tuple[Name, ...]:
    """The names of a concept as keys."""
    kept, code = concepts().kept, f"{NAMES}{concept.code}"
    if code not in kept:
        kept[code] = tuple(dict.fromkeys(_names(concept.all_words)))
    names: tuple[Name, ...] = kept[code]
    return names


def _names(words: Iterable[Word]) -> Iterator[Name]:
    return (_name(lang, text) for lang, text in words if lang in LANGUAGES)


@lru_cache(maxsize=20_000)
def _name(lang: str, text: str) -> Name:
    return tuple(_key(word, lang) for word in words_of(text))


def _key(word: str, lang: str) -> str:
    keys = analyser().keys_for(word, lang).lemmas
    return fold(word) if fold(word) in keys else keys[0]


def told_forms(words: Iterable[str], vocabulary: Vocabulary) -> dict[str, object]:
    """`stems`: what a word stem means; `forms`: words that mean something else than their stem does.

    `made`: by key, the parts of a compound and the words that it comes from.
    """
    meanings: defaultdict[str, Counter[tuple[int, ...]]] = defaultdict(Counter)
    meant: dict[str, tuple[int, ...]] = {}
    made: dict[int, tuple[list[int], list[int]]] = {}
    for word in sorted(words):
        keys = analyser().analyse(word)
        ids = tuple(vocabulary.ids(keys.lemmas[:MAX_LEMMAS]))
        if not ids:
            continue
        meant[word] = ids
        meanings[stem(word, "fi")][ids] += 1
        _note_made(keys, vocabulary, made)
    stems = {one: counts.most_common(1)[0][0] for one, counts in meanings.items()}
    forms = {fold(word): ids for word, ids in meant.items() if stems[stem(word, "fi")] != ids}
    return {
        "stems": _told_meanings(stems, vocabulary),
        "forms": _told_meanings(forms, vocabulary),
        "made": _told_made(made),
    }


def _note_made(keys: WordKeys, vocabulary: Vocabulary, made: dict[int, tuple[list[int], list[int]]]) -> None:
    place = vocabulary.place.get(keys.lemmas[0])
    parts, roots = vocabulary.ids(keys.parts[:2]), vocabulary.ids(keys.roots[:MAX_LEMMAS])
    if place is not None and (parts or roots):
        made.setdefault(place, (parts if len(parts) == 2 else [], roots))


def _told_meanings(meanings: dict[str, tuple[int, ...]], vocabulary: Vocabulary) -> list[str]:
    """The words, and of each its keys, told from where the word itself would be among the keys."""
    words = sorted(meanings)
    told = []
    for word in words:
        near = bisect_left(vocabulary.keys, word)
        told.append(number(len(meanings[word])) + numbers(signed(one - near) for one in meanings[word]))
    return [sorted_words(words), "".join(told)]


def _told_made(made: dict[int, tuple[list[int], list[int]]]) -> str:
    told, before = [], 0
    for place in sorted(made):
        parts, roots = made[place]
        counts = number(place - before) + number(len(parts) * 4 + len(roots))
        told.append(counts + numbers(signed(one - place) for one in (*parts, *roots)))
        before = place
    return "".join(told)


def told_concepts(vocabulary: Vocabulary) -> list[str]:
    """Everyday words that lead to something here: a text of numbers each.

    How many names, each as its keys; then what they find besides, each with what it is worth (0: the same,
    1: a kind of it, 2: near it); then categories.
    """
    return [told for concept in concepts() if (told := _concept(concept, vocabulary))]


def _concept(concept: Concept, vocabulary: Vocabulary) -> str:
    expansion = concepts().expansion(concept.code)
    names = [name for name in names_of(concept) if all(key in vocabulary.place for key in name)]
    more = [
        (worth, name)
        for worth, words in enumerate((concept.finds, expansion.narrower, expansion.related))
        for name in dict.fromkeys(_names(words))
        if name not in names and name and all(key in vocabulary.place for key in name)
    ]
    categories = vocabulary.ids(f"{MARK}category:{code}" for code in expansion.categories)
    if not names or (len(names) == 1 and not more and not categories):
        return ""
    told = [number(len(names)), *map(_told_name, map(vocabulary.ids, names)), number(len(more))]
    told += [number(worth) + _told_name(vocabulary.ids(name)) for worth, name in more]
    return "".join((*told, rising(sorted(categories))))


def _told_name(ids: Sequence[int]) -> str:
    return number(len(ids)) + numbers(ids)


@lru_cache(maxsize=1)
def told_wishes(today: date) -> dict[str, dict[str, str]]:
    """Single words that are a wish, by language: "ilmainen" → "price=free"; "" says nothing at all."""
    noon = datetime.combine(today, time(12), LOCAL_ZONE)
    return {lang: dict(sorted(_wishes(lang, noon))) for lang in LANGUAGES}


def _wishes(lang: str, now: datetime) -> Iterator[tuple[str, str]]:
    table = tables()[lang]
    for word in filter(str.isalpha, table.vocabulary()):
        read = understand(word, lang, local_day(now), now, known_lemmas)
        if read.rest or read.exclude or any(slot.name not in FILTERS for slot in read.slots):
            continue
        yield fold(word), "&".join(f"{slot.name}={slot.value}" for slot in read.slots)
