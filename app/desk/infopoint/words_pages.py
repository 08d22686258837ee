"""What the templates of the everyday words get."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.desk import links
from app.desk.infopoint.words import Trial
from app.desk.infopoint.words_trying import Tried
from app.desk.shown import Frame, moment_words
from app.search.synonyms import LANGUAGES, Concept
from app.search.synonyms.local import LOCAL_LANGUAGES, LocalWord
from app.search.synonyms.models import WordChange
from app.search.synonyms.stored import local_word
from app.web.words import N_, Words

LANGUAGE_NAMES = {
    "fi": N_("suomi"),
    "sv": N_("ruotsi"),
    "en": N_("englanti"),
    "uk": N_("ukraina"),
    "ru": N_("venäjä"),
    "ar": N_("arabia"),
}
FAULTS = {
    "empty": N_("Kirjoita sana."),
    "signs": N_("Sanassa saa olla vain kirjaimia, numeroita, väliviivoja ja välejä."),
    "long": N_("Sana on liian pitkä: enintään 60 merkkiä."),
    "phrase": N_("Enintään neljä sanaa peräkkäin."),
    "concept": N_("Tällaista käsitettä ei ole."),
    "there": N_("Tämä on jo olemassa."),
    "missing": N_("Sana ei kuulu tähän käsitteeseen."),
    "last": N_("Käsitteeseen pitää jäädä ainakin yksi suomen sana."),
    "many": N_("Käsitteessä on jo 40 sanaa. Tee mieluummin sanapari."),
    "same": N_("Kirjoita kaksi eri sanaa."),
    "lang": N_("Valitse kieli."),
    "wide": N_("Tällä löytyisi melkein kaikki, eikä haku enää auttaisi. Valitse tarkempi sana."),
    "told": N_("Haku lukee tämän sanan ajaksi, hinnaksi tai muuksi toiveeksi. Sitä ei voi käyttää tässä."),
}


@dataclass(frozen=True, slots=True)
class ConceptItem:
    """A concept in a list."""

    name: str
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Something that the town has changed."""

    text: str
    when: str
    undo: str


@dataclass(frozen=True, slots=True)
class WordItem:
    """A name of a concept. `is_ours`: the town has added it; `may_go`: it may be taken away here."""

    word: str
    is_ours: bool
    may_go: bool


@dataclass(frozen=True, slots=True)
class WordsPage:
    """`/yllapito/sanat`. `asked`: what was looked for."""

    desk: Frame
    asked: str
    found: tuple[ConceptItem, ...]
    changes: tuple[ChangeItem, ...]
    languages: tuple[tuple[str, str], ...]
    here: str
    try_action: str
    file_link: str


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """`/yllapito/sanat/kasite/{code}`. `groups` are (language code, its name, words)."""

    desk: Frame
    code: str
    name: str
    groups: tuple[tuple[str, str, tuple[WordItem, ...]], ...]
    languages: tuple[tuple[str, str], ...]
    try_action: str
    back: str


@dataclass(frozen=True, slots=True)
class TrialPage:
    """What a change would do, before it is saved. `fault` is empty when it may be."""

    desk: Frame
    text: str
    lang: str
    fault: str
    results: tuple[Tried, ...]
    fields: tuple[tuple[str, str], ...]
    action: str
    back: str


def words_page(
    asked: str, found: Sequence[Concept], changes: Sequence[WordChange], desk: Frame, words: Words
) -> WordsPage:
    """Make the page that finds concepts and lists what has been changed."""
    here = words.path(links.WORDS)
    items = tuple(
        ChangeItem(
            change_words(local_word(row), words),
            f"{moment_words(row.created_at)} · {row.created_by}",
            f"{here}/{row.id}/kumoa",
        )
        for row in reversed(changes)
    )
    return WordsPage(
        desk,
        asked,
        tuple(_concept_item(one, words) for one in found),
        items,
        _languages(words),
        here,
        f"{here}/kokeile",
        f"{here}/sanat.toml",
    )


def concept_page(concept: Concept, changes: Sequence[LocalWord], desk: Frame, words: Words) -> ConceptPage:
    """Make the page of one concept."""
    ours = {(one.lang, one.word) for one in changes if one.kind == "add" and one.concept == concept.code}
    groups = tuple(
        (
            lang,
            words.gettext(LANGUAGE_NAMES[lang]),
            tuple(
                WordItem(word, (lang, word) in ours, lang in LOCAL_LANGUAGES)
                for word in concept.words_in(lang)
            ),
        )
        for lang in LANGUAGES
        if concept.words_in(lang)
    )
    here = words.path(links.WORDS)
    return ConceptPage(
        desk, concept.code, concept.words_in("fi")[0], groups, _languages(words), f"{here}/kokeile", here
    )


def trial_page(trial: Trial, desk: Frame, words: Words) -> TrialPage:
    """Make the page that shows what a change would do."""
    change, here = trial.change, words.path(links.WORDS)
    fields = {
        "muutos": change.kind,
        "kieli": change.lang,
        "sana": change.word,
        "kasite": change.concept,
        "loytaa": change.finds,
    }
    known = change.concept and trial.fault != "concept"
    return TrialPage(
        desk,
        change_words(change, words),
        change.lang,
        words.gettext(FAULTS[trial.fault]) if trial.fault else "",
        trial.results,
        tuple(fields.items()),
        here,
        words.path(links.concept_path(change.concept)) if known else here,
    )


def change_words(change: LocalWord, words: Words) -> str:
    """A change in words."""
    lang = words.gettext(LANGUAGE_NAMES[change.lang]) if change.lang in LANGUAGE_NAMES else change.lang
    told = {"lang": lang, "word": change.word, "finds": change.finds, "concept": change.concept}
    if change.kind == "add":
        return words.gettext("”%(word)s” (%(lang)s) lisätään käsitteeseen %(concept)s", **told)
    if change.kind == "remove":
        return words.gettext("”%(word)s” (%(lang)s) poistetaan käsitteestä %(concept)s", **told)
    if change.kind == "both":
        return words.gettext("”%(word)s” ja ”%(finds)s” (%(lang)s) tarkoittavat samaa", **told)
    return words.gettext("”%(word)s” (%(lang)s) löytää myös sen, minkä ”%(finds)s” löytää", **told)


def _languages(words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((code, words.gettext(LANGUAGE_NAMES[code])) for code in LOCAL_LANGUAGES)


def _concept_item(concept: Concept, words: Words) -> ConceptItem:
    names = concept.words_in("fi")
    return ConceptItem(names[0], ", ".join(names[1:]), words.path(links.concept_path(concept.code)))
