"""What the values of filters are called."""

from datetime import date

from app.catalogue.taxonomy import taxonomy
from app.catalogue.vocabulary import Vocabulary
from app.catalogue.words.date_words import range_words
from app.catalogue.words.sentence_words import words_for
from app.web.words import N_, Words

LABELS = {
    "when": {
        "today": N_("Tänään"),
        "tomorrow": N_("Huomenna"),
        "weekend": N_("Viikonloppuna"),
        "week": N_("Viikon sisällä"),
        "month": N_("Kuukauden sisällä"),
    },
    "daypart": {"morning": N_("Aamupäivällä"), "day": N_("Päivällä"), "evening": N_("Illalla")},
    "weekday": {
        "MO": N_("Maanantai"),
        "TU": N_("Tiistai"),
        "WE": N_("Keskiviikko"),
        "TH": N_("Torstai"),
        "FR": N_("Perjantai"),
        "SA": N_("Lauantai"),
        "SU": N_("Sunnuntai"),
    },
    "price": {
        "free": N_("Maksuton"),
        "paid": N_("Maksullinen"),
        "donation": N_("Vapaaehtoinen maksu"),
        "unknown": N_("Hinta ei tiedossa"),
    },
}
PLAIN = {"companion": N_("Saat kaverin mukaan"), "near": N_("Lähellä valittua paikkaa")}


def label_of(name: str, value: str, words: Words) -> str:
    """What a filter's value is called."""
    if name in PLAIN:
        return words.gettext(PLAIN[name])
    if name == "radius":
        number = f"{int(value) / 1000:g}"
        shown = number if words.lang == "en" else number.replace(".", ",")
        return words.gettext("Enintään %(number)s km", number=shown)
    if name in LABELS:
        if value in LABELS[name]:
            return words.gettext(LABELS[name][value])
        return _days_label(value, words) if name == "when" else value
    vocabulary = vocabulary_of(name)
    return vocabulary.label(value, words.lang)[0] if value in vocabulary else value


def is_shown(name: str, value: str) -> bool:
    """Whether residents may read it; an index may be older than the taxonomy."""
    if name in LABELS:
        return value in LABELS[name]
    term = vocabulary_of(name).get(value)
    return term is not None and term.public


def vocabulary_of(name: str) -> Vocabulary:
    """The terms that a filter's values are."""
    terms = taxonomy()
    return {
        "kind": terms.kinds,
        "category": terms.categories,
        "audience": terms.audiences,
        "language": terms.languages,
        "accessible": terms.accessibility,
    }[name]


def _days_label(when: str, words: Words) -> str:
    first, _, last = when.partition("..")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return range_words(start, end, words_for(words.lang), None)
