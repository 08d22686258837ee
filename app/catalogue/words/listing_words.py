"""Whom a listing suits, its languages and its accessibility, in words for its page."""

from collections.abc import Iterator

from app.catalogue.content import ListingContent
from app.catalogue.parts import AccessibilityFact, Audience
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.shown_text import Text, ours, told
from app.web.words import N_, Words

FINNISH_NEEDED = {
    "none": N_("Suomea ei tarvitse osata."),
    "some_words": N_("Muutama sana suomea riittää."),
    "easy": N_("Selkeä suomi riittää."),
    "fluent": N_("Puhumme sujuvaa suomea."),
}
LEVELS = {
    "any": N_("Et tarvitse aiempaa kokemusta."),
    "beginner": N_("Sopii aloittelijalle."),
    "intermediate": N_("Sopii, jos osaat jo vähän."),
    "advanced": N_("Sopii, jos osaat jo hyvin."),
}
GENDERS = {"women": N_("Naisille."), "men": N_("Miehille.")}
USES = {
    "practice": N_("%(language)s: harjoittelemme yhdessä"),
    "interpretation": N_("%(language)s: tulkkaus"),
    "materials": N_("%(language)s: materiaalit"),
}
ANSWERS = {
    "partly": N_("%(fact)s: osittain."),
    "no": N_("%(fact)s: ei."),
    "unknown": N_("%(fact)s: kysy järjestäjältä."),
}


def audience_words(audience: Audience, words: Words) -> Iterator[Text]:
    """Whom it suits: ages, level, and the open doors. Never a label for a person."""
    yield from map(ours, _ages(audience.min_age, audience.max_age, words))
    if audience.gender in GENDERS:
        yield ours(words.gettext(GENDERS[audience.gender]))
    if audience.level in LEVELS:
        yield ours(words.gettext(LEVELS[audience.level]))
    for code in audience.groups:
        for vocabulary in (taxonomy().audiences, taxonomy().needs):
            if code in vocabulary and (phrase := vocabulary.phrase(code, words.lang)):
                yield ours(phrase[0])
    if text := told(audience.conditions, words):
        yield text


def _ages(low: int | None, high: int | None, words: Words) -> Iterator[str]:
    if low and low == high:
        yield words.gettext("%(age)s-vuotiaille.", age=low)
    elif low and high:
        yield words.gettext("%(low)s–%(high)s-vuotiaille.", low=low, high=high)
    elif low:
        yield words.gettext("%(age)s vuotta täyttäneille.", age=low)
    elif high:
        yield words.gettext("Alle %(age)s-vuotiaille.", age=high + 1)


def language_words(content: ListingContent, words: Words) -> Iterator[str]:
    """Languages there, and how much Finnish one needs."""
    languages = taxonomy().languages
    for language in content.languages:
        known = language.code in languages
        name = languages.label(language.code, words.lang)[0] if known else language.code
        name = f"{name[:1].upper()}{name[1:]}"
        yield words.gettext(USES[language.use], language=name) if language.use in USES else name
    if content.finnish_needed in FINNISH_NEEDED:
        yield words.gettext(FINNISH_NEEDED[content.finnish_needed])


def accessibility_words(content: ListingContent, words: Words) -> Iterator[Text]:
    """Facts about getting in, in sentences. What nobody told is not claimed: ask the organiser."""
    for fact in content.accessibility:
        if fact.code in taxonomy().accessibility and fact.code != "unknown":
            yield ours(_fact(fact, words))
            if detail := told(fact.detail, words):
                yield detail
    if note := told(content.accessibility_note, words):
        yield note


def _fact(fact: AccessibilityFact, words: Words) -> str:
    label = taxonomy().accessibility.label(fact.code, words.lang)[0]
    return words.gettext(ANSWERS[fact.value], fact=label) if fact.value in ANSWERS else f"{label}."
