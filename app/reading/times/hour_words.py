"""Hours written as words: "kuudelta", "puoli seitsemältä", "vartin yli kuusi", "aamukahdeksasta neljään"."""

from datetime import time

from app.reading.times.cursor import Cursor

_NUMERALS = (  # nominative, the stem of the ablative and elative, the illative
    *(("yksi", "yhde", "yhteen"), ("kaksi", "kahde", "kahteen"), ("kolme", "kolme", "kolmeen")),
    *(("neljä", "neljä", "neljään"), ("viisi", "viide", "viiteen"), ("kuusi", "kuude", "kuuteen")),
    *(("seitsemän", "seitsemä", "seitsemään"), ("kahdeksan", "kahdeksa", "kahdeksaan")),
    *(("yhdeksän", "yhdeksä", "yhdeksään"), ("kymmenen", "kymmene", "kymmeneen")),
    *(("yksitoista", "yhdeltätoista", "yhteentoista"), ("kaksitoista", "kahdeltatoista", "kahteentoista")),
)
_MORNING, _EVENING = ("aamu", "aamuyö"), ("ilta", "iltapäivä")
_INTO = {into: at + 1 for at, (_, _, into) in enumerate(_NUMERALS)}
_BESIDE = {
    ("vartin", "yli"): 15,
    ("varttia", "yli"): 15,
    ("varttia", "vaille"): -15,
    ("vartin", "vaille"): -15,
    ("viisi", "yli"): 5,
    ("viisitoista", "yli"): 15,
    ("kaksikymmentä", "yli"): 20,
    ("viittätoista", "vaille"): -15,
    ("kahtakymmentä", "vaille"): -20,
    ("kymmenen", "yli"): 10,
    ("viittä", "vaille"): -5,
    ("kymmentä", "vaille"): -10,
}


def _forms() -> dict[str, int]:
    forms: dict[str, int] = {}
    for at, (name, stem, into) in enumerate(_NUMERALS):
        endings = ("lta", "ltä", "sta", "stä")
        forms |= {name: at + 1, into: at + 1, stem: at + 1} | {stem + ending: at + 1 for ending in endings}
    return forms | {"yhdestätoista": 11, "kahdestatoista": 12}


_FORMS = _forms()
_AT = ("lta", "ltä", "ltätoista", "ltatoista")


def word_hour(
    cursor: Cursor, at: int, *, marked: bool, evening: bool | None
) -> tuple[time, int, bool] | None:
    """The hour, the place after it, and whether it is sure; `marked` when "klo" stands before it.

    A number alone may be many things: it counts as an hour after "klo", in "kuudelta", in "kuudesta
    kahdeksaan" and after "puoli". `evening` is what the text around tells; None when it tells nothing.
    """
    beside = _BESIDE.get((cursor[at].text, cursor[at + 1].text))
    half = cursor[at].text == "puoli"
    place = at + 2 if beside is not None else at + half
    word = cursor[place].text
    head = next(
        (one for one in (*_MORNING, *_EVENING) if word.startswith(one) and word[len(one) :] in _FORMS), ""
    )
    hour = _FORMS.get(word[len(head) :], 0)
    spoken = (
        half
        or beside is not None
        or head
        or marked
        or word.endswith(_AT)
        or is_into(cursor[place + 1].text)
        or leads_into(cursor, place + 1)
    )
    if not hour or not spoken:
        return None
    late = head in _EVENING if head else evening
    minutes = hour * 60 - 30 * half + (beside or 0)
    if late or (late is None and minutes < 8 * 60):
        minutes += 12 * 60 if minutes < 12 * 60 else 0
    return time(minutes // 60 % 24, minutes % 60), place + 1, late is not None


def leads_into(cursor: Cursor, at: int) -> bool:
    """As in "puoli yhdeksään", "vartin yli kuuteen", "iltakymmeneen": an end that nothing else is."""
    word = cursor[at].text
    if any(word.startswith(head) and word[len(head) :] in _INTO for head in (*_MORNING, *_EVENING)):
        return True
    place = at + 1 if cursor[at].text == "puoli" else at + 2
    beside = (cursor[at].text, cursor[at + 1].text) in _BESIDE
    return (place == at + 1 or beside) and is_into(cursor[place].text)


def is_into(word: str) -> bool:
    """An hour that something lasts to: "neljään", "iltakuuteen"."""
    return any(word.removeprefix(head) in _INTO for head in ("", *_MORNING, *_EVENING))
