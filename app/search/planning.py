"""From a question to a plan: the sentence is understood, its wishes applied, the rest looked for as words."""

from dataclasses import replace
from datetime import datetime

from app.core.clock import local_day
from app.search.finnish.words import words_of
from app.search.language import analyser, known_lemmas
from app.search.plan import Asked, QueryPlan
from app.search.query import SearchQuery
from app.search.spelling import Mended, Spelling
from app.search.understanding import Slot, understand
from app.search.wish_table import optional_words
from app.search.wishes import apply_wishes
from app.search.words import asked_of

DROPPED_FIRST = (
    "daypart",
    "kind",
    "card",
    "price_max",
    "weekday",
    "language",
    "when",
    "place",
    "age",
    "accessible",
    "price",
)
"""Hard wishes in the order in which they are given up when nothing is left."""


def plan_query(query: SearchQuery, now: datetime, spelling: Spelling | None = None) -> QueryPlan:
    """Plan a query. Pure but for the lexicon and tables of the process."""
    if not query.q:
        return QueryPlan(query)
    today = local_day(now)
    read = understand(query.q, query.lang, today, now, known_lemmas)
    wishes = apply_wishes(query, read.slots)
    mended = spelling.mended(read.rest, unfinished=True) if spelling else Mended(read.rest, None)
    telling, little = _by_weight(asked_of(mended.text, query.lang))
    asked = (*telling, *wishes.asked)
    soft = (*wishes.soft, *(way for one in little for way in one.ways))
    if not asked and not read.slots:
        if not little and len(words_of(query.q)) > 1:  # "mitä voisin harrastaa": the question itself
            return QueryPlan(replace(query, q=""), help_now=read.help_now)
        asked, soft = little or asked_of(query.q, query.lang), ()  # only small words: then they are meant
    if not asked and wishes.soft:  # nothing but wishes: then they are what is asked for
        asked, soft = (Asked(query.q, wishes.soft),), ()
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
        corrected=mended.corrected,
        help_now=read.help_now,
    )


def _by_weight(asked: tuple[Asked, ...]) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """What was asked, apart: words that tell something, and words that say too little to be required."""
    small = optional_words()
    telling = tuple(a for a in asked if not (a.ways and _main_key(a) in small))
    return telling, tuple(a for a in asked if a not in telling)


def _main_key(asked: Asked) -> str:
    return analyser().analyse(asked.words).lemmas[0] if " " not in asked.words else ""


def without(plan: QueryPlan, original: SearchQuery, slot: Slot) -> QueryPlan:
    """The plan without one hard wish. "This weekend" first becomes any weekend."""
    slots = tuple(s for s in plan.slots if s is not slot)
    if (slot.name, slot.value) == ("when", "weekend"):
        slots = (*slots, replace(slot, name="weekday", value="SA,SU"))
    wishes = apply_wishes(original, slots)
    words = tuple(a for a in plan.asked if not a.required)
    return replace(
        plan,
        query=wishes.query,
        limits=wishes.limits,
        asked=(*words, *wishes.asked),
        slots=slots,
        dropped=(*plan.dropped, slot),
    )


def next_to_drop(plan: QueryPlan) -> Slot | None:
    """The least important hard wish of a plan."""
    hard = [slot for slot in plan.slots if slot.hard and slot.name in DROPPED_FIRST]
    return min(hard, key=lambda slot: DROPPED_FIRST.index(slot.name), default=None)
