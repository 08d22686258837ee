"""The fields of the publishing form, and its steps. What was typed travels in the page, by these names."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.catalogue.taxonomy import taxonomy
from app.web.words import N_

Typed = Mapping[str, str]
WEEKDAYS = {"ma": "MO", "ti": "TU", "ke": "WE", "to": "TH", "pe": "FR", "la": "SA", "su": "SU"}
OFFERED_LANGUAGES = ("fi", "sv", "en", "uk", "ru", "et", "ar", "so", "fa", "fse")
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


ACCESS_FIELDS = {f"este_{term.code}": term.code for term in taxonomy().accessibility.public}
SPOKEN_FIELDS = {f"puhe_{code}": code for code in OFFERED_LANGUAGES}
OPEN_FIELDS = {f"auki_{day}": code for day, code in WEEKDAYS.items()}
VISIT_QUESTIONS = ("yksin", "katsella", "lahtea", "vastassa", "mukana", "ika_alin", "ika_ylin", "suomi")
POSITION = "sijainti"
DOUBTS = "tarkista"
"""Names of fields, commas between them."""
SENDER_FIELDS = ("oma_sahkoposti", "suostumus")
"""What is asked of a stranger alone: whoever comes by a link has told them."""

KIND = Step("laji", N_("Mistä kerrot?"), ("laji",))
WHAT = Step(
    "mita", N_("Mitä siellä tehdään?"), ("otsikko", "kuvaus", "jarjestaja", "porukka", "aihe", "kieli")
)
WHEN = Step("milloin", N_("Milloin?"), ("aika",))
TIMES = Step(
    "ajat",
    N_("Päivät ja kellonajat"),
    ("paiva", "alkaa", "paattyy", *WEEKDAYS, "alkaen", "asti", "paivat", *OPEN_FIELDS, "aika_sanoin"),
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
CONTACT = Step(
    "yhteys",
    N_("Yhteystiedot"),
    ("yhteyshenkilo", "puhelin", "sahkoposti", "verkko", "vain_lomake", *SENDER_FIELDS),
)
STEPS = {step.name: step for step in (KIND, WHAT, WHEN, TIMES, WHERE, PRICE, VISIT, CONTACT)}
ORDER = tuple(STEPS)
FIELDS = tuple(name for step in STEPS.values() for name in step.fields)
STEP_OF = {name: step.name for step in STEPS.values() for name in step.fields}


def typed_in(values: Typed) -> dict[str, str]:
    """What was typed into the fields of the form; anything else, and what is empty, is left out."""
    return {name: values[name] for name in (*FIELDS, DOUBTS) if values.get(name)}


def doubts_in(typed: Typed) -> tuple[str, ...]:
    """The fields that were read out of a notice and that nobody has looked at yet."""
    return tuple(name for name in typed.get(DOUBTS, "").split(",") if name in STEP_OF)


def looked_at(step: str, typed: Typed) -> dict[str, str]:
    """The same with the fields of a step no longer in doubt: somebody has seen them and gone on."""
    left = ",".join(name for name in doubts_in(typed) if STEP_OF[name] != step)
    return {name: text for name, text in {**typed, DOUBTS: left}.items() if text}


def asked(typed: Typed) -> tuple[str, ...]:
    """The steps that there are for this reader: no hours are asked of what has none."""
    skipped = {TIMES.name} if typed.get("aika") in {None, KEPT} else set()
    return tuple(name for name in ORDER if name not in skipped)


def beside(name: str, typed: Typed, by: int) -> str | None:
    """The step that many after (or before) one; None: there is none."""
    order = asked(typed)
    at = order.index(name) + by if name in order else ORDER.index(name)
    return order[at] if 0 <= at < len(order) else None
