"""Hours written as words: "kuudelta", "puoli seitsemältä", "aamukahdeksasta"."""

from datetime import time

from importers.clean.times.cursor import Cursor

_NUMERALS = (  # nominative, then the stem of the ablative and elative, then the illative
    *(("yksi", "yhde", "yhteen"), ("kaksi", "kahde", "kahteen"), ("kolme", "kolme", "kolmeen")),
    *(("neljä", "neljä", "neljään"), ("viisi", "viide", "viiteen"), ("kuusi", "kuude", "kuuteen")),
    *(("seitsemän", "seitsemä", "seitsemään"), ("kahdeksan", "kahdeksa", "kahdeksaan")),
    *(("yhdeksän", "yhdeksä", "yhdeksään"), ("kymmenen", "kymmene", "kymmeneen")),
    *(("yksitoista", "yhdeltätoista", "yhteentoista"), ("kaksitoista", "kahdeltatoista", "kahteentoista")),
)
_MORNING, _EVENING = ("aamu", "aamuyö"), ("ilta", "iltapäivä")


def _forms() -> dict[str, int]:
    forms: dict[str, int] = {}
    for at, (name, stem, into) in enumerate(_NUMERALS):
        forms |= {name: at + 1, into: at + 1, stem: at + 1}
        forms |= dict.fromkeys((stem + "lta", stem + "ltä", stem + "sta", stem + "stä"), at + 1)
    return forms


_FORMS = _forms()
_AT = ("lta", "ltä", "ltätoista", "ltatoista")


def word_hour(
    cursor: Cursor, at: int, *, marked: bool, evening: bool | None
) -> tuple[time, int, bool] | None:
    """The hour, the place after it, and whether it is sure; `marked` when "klo" stands before it.

    A number alone may be many things: it counts as an hour after "klo", in "kuudelta" and after "puoli".
    `evening` is what the text around tells; None when it tells nothing.
    """
    half = cursor[at].text == "puoli"
    place = at + half
    word = cursor[place].text
    head = next(
        (one for one in (*_MORNING, *_EVENING) if word.startswith(one) and word[len(one) :] in _FORMS), ""
    )
    hour = _FORMS.get(word[len(head) :], 0)
    if not hour or not (half or head or marked or word.endswith(_AT)):
        return None
    late = head in _EVENING if head else evening
    minutes = hour * 60 - 30 * half
    if late or (late is None and minutes < 8 * 60):
        minutes += 12 * 60 if minutes < 12 * 60 else 0
    return time(minutes // 60 % 24, minutes % 60), place + 1, late is not None
