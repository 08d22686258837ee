"""Nouns of places with the endings they take, and their base forms: "koululla" → "koulu"."""

import re
from functools import lru_cache
from typing import Final

# A noun, the stem its endings go to, and its stem before -n when that differs. Ends of compounds count too.
_HEADS: Final = """
koulu:koulu kirjasto:kirjasto talo:talo sali:sali halli:halli keskus:keskukse kahvila:kahvila
kahvio:kahvio kaukalo:kaukalo sauna:sauna navetta:naveta lato:lado ruokala:ruokala kirkko:kirko
puisto:puisto tupa:tuva tori:tori ranta:ranna kenttä:kentä rata:rada piha:piha studio:studio museo:museo
teatteri:teatteri ravintola:ravintola baari:baari pubi:pubi kappeli:kappeli koti:kodi maja:maja laavu:laavu
huone:huonee tila:tila tilat:tiloi aula:aula luokka:luoka stadion:stadioni lukio:lukio kampus:kampukse
opisto:opisto paja:paja
galleria:galleria satama:satama laituri:laituri kartano:kartano asema:asema paikka:paika kota:koda
auditorio:auditorio
verstas:verstaa linna:linna lava:lava pirtti:pirti
akatemia:akatemia yliopisto:yliopisto sairaala:sairaala klubi:klubi toimisto:toimisto areena:areena
puutarha:puutarha
krypta:krypta monari:monari hotelli:hotelli kioski:kioski
pappila:pappila vintti:vinti kellari:kellari näyttämö:näyttämö katsomo:katsomo kylpylä:kylpylä
uimala:uimala mäki:mäe
vuori:vuore järvi:järve lahti:lahde koski:koske joki:joe lampi:lamme harju:harju saari:saare niemi:nieme
tapuli:tapuli varasto:varasto
luola:luola metsä:metsä kauppa:kaupa market:marketi tehdas:tehtaa kabinetti:kabineti olohuone:olohuonee
piste:pistee katos:katokse mökki:möki keittiö:keittiö kortteli:korttelei liikuntasali:liikuntasali
aukio:aukio kuntosali:kuntosali seurojentalo:seurojentalo urheilukenttä:urheilukentä
meijeri:meijeri mylly:mylly varikko:variko kolo:kolo nurmi:nurme makasiini:makasiini talli:talli
kasarmi:kasarmi ateljee:ateljee puoti:puodi myymälä:myymälä paviljonki:paviljongi vaja:vaja nuokku:nuoku
stadiumi:stadiumi suojelualue:suojelualuee virkistysalue:virkistysaluee leirintäalue:leirintäaluee
ulkoilualue:ulkoilualuee seurala:seurala nuorisoseura:nuorisoseura lainaamo:lainaamo
kerho:kerho portti:porti silta:silla parkki:parki pelikenttä:pelikentä torni:torni pesä:pesä
""".split()
_NEVER: Final = frozenset("""
tilassa tilalla tilalle paikalla paikan paikalle paikassa paikasta paikkana kerholla kerhossa kerhon
kodissa ryhmässä
mukana kotona kotiin lähellä aikana aikaan kaupassa metsässä halla metsästä puutarhassa keskuksessa tilan
rannalla kotoa pisteessä pisteellä pisteestä pisteen keittiössä keittiön
""".split())  # fmt: skip
_LANDSCAPE: Final = (
    "mäki",
    "saari",
    "niemi",
    "metsä",
    "vuori",
    "järvi",
    "lahti",
    "koski",
    "joki",
    "lampi",
    "harju",
)
_HAPPENING: Final = re.compile(
    r"(?:uima|hiihto|luistelu|tanssi|jalkapallo|pallo|sirkus|ratsastus|yleisurheilu|liikunta|pyhä|läksy|suunnistus"
    r"|melonta|purjehdus|taito|kesä|temppu|\w*leikki)koulu|(?:kirppu|joulu|syys|kesä|kevät|yö|ilta|taide|kirja|vaihto)tori"
    r"|(?:perhe|neule|kieli|muisti|keskustelu|luku|peli|korjaus|taapero|vauva|kansalais)kahvila"
    r"|(?:kylä|perhe|lasten)kirkko|(?:työ|sanataide|taide|sana|kuvataide|soitto)paja|\w*kerho|\w*pesä",
    re.IGNORECASE,
)
_LOCAL: Final = ("lla", "llä", "ssa", "ssä", "lta", "ltä", "lle", "sta", "stä")
_NORDIC: Final = re.compile(
    r"(?:bibliotek(?:et)?|hus(?:et)?|hem(?:met)?|skola(?:n)?|kyrka(?:n)?|torg(?:et)?|park(?:en)?"
    r"|sal(?:en)?|gård(?:en)?"
    r"|café(?:et)?|centr(?:um|et)|klubb(?:en)?|muse(?:um|et)|teater(?:n)?|hall(?:en)?|lokal(?:en)?"
    r"|strand(?:en)?|stuga(?:n)?|boende(?:t)?|hamn(?:en)?"
    r"|library|school|hall|church|cathedral|house|cent(?:re|er)|park|cafe|bar|pub|museum|theatre|theater"
    r"|club|room"
    r"|allotments?|gardens?|mill|barn|farm|bastu(?:n)?|beach|harbou?r|pier|gym|arena|stadium|square|field|studio|gallery|campus|hotel|restaurant)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, str, str], ...]:
    """(form, base, kind): longest forms first."""
    found: list[tuple[str, str, str]] = []
    for pair in _HEADS:
        base, stem = pair.split(":")
        found += [(stem + ending, base, "local") for ending in _LOCAL]
        found += [(stem + "n", base, "genitive"), (base, base, "base"), (f"{base}{base[-1]}n", base, "into")]
    return tuple(sorted(found, key=lambda form: len(form[0]), reverse=True))


@lru_cache(maxsize=4096)
def head_form(word: str, kind: str) -> str | None:
    """The base form of a word that ends with a place's noun in that form.

    `kind` is "local" ("koululla"), "genitive", "into" ("kouluun") or "base".

    The letters before the noun, and a capital, stay as written.
    """
    lower = word.lower()
    if lower in _NEVER:
        return None
    for form, base, of_kind in _forms():
        if of_kind == kind and lower.endswith(form):
            start = word[: len(word) - len(form)]
            return start + base if start else _as_written(word, base)
    return None


def is_happening(word: str) -> bool:
    """Whether a word that ends with a place's noun names what goes on: "hiihtokoulu", "joulutori"."""
    return _HAPPENING.fullmatch(word) is not None


def is_bare_head(name: str) -> bool:
    """Whether a name is nothing but the noun, as "koulu": which one, only the reader of the notice knows."""
    return any(name.lower() == base for _, base, _ in _forms())


def is_landscape(name: str) -> bool:
    """Whether a name is of a hill, an island or the like: a part of town, more often than a house."""
    return name.lower().endswith(_LANDSCAPE)


def is_nordic_head(word: str) -> bool:
    """Whether a Swedish or English word ends with a place's noun."""
    match = _NORDIC.search(word)
    return match is not None and any(found.end() == len(word) for found in _NORDIC.finditer(word))


def _as_written(word: str, base: str) -> str:
    return base.capitalize() if word[0].isupper() else base
