"""What has to be mended in one step of the form, told in the reader's language."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from app.catalogue.taxonomy import taxonomy
from app.submissions.form.dates import read_sum
from app.submissions.form.fields import KEPT, MOST_LINE, MOST_TEXT, NO, STEPS, YES, Typed, in_languages
from app.submissions.form.sessions import AT_PLACE, NOWHERE, ONLINE
from app.submissions.form.times import READERS, Asked, TimesError, read_schedules
from app.submissions.form.ways import EMAIL, PHONE, WEB
from app.web.forms import Fault
from app.web.words import N_, Words

Told = Iterator[tuple[str, str]]
LONG_FIELDS = {
    *in_languages("kuvaus"),
    *in_languages("tehtava"),
    *in_languages("koulutus"),
    "paivat",
    "tauot",
}
TITLES = in_languages("otsikko")
MOST_TITLE = 120
MOST_EMAIL = 254
OLDEST = 120
HOURS_OF_A_DAY = 24
PRICES = ("free", "fixed", "range", "donation", "unknown")
FINNISH_LEVELS = ("none", "some_words", "easy", "fluent")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "yksin": (YES, NO),
    "katsella": (YES, NO),
    "lahtea": (YES, NO),
    "ilmo": (YES, NO),
    "suomi": FINNISH_LEVELS,
    "kieli": ("fi", "sv", "en"),
    "sitoutuminen": ("once", "short", "ongoing"),
    "tuki": (YES, NO),
    "rikostausta": (YES, NO),
    "etana": (YES, NO),
}


def faults_of(step: str, typed: Typed, today: date, words: Words, *, stranger: bool) -> tuple[Fault, ...]:
    """Check one step. `stranger`: whoever sends it has to tell an address of their own."""
    told = [*_lengths(step, typed), *_choices(step, typed), *CHECKS[step](typed, today)]
    if step == "yhteys" and stranger:
        told += _sender(typed)
    once = dict(reversed(told))
    return tuple(Fault(name, words.gettext(text, most=_most(name))) for name, text in reversed(once.items()))


def _most(name: str) -> int:
    return MOST_TEXT if name in LONG_FIELDS else MOST_TITLE if name in TITLES else MOST_LINE


def _lengths(step: str, typed: Typed) -> Told:
    for name in STEPS[step].fields:
        if len(typed.get(name, "")) > _most(name):
            yield name, N_("Tässä voi olla enintään %(most)s merkkiä. Lyhennä tekstiä.")


def _choices(step: str, typed: Typed) -> Told:
    for name in STEPS[step].fields:
        if typed.get(name) and name in CHOICES and typed[name] not in CHOICES[name]:
            yield name, N_("Valitse jokin vaihtoehdoista.")


def _kind(typed: Typed, _today: date) -> Told:
    if typed.get("laji") not in taxonomy().kinds:
        yield "laji", N_("Valitse, mistä kerrot.")


def _what(typed: Typed, _today: date) -> Told:
    if not typed.get("otsikko"):
        yield "otsikko", N_("Anna ilmoitukselle nimi.")
    if not typed.get("kuvaus"):
        yield "kuvaus", N_("Kerro parilla sanalla, mitä siellä tehdään.")
    if not typed.get("jarjestaja"):
        yield "jarjestaja", N_("Kirjoita, kuka tämän järjestää.")
    if typed.get("aihe") not in taxonomy().categories:
        yield "aihe", N_("Valitse aihe, joka sopii parhaiten.")


def _role(typed: Typed, _today: date) -> Told:
    hours = read_sum(typed.get("tunnit", ""))
    if typed.get("tunnit") and not (hours and hours <= HOURS_OF_A_DAY):
        yield "tunnit", N_("Kirjoita tunnit numeroin, näin: 2 tai 1,5")


def _nothing(_typed: Typed, _today: date) -> Told:
    yield from ()


def _when(typed: Typed, _today: date) -> Told:
    if typed.get("aika") not in {*READERS, KEPT}:
        yield "aika", N_("Valitse, miten usein tätä on.")


def _times(typed: Typed, today: date) -> Told:
    try:
        read_schedules(Asked(typed, today, "fi"))
    except TimesError as error:
        yield error.field, error.message


def _where(typed: Typed, _today: date) -> Told:
    way = typed.get("paikka_tapa")
    if way not in {AT_PLACE, ONLINE, NOWHERE, KEPT}:
        yield "paikka_tapa", N_("Valitse, missä tätä on.")
    if way == AT_PLACE and not typed.get("paikka") and not typed.get("osoite"):
        yield "paikka", N_("Kirjoita paikan nimi tai osoite.")
    code = typed.get("postinumero", "")
    if code and not (len(code) == 5 and code.isascii() and code.isdigit()):
        yield "postinumero", N_("Postinumerossa on viisi numeroa, näin: 50100")


def _price(typed: Typed, today: date) -> Told:
    kind = typed.get("hinta")
    if kind and kind not in {*PRICES, "membership", "material"}:
        yield "hinta", N_("Valitse jokin vaihtoehdoista.")
    if kind in {"fixed", "range"}:
        yield from _sums(typed, kind)
    if typed.get("ilmo") == YES:
        if not typed.get("ilmo_miten"):
            yield "ilmo_miten", N_("Kerro, miten mukaan ilmoittaudutaan.")
        try:
            Asked(typed, today, "fi").day("ilmo_asti")
        except TimesError as error:
            yield error.field, error.message


def _sums(typed: Typed, kind: str) -> Told:
    low, high = (read_sum(typed.get(name, "")) for name in ("summa", "summa_enintaan"))
    if low is None:
        yield "summa", N_("Kirjoita hinta numeroin, näin: 5 tai 7,50")
    if kind == "range" and high is None:
        yield "summa_enintaan", N_("Kirjoita korkein hinta numeroin, näin: 12")
    if kind == "range" and low is not None and high is not None and high < low:
        yield "summa_enintaan", N_("Korkein hinta on pienempi kuin alin. Tarkista hinnat.")


def _visit(typed: Typed, _today: date) -> Told:
    ages = {name: typed.get(name, "") for name in ("ika_alin", "ika_ylin")}
    wrong = [
        name
        for name, text in ages.items()
        if text and not (text.isascii() and text.isdigit() and int(text) <= OLDEST)
    ]
    for name in wrong:
        yield name, N_("Kirjoita ikä numeroin, näin: 18")
    if not wrong and all(ages.values()) and int(ages["ika_ylin"]) < int(ages["ika_alin"]):
        yield "ika_ylin", N_("Ylin ikä on pienempi kuin alin. Tarkista iät.")


def _contact(typed: Typed, _today: date) -> Told:
    phone, email, web = (typed.get(name, "") for name in ("puhelin", "sahkoposti", "verkko"))
    if phone and not PHONE.fullmatch(phone):
        yield "puhelin", N_("Tarkista puhelinnumero. Kirjoita se näin: 040 123 4567")
    if email and not is_email(email):
        yield "sahkoposti", N_("Tarkista sähköpostiosoite. Kirjoita se näin: nimi@example.org")
    if web and not WEB.fullmatch(web):
        yield "verkko", N_("Tarkista verkko-osoite. Kirjoita se näin: https://example.org")
    if not (phone or email or typed.get("vain_lomake")):
        yield "puhelin", N_("Kirjoita puhelinnumero tai sähköposti, tai valitse, ettei niitä näytetä.")


def _sender(typed: Typed) -> Told:
    if not is_email(typed.get("oma_sahkoposti", "")):
        yield "oma_sahkoposti", N_("Kirjoita oma sähköpostisi: lähetämme siihen vahvistuslinkin.")
    if not typed.get("suostumus"):
        yield "suostumus", N_("Rastita tämä, niin voimme julkaista ilmoituksen.")


def is_email(text: str) -> bool:
    """Whether a letter can go there."""
    return len(text) <= MOST_EMAIL and bool(EMAIL.fullmatch(text))


CHECKS: Mapping[str, Callable[[Typed, date], Told]] = {
    "laji": _kind,
    "mita": _what,
    "auttaminen": _role,
    "milloin": _when,
    "ajat": _times,
    "missa": _where,
    "hinta": _price,
    "mukaan": _visit,
    "kaannokset": _nothing,
    "yhteys": _contact,
}
