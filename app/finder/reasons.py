"""Why something is suggested, in a few words: "Maksuton · tänään · voit tulla yksin"."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from app.catalogue.content import ListingContent
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.date_words import day_words
from app.catalogue.words.sentence_words import words_for
from app.core.clock import local_day
from app.finder.answers import Answers
from app.finder.facts import FACTS, facts_of
from app.finder.table import said
from app.search.shown.cards import Card
from app.web.words import Words

MOST = 3


def reason_words(card: Card, content: ListingContent, answers: Answers, now: datetime, words: Words) -> str:
    """The reason: first what was hoped for, then when, then what else makes going easy."""
    facts = facts_of(content)
    parts = (
        *_hoped_for(facts, answers, words),
        *_when(card, now, words),
        *(words.gettext(FACTS[code]) for code in facts),
    )
    first, *rest = tuple(dict.fromkeys(parts))[:MOST] or (_category(content, words),)
    return " · ".join((_capital(first), *(part[:1].lower() + part[1:] for part in rest)))


def _hoped_for(facts: Collection[str], answers: Answers, words: Words) -> Iterator[str]:
    for choice in answers.choices:
        told = [words.gettext(FACTS[code]) for code in choice.told if code in facts]
        yield from told
        if not told and choice.by_text:
            yield said(choice.by_text, words)


def _when(card: Card, now: datetime, words: Words) -> Iterator[str]:
    if card.start is None:
        return
    said_as, today, day = words_for(words.lang), local_day(now), local_day(card.start)
    if card.start <= now:
        yield words.gettext("Auki nyt") if card.kind == "service" else words.gettext("Menossa nyt")
    elif day == today:
        yield said_as.today
    elif day == today + timedelta(days=1):
        yield said_as.tomorrow
    else:
        yield day_words(day, said_as, today, weekday=True)


def _category(content: ListingContent, words: Words) -> str:
    """What sort of thing it is, when nothing else is known of it."""
    categories, kinds = taxonomy().categories, taxonomy().kinds
    code = next((c for c in content.categories if (term := categories.get(c)) and term.public), None)
    return (categories.label(code, words.lang) if code else kinds.label(content.kind, words.lang))[0]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
