"""From a question to a plan: the sentence is understood, its wishes applied, the rest looked for as words."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from app.core.clock import local_day
from app.search.asking.plan import Asked, Corrected, QueryPlan, Way
from app.search.asking.wish_table import generic_parts, optional_words
from app.search.asking.wishes import apply_wishes
from app.search.asking.words import PART_FIELDS, asked_of
from app.search.finnish.words import words_of
from app.search.language import analyser, known_lemmas
from app.search.mistakes.spelling import Mended, Spelling
from app.search.query import SearchQuery
from app.search.understanding import Understanding, understand

ANYWHERE, SUBJECT = frozenset({"title", "tags", "parts", "body"}), frozenset({"title", "tags", "parts"})
NAME_FIELDS = frozenset({"title", "names"})


def plan_query(query: SearchQuery, now: datetime, spelling: Spelling | None = None) -> QueryPlan:
    """Plan a query. Pure but for the lexicon and tables of the process."""
    if not query.q:
        return QueryPlan(query)
    spelling = None if query.exact else spelling
    put_right = spelling.put_right(query.q, query.lang) if spelling else Mended(query.q, None)
    query = replace(query, q=put_right.text)
    read = _understood(query.q, query.lang, now)
    wishes = apply_wishes(query, read.slots)
    mended = spelling.mended(read.rest, query.lang, unfinished=True) if spelling else Mended(read.rest, None)
    telling, little = _by_weight(asked_of(mended.text, query.lang, whole=query.q))
    asked = (*telling, *wishes.asked)
    soft = (*wishes.soft, *(way for one in little for way in one.ways))
    if not asked and not read.slots:
        if not little and len(words_of(query.q)) > 1:  # "mitä voisin harrastaa": the question itself
            return QueryPlan(replace(query, q=""), help_now=read.help_now)
        asked, soft = little or asked_of(query.q, query.lang), ()  # only small words: then they are meant
    if not asked and wishes.soft:  # nothing but wishes: then they are what is asked for
        asked = wishes.alone()
    excluded = tuple(
        key for text in read.exclude for word in words_of(text) for key in analyser().analyse(word).lemmas[:1]
    )
    return QueryPlan(
        query=wishes.query,
        asked=asked,
        soft=soft,
        limits=wishes.limits,
        excluded=excluded,
        unwanted=wishes.unwanted,
        slots=read.slots,
        corrected=_both(put_right.corrected, mended.corrected),
        help_now=read.help_now,
        names_subject=bool(telling) or not read.slots,
    )


@lru_cache(maxsize=16)
def _understood(text: str, lang: str, now: datetime) -> Understanding:
    """A page asks the same question several times at one moment, for its counts: it is read once."""
    return understand(text, lang, local_day(now), now, known_lemmas)


def as_a_name(plan: QueryPlan, original: SearchQuery) -> QueryPlan:
    """The question as the name of something, with no wish in it: "Torin Laulajat" wishes for no place."""
    words = asked_of(plan.query.q, original.lang, unfinished=False)
    asked = tuple(Asked(one.words, tuple(w for w in one.ways if w.field in NAME_FIELDS)) for one in words)
    return QueryPlan(
        replace(original, q=plan.query.q), asked, corrected=plan.corrected, help_now=plan.help_now
    )


def in_parts(plan: QueryPlan) -> QueryPlan | None:
    """The plan with compounds asked for by both their parts, wherever they stand; None without compounds.

    What the last part names is the subject: "ilmaiskonsertti" is a konsertti whose text says ilmainen.
    """
    asked = tuple(part for one in plan.asked for part in _parts_of(one))
    return replace(plan, asked=asked) if len(asked) > len(plan.asked) else None


def _parts_of(asked: Asked) -> tuple[Asked, ...]:
    parts = () if " " in asked.words or asked.required else analyser().analyse(asked.words).parts[:2]
    if len(parts) < 2:
        return (asked,)
    return tuple(
        Asked(part, tuple(Way(field, (part,), weight) for field, weight in PART_FIELDS if field in fields))
        for part, fields in zip(parts, (ANYWHERE, SUBJECT), strict=True)
    )


def _both(first: Corrected | None, then: Corrected | None) -> Corrected | None:
    if first is None or then is None:
        return first or then
    return Corrected(f"{first.typed} {then.typed}", f"{first.used} {then.used}")


def _by_weight(asked: tuple[Asked, ...]) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """What was asked, apart: words that tell something, and words that say too little to be required."""
    small = optional_words()
    telling = _with_main(tuple(a for a in asked if not (a.ways and _main_key(a) in small)))
    return telling, tuple(a for a in asked if a.ways and _main_key(a) in small)


def _with_main(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The first thing that is named is what the question is about: of "junaliput Tukholmaan", the tickets."""
    main = next((a for a in asked if _names_a_thing(a.words)), None)
    return tuple(replace(a, main=a is main) for a in asked)


def _names_a_thing(words: str) -> bool:
    """Whether a word is a noun that says something by itself; "alkeiskurssi" does not say of what."""
    keys = analyser().analyse(words) if " " not in words else None
    if keys is None or not analyser().is_common_noun(words):
        return False
    return generic_parts().isdisjoint((keys.lemmas[0], *keys.parts[1:2]))


def _main_key(asked: Asked) -> str:
    return analyser().analyse(asked.words).lemmas[0] if " " not in asked.words else ""
