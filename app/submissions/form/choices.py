"""What there is to choose in the form, in the reader's words."""

from collections.abc import Mapping

from app.catalogue.taxonomy import taxonomy
from app.catalogue.vocabulary import Vocabulary
from app.submissions.form.fields import (
    ACCESS_FIELDS,
    KEPT,
    NO,
    OPEN_FIELDS,
    SPOKEN_FIELDS,
    TEXT_LANGUAGES,
    WEEKDAYS,
    YES,
    Typed,
)
from app.submissions.form.sessions import AT_PLACE, NOWHERE, ONLINE
from app.web.languages import LANGUAGES
from app.web.words import N_, Words

Choices = tuple[tuple[str, str], ...]
KINDS = {
    "event": N_("Tapahtuma"),
    "activity": N_("Harrastus tai ryhmä"),
    "volunteering": N_("Vapaaehtoistyö"),
    "service": N_("Palvelu tai paikka"),
}
RHYTHMS = {
    "kerran": N_("Yhden kerran"),
    "viikoittain": N_("Joka viikko"),
    "joka_toinen": N_("Joka toinen viikko"),
    "kuukausittain": N_("Joka kuukausi"),
    "paivat": N_("Useana päivänä"),
    "auki": N_("Paikka on auki viikoittain"),
    "ei_aikaa": N_("Ei kiinteää aikaa"),
}
PLACES = {
    AT_PLACE: N_("Paikan päällä"),
    ONLINE: N_("Verkossa"),
    NOWHERE: N_("Ei kiinteää paikkaa"),
}
PRICES = {
    "free": N_("Maksuton"),
    "fixed": N_("Maksaa"),
    "range": N_("Hinta vaihtelee"),
    "donation": N_("Maksa mitä haluat"),
    "unknown": N_("En tiedä vielä"),
}
FINNISH = {
    "": N_("En osaa sanoa"),
    "none": N_("Suomea ei tarvitse osata"),
    "some_words": N_("Muutama sana riittää"),
    "easy": N_("Helppo suomi riittää"),
    "fluent": N_("Suomea pitää osata hyvin"),
}
WEEKDAY_WORDS = {
    "ma": N_("Maanantai"),
    "ti": N_("Tiistai"),
    "ke": N_("Keskiviikko"),
    "to": N_("Torstai"),
    "pe": N_("Perjantai"),
    "la": N_("Lauantai"),
    "su": N_("Sunnuntai"),
}
NTH_WORDS = {
    "kuu_1": N_("Kuun ensimmäinen"),
    "kuu_2": N_("Kuun toinen"),
    "kuu_3": N_("Kuun kolmas"),
    "kuu_4": N_("Kuun neljäs"),
    "kuu_viimeinen": N_("Kuun viimeinen"),
}
COMMITMENTS = {
    "once": N_("Yhden kerran"),
    "short": N_("Jonkin aikaa"),
    "ongoing": N_("Pidempään"),
    "": N_("En osaa sanoa"),
}
AS_IT_IS = N_("Niin kuin nyt")


def choices(typed: Typed, words: Words) -> Mapping[str, Choices]:
    """The choices of each field. Times and places that the form cannot tell may stay as they are."""
    answers = _told({YES: N_("Kyllä"), NO: N_("Ei"), "": N_("En osaa sanoa")}, words)
    return {
        "laji": _told(KINDS, words),
        "kieli": tuple((one.code, one.name) for one in LANGUAGES.values() if one.code == one.tag),
        "aika": _told(_with_kept(RHYTHMS, typed.get("aika")), words),
        "paikka_tapa": _told(_with_kept(PLACES, typed.get("paikka_tapa")), words),
        "hinta": _told(_with_kept(PRICES, typed.get("hinta")), words),
        "ilmo": answers,
        "yksin": answers,
        "katsella": answers,
        "lahtea": answers,
        "suomi": _told(FINNISH, words),
        "sitoutuminen": _told(COMMITMENTS, words),
        "tuki": answers,
        "rikostausta": answers,
        "etana": answers,
        "monesko": _told(NTH_WORDS, words),
        "muut": other_languages(typed),
        "paivat_viikossa": tuple((name, words.gettext(WEEKDAY_WORDS[name])) for name in WEEKDAYS),
        "auki": tuple(
            (name, words.gettext(WEEKDAY_WORDS[name.removeprefix("auki_")])) for name in OPEN_FIELDS
        ),
        "kielet": _terms(SPOKEN_FIELDS, taxonomy().languages, words),
        "esteet": _terms(ACCESS_FIELDS, taxonomy().accessibility, words),
    }


def other_languages(typed: Typed) -> Choices:
    """The languages in which the same may be told too."""
    return tuple((code, LANGUAGES[code].name) for code in TEXT_LANGUAGES if code != typed.get("kieli", "fi"))


def _told(texts: Mapping[str, str], words: Words) -> Choices:
    return tuple((value, words.gettext(text)) for value, text in texts.items())


def _with_kept(texts: Mapping[str, str], present: str | None) -> Mapping[str, str]:
    """What is chosen now and is not among the choices stays one of them."""
    return texts if not present or (present in texts and present != KEPT) else {present: AS_IT_IS, **texts}


def topics(words: Words) -> tuple[tuple[str, Choices], ...]:
    """The categories by their groups; a group may be chosen too, when none of its own fits."""
    kept = taxonomy().categories

    def label(code: str) -> str:
        return kept.label(code, words.lang)[0]

    return tuple(
        (label(root.code), tuple((one.code, label(one.code)) for one in (root, *kept.children(root.code))))
        for root in kept.roots
    )


def _terms(fields: Mapping[str, str], vocabulary: Vocabulary, words: Words) -> Choices:
    def label(code: str) -> str:
        text = vocabulary.label(code, words.lang)[0]
        return f"{text[:1].upper()}{text[1:]}"

    return tuple((name, label(code)) for name, code in fields.items())
