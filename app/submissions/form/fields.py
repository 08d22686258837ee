"""The fields of the publishing form, and its steps. What was typed travels in the page, by these names."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.catalogue.taxonomy import taxonomy
from app.web.words import N_

Typed = Mapping[str, str]
WEEKDAYS = {"ma": "MO", "ti": "TU", "ke": "WE", "to": "TH", "pe": "FR", "la": "SA", "su": "SU"}
OFFERED_LANGUAGES = ("fi", "sv", "en", "uk", "ru", "et", "ar", "so", "fa", "fse")
NTHS = {"kuu_1": 1, "kuu_2": 2, "kuu_3": 3, "kuu_4": 4, "kuu_viimeinen": -1}
"""Which of a month's weekdays: the second Tuesday, the last Thursday."""
TEXT_LANGUAGES = ("fi", "sv", "en")
TRANSLATED = ("otsikko", "kuvaus", "jarjestaja", "tehtava", "koulutus", "vastassa", "mukana")
"""Fields that may be told in other languages too: the Swedish one of `otsikko` is `otsikko_sv`."""
MORE_LANGUAGES = "muut_kielet"
YES, NO, KEPT = "kylla", "ei", "ennallaan"
"""`KEPT`: times or places that this form cannot tell stay as they are."""
MOST_LINE = 200
MOST_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form: its name in addresses, its heading, and the fields it asks."""

    name: str
    heading: str
    fields: tuple[str, ...]


def in_languages(name: str) -> tuple[str, ...]:
    """A field and the same in each language."""
    return (name, *(f"{name}_{lang}" for lang in TEXT_LANGUAGES))


ACCESS_FIELDS = {f"este_{term.code}": term.code for term in taxonomy().accessibility.public}
SPOKEN_FIELDS = {f"puhe_{code}": code for code in OFFERED_LANGUAGES}
OPEN_FIELDS = {f"auki_{day}": code for day, code in WEEKDAYS.items()}
VISIT_QUESTIONS = ("yksin", "katsella", "lahtea", "vastassa", "mukana", "ika_alin", "ika_ylin", "suomi")
POSITION = "sijainti"
DOUBTS = "tarkista"
"""Names of fields, commas between them."""
PICTURE, PICTURE_MARK = "kuva", "kuva_merkki"
"""The id of the picture that was sent, and what proves that it was sent from this form."""
PICTURE_FIELDS = (PICTURE, PICTURE_MARK, "kuva_teksti", "kuva_lupa", "kuva_tekija")
SENDER_FIELDS = ("oma_sahkoposti", "suostumus")
"""What is asked of a stranger alone: whoever comes by a link has told them."""

KIND = Step("laji", N_("Mistä kerrot?"), ("laji",))
WHAT = Step(
    "mita",
    N_("Mitä siellä tehdään?"),
    ("otsikko", "kuvaus", "jarjestaja", "porukka", "aihe", "kieli", MORE_LANGUAGES),
)
ROLE = Step(
    "auttaminen",
    N_("Mitä vapaaehtoinen tekee?"),
    ("tehtava", "sitoutuminen", "tunnit", "koulutus", "tuki", "rikostausta", "etana"),
)
WHEN = Step("milloin", N_("Milloin?"), ("aika",))
TIMES = Step(
    "ajat",
    N_("Päivät ja kellonajat"),
    (
        *("paiva", "alkaa", "paattyy", *NTHS, *WEEKDAYS, "alkaen", "asti", "tauot"),
        *("paivat", *OPEN_FIELDS, "aika_sanoin"),
    ),
)
WHERE = Step("missa", N_("Missä?"), ("paikka_tapa", "paikka", "osoite", "postinumero", "kunta", POSITION))
PRICE = Step(
    "hinta",
    N_("Hinta ja ilmoittautuminen"),
    ("hinta", "summa", "summa_enintaan", "eka_ilmainen", "kaikukortti", "ilmo", "ilmo_miten", "ilmo_asti"),
)
VISIT = Step(
    "mukaan",
    N_("Kun joku tulee ensimmäistä kertaa"),
    (*VISIT_QUESTIONS, *SPOKEN_FIELDS, *ACCESS_FIELDS),
)
TRANSLATIONS = Step(
    "kaannokset",
    N_("Sama toisella kielellä"),
    tuple(name for field in TRANSLATED for name in in_languages(field)[1:]),
)
CONTACT = Step(
    "yhteys",
    N_("Yhteystiedot"),
    ("yhteyshenkilo", "puhelin", "sahkoposti", "verkko", "vain_lomake", *SENDER_FIELDS),
)
STEPS = {
    step.name: step for step in (KIND, WHAT, ROLE, WHEN, TIMES, WHERE, PRICE, VISIT, TRANSLATIONS, CONTACT)
}
ORDER = tuple(STEPS)
FIELDS = tuple(name for step in STEPS.values() for name in step.fields)
STEP_OF = {name: step.name for step in STEPS.values() for name in step.fields}


def typed_in(values: Typed) -> dict[str, str]:
    """What was typed into the fields of the form; anything else, and what is empty, is left out."""
    return {name: values[name] for name in (*FIELDS, *PICTURE_FIELDS, DOUBTS) if values.get(name)}


def doubts_in(typed: Typed) -> tuple[str, ...]:
    """The fields that were read out of a notice and that nobody has looked at yet."""
    return tuple(name for name in typed.get(DOUBTS, "").split(",") if name in STEP_OF)


def looked_at(step: str, typed: Typed) -> dict[str, str]:
    """The same with the fields of a step no longer in doubt: somebody has seen them and gone on."""
    left = ",".join(name for name in doubts_in(typed) if STEP_OF[name] != step)
    return {name: text for name, text in {**typed, DOUBTS: left}.items() if text}


def asked(typed: Typed, here: str = "") -> tuple[str, ...]:
    """The steps that there are for this reader, and the one where they are in any case.

    No hours are asked of what has none, nor a volunteer's task of what has no volunteers. Other languages
    are asked of those who have told that they know some.
    """
    has_more = typed.get(MORE_LANGUAGES) or any(typed.get(name) for name in TRANSLATIONS.fields)
    skipped = {
        TIMES.name: typed.get("aika") in {None, KEPT},
        ROLE.name: typed.get("laji") != "volunteering",
        TRANSLATIONS.name: not has_more,
    }
    return tuple(name for name in ORDER if name == here or not skipped.get(name))


def beside(name: str, typed: Typed, by: int) -> str | None:
    """The step that many after (or before) one; None: there is none."""
    order = asked(typed, name)
    at = order.index(name) + by
    return order[at] if 0 <= at < len(order) else None
