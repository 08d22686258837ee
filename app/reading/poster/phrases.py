"""Names of places inside sentences, taken to their base form: "Rantakylän kirkolla" → "Rantakylän kirkko"."""

import re
from dataclasses import dataclass
from typing import Final

from app.reading.municipalities import is_town
from app.reading.poster.base_forms import BaseForm, is_local
from app.reading.poster.place_words import (
    head_form,
    is_bare_head,
    is_happening,
    is_landscape,
    is_nordic_head,
)
from app.reading.poster.spans import WEEKDAY

_WORD: Final = re.compile(r"[^\W\d_][\w’':-]*")
_ILLATIVE: Final = re.compile(r"(?:[aä]{2}n|een|iin|oon|uun|yyn|öön|sin)$")
_TIMES: Final = re.compile(
    r"^(?:\w+kuu|\w*viiko|kesä|talve|syksy|kevää|illa|aamu|\w*loma|ikä|vuode|kunno)\w*$", re.IGNORECASE
)
_NOT_NAMES: Final = frozenset("""
facebookissa instagramissa discordissa teamsissa zoomissa youtubessa suomessa netissä verkossa somessa
facebookista täällä
siellä tuolla täältä sieltä missä jossa joissa jolla joilla mukana kaikilla kaikille meillä teillä heillä
meille teille
ohjelmassa ohjelmasta lisäksi ryhmässä kurssilla kerhossa messengerissä whatsappissa whatsapissa
mikkelissä sähköpostilla
puhelimella lomakkeella osoitteesta osoitteessa kotisivuilta nettisivuilta ennakkoon ovelta
ilmoittautumalla vieraana
arjessa yhdessä joukossa aikuisille lapsille nuorille naisille miehille perheille senioreille vauvoille
taaperoille koululaisille
ikäihmisille eläkeläisille aloittelijoille talkoolaisille kaikenikäisille maahanmuuttajille
opiskelijoille vanhemmille harrastajille
avoinna tunnelmissa merkeissä tiloissa tiloista
""".split())  # fmt: skip
_STOP_BEFORE: Final = frozenset("""
tervetuloa tule tulkaa nähdään kokoonnumme kokoontuu kokoontuminen järjestetään pidetään on ovat klo
kello avoinna auki lähtö sekä ja tai
kanssa ennen alkaen lauantaina sunnuntaina huom paikka missä harjoitukset harkat kerho kuin niin sitten
noin myös vain jo
olemme pelaamme tapahtuu tapahtuma alkaa jälleen taas kaikki kiinni lopuksi aluksi
""".split())  # fmt: skip
_BRANDED: Final = ("stadiumi", "stadion", "areena")  # a name stands before these as it is: "Saimaa Stadiumi"
_NO_KINDS: Final = frozenset({"paikka", "tila", "kerho", "koti", "room", "place"})
_LANGUAGES: Final = frozenset("English Finnish Swedish Russian December January November Finland".split())
_ENGLISH: Final = re.compile(
    r"\b(?i:at|in|in front of|outside|inside|behind|next to)\s(?:the\s)?"
    r"(?P<name>(?:[A-ZÅÄÖ][\w’'&-]+)(?:\s(?:of\s|and\s)?[A-ZÅÄÖ][\w’'&-]+){0,4}"
    r"(?P<noun>\s(?:car park|parking (?:lot|area)|bus (?:stop|station)|railway station|train station|campsite"
    r"|(?:village|sports|community|swimming|parish|town) hall|ski centre|market square|lean-to|hut"
    r"|farm|school"
    r"|church|library|beach|harbour|marina|park|museum))?)"
)
_COMMON: Final = re.compile(
    r"\b(?:at|in) the (?P<name>(?:(?:parish|village|sports|community|town|school|main|old|city|public) )?"
    r"(?:hall|church|cathedral|library|school|gym|museum|youth centre))\b"
)
_SWEDISH: Final = re.compile(
    r"\b(?:på|i|vid|från)\s(?P<name>(?:(?:[A-ZÅÄÖ][\wåäö’'-]+|gamla|nya)\s){0,3}[A-ZÅÄÖa-zåäö][\wåäö-]+)"
)
# "Kahvio avoinna", "Ensimmäinen tori": said of a house, and no name.
_OPENING: Final = re.compile(
    r"\b(?:avoinna|auki|suljettu|kiinni|öppet|open)$|mme$|^(?:ensimmäi|toinen|kolmas|viimei|seuraava|uusin|first|last)",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place's name in base form; `guess` when only its ending spoke for it."""

    name: str
    guess: bool = False


def find_phrase(text: str, base: BaseForm) -> Phrase | None:
    """The surest place that the sentence puts something in, at or on."""
    words = [(match.group().rstrip(":-"), match.start()) for match in _WORD.finditer(_calm(text))]
    plain = [word for word, _ in words]
    found: list[Phrase] = []
    for at, word in enumerate(plain):
        phrase = _at(plain, at, word, base)
        if phrase is not None and not phrase.guess and not _is_broken(text, words, at):
            return phrase
        found += [phrase] if phrase else []
    nordic = _nordic(_calm(text))
    return nordic or next(iter(found), None)


def named_house(part: str, base: BaseForm) -> Phrase | None:
    """A clause that is a place's name by its last or first noun: "Galleria Ruuti", "Otavan koulun sali"."""
    words = _calm(part).strip(" .!").split()
    if (
        not 1 <= len(words) <= _MOST_WORDS
        or _OPENING.search(part)
        or any(char.isdigit() for char in part)
        or not words[0][0].isalpha()
    ):
        return None
    if len(words) == 1 and words[0].islower() and words[0] not in _NO_KINDS and head_form(words[0], "base"):
        return Phrase(words[0], guess=True)
    if head_form(words[-1], "local") is not None:
        return find_phrase(part, base)
    capital = part[0].isupper()
    last = _ends_a_name(words) or (is_nordic_head(words[-1]) and capital)
    first = is_kind(words[0]) and len(words) > 1 and all(word[0].isupper() for word in words[1:])
    owned = capital and words[0].endswith("n") and len(words) < 5 and "&" not in words
    genitives = owned or all(word.endswith("n") or word[0].isupper() for word in words[:-1])
    if (last and genitives and (capital or len(words) > 1)) or (first and len(words) <= 4):
        return Phrase(" ".join(words))
    return None


def _ends_a_name(words: list[str]) -> bool:
    """A house's noun at the end; "Elli Vuori" is a person, and "Neitvuori" a hill."""
    return head_form(words[-1], "base") is not None and (
        len(words) == 1 or words[0].endswith("n") or not is_landscape(words[-1])
    )


def is_kind(word: str) -> bool:
    """What a name may begin with: "Galleria Ruuti", "Pub Ankkuri"; not "Paikka varataan", "Hiihtokoulu"."""
    return (
        word.lower() not in _NO_KINDS
        and not is_happening(word)
        and (head_form(word, "base") is not None or is_nordic_head(word))
    )


def _at(words: list[str], at: int, word: str, base: BaseForm) -> Phrase | None:
    head = head_form(word, "local")
    if head is None and not _may_be_name(words, at):
        return None
    if word.lower() in _NOT_NAMES or is_town(base(word)):
        return None
    kind = at > 0 and is_kind(words[at - 1])
    if kind and word[0].isupper() and is_local(word):
        before = _modifiers(words, at - 1)
        return Phrase(" ".join([*before, words[at - 1], base(word)]))
    before = _modifiers(words, at)
    if at and is_local(words[at - 1]) and words[at - 1][-3:] == word[-3:] and head and not before:
        before = [base(words[at - 1])]
    if head and at and not before and head.lower().endswith(_BRANDED) and words[at - 1][0].isupper():
        before = [words[at - 1]]
    name = " ".join([*before, head or base(word)])
    vague = head is None or is_landscape(head) or (not before and is_bare_head(name))
    return Phrase(name, guess=vague)


def _may_be_name(words: list[str], at: int) -> bool:
    """A capital inside a sentence and a local ending."""
    word = words[at]
    inside = at > 0 and word[0].isupper()
    return inside and is_local(word) and not _TIMES.search(word[:-3]) and WEEKDAY.search(word) is None


def _modifiers(words: list[str], at: int) -> list[str]:
    """Genitives and names right before a noun: "Mikkelin pääkirjaston" of "… Mikkeli-salissa"."""
    found: list[str] = []
    for word in reversed(words[max(at - 3, 0) : at]):
        lower = word.lower()
        first = word is words[0] or not word[0].isupper()
        if lower in _STOP_BEFORE or WEEKDAY.search(word) or (first and _ILLATIVE.search(lower)):
            break
        owned = (
            lower.endswith("n")
            and not _is_nominative(lower)
            and (
                word[0].isupper()
                or head_form(word, "genitive")
                or bool(found)
                or ":" in word
                or len(word) > 6
            )
        )
        if not owned:
            break
        found.insert(0, word)
    while found and not (found[0][0].isupper() or head_form(found[0], "genitive") or len(found) == 1):
        found.pop(0)
    return found


def _is_nominative(word: str) -> bool:
    """As in "tapaaminen", "punainen"; "kolmannen" and "toisen" are genitives."""
    return word.endswith("nen") and not word.endswith("nnen")


def _is_broken(text: str, words: list[tuple[str, int]], at: int) -> bool:
    """The word belongs to a greeting or a thing's name, as in "Tervetuloa koululle!"."""
    return text[max(words[at][1] - 1, 0)] in "#@"


def _nordic(text: str) -> Phrase | None:
    for match in _ENGLISH.finditer(text):
        name = match["name"]
        if WEEKDAY.search(name) is None and not is_town(name) and name not in _LANGUAGES:
            sure = match["noun"] is not None or is_nordic_head(name.split()[-1])
            return Phrase(name, guess=not sure)
    common = _COMMON.search(text)
    if common is not None:
        return Phrase(common["name"], guess=True)
    for match in _SWEDISH.finditer(text):
        words = match["name"].split()
        while words and not (
            is_nordic_head(words[-1]) or (is_nordic_head(words[0]) and words[-1][0].isupper())
        ):
            words.pop()
        if words:
            return Phrase(" ".join(words), guess=len(words) == 1 and words[0].islower())
    return None


def _calm(text: str) -> str:
    """Shouted words in the case of names."""
    if not text.isupper():
        return text
    return " ".join(word.capitalize() for word in text.split())
