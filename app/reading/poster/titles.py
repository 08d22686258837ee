"""What a notice is called: its first line that names something, without greetings, times and shouting."""

import re
from typing import Final

from app.reading.municipalities import is_town
from app.reading.names import organisation_kind
from app.reading.poster import addresses
from app.reading.poster.base_forms import BaseForm
from app.reading.poster.cancelling import CANCELLED
from app.reading.poster.pieces import Piece
from app.reading.poster.spans import CLOCK, DATE, TIMES, WEEKDAY

_GREETING: Final = re.compile(
    r"^(?:hei+|moi+kka|moi+|moro|terve|heippa|hyvää \w+|huomio|huom|tiedote|muistutus|kutsu|tulossa"
    r"|muista|hej|hello|hi|tervetuloa|välkomna?|welcome)\b"
    r"(?:\s(?:kaikki(?:lle)?|kaverit|ystävät|naapurit|all|everyone|alla|mukaan))*[!,.:]*\s*",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    rf"\s·\s|\s(?:(?:on )?(?:kokoontuu|järjestetään|järjestää|pidetään|alkaa|toimii|starttaa|käynnistyy"
    rf"|treenaa|ordnas|avoinna|numerossa|puh|auki|joka|kuukauden|ensi (?=\w+(?:na|lla)\b)|ens (?=\w+)|klo"
    rf"|kl|kello|parilli\w+"
    rf"|paritto\w+"
    r"|ajalla|osoitteessa|varje|every|each|on\s(?=[A-Z])|at\s(?=[A-Z\d])|söndag\w*|lördag\w*|på\s)\b)"
    rf"|[\s,(–-]+(?=(?:\d{{1,2}}\.\s?[–-]\s?\d{{1,2}}\.\d|{DATE.pattern}|{WEEKDAY.pattern}"
    rf"|{CLOCK.pattern}))",
    re.IGNORECASE,
)
_INTO: Final = re.compile(r"^(?:tule mukaan|mukaan|tule|tervetuloa|lähde)\s+(?P<what>.+)$", re.IGNORECASE)
_AGES: Final = re.compile(r"\s\d{1,2}\s?[–-]\s?\d{1,2}[ -]?(?:vuotiaille|vuotiaat|v\.?)$", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"^\w+mme$|^(?:vapaa pääsy|maksuton|ilmainen|liput|hinta|kahvi\w*|ohjelma)$|maksu$|€", re.IGNORECASE
)
_WRITERS: Final = frozenset({"association", "parish", "welfare_area"})
_ILLATIVE: Final = re.compile(r"(?:([aeiouyäö])\1n|seen|h[aeiouyäö]n)$", re.IGNORECASE)
_LONGEST: Final = 90


def read_title(pieces: tuple[Piece, ...], base: BaseForm) -> tuple[str | None, bool]:
    """The title and whether it is a guess; None when no line names anything.

    A question ("Etsitkö harrastusta?") and the name of who writes are titles only when nothing else is.
    """
    found = [(piece, _title_of(piece.text, base)) for piece in pieces if piece.role in {None, "other"}]
    named = [(piece, title, cut) for piece, (title, cut) in found if title]
    better = [item for item in named if not _opens(item[0].text, item[1])]
    for piece, title, cut in better or named:
        return title, cut or piece.line > 1 or bool(better and better[0] is not named[0])
    labelled = next((piece.text for piece in pieces if piece.role == "programme"), None)
    return (labelled[:_LONGEST], True) if labelled else (None, False)


def _opens(text: str, title: str) -> bool:
    """Whether a line only leads to what it is about: a question, who writes, what it costs."""
    words = title.split()
    if is_town(title) or (text.rstrip().endswith("?") and TIMES.search(text) is None):
        return True
    if len(words) < 5 and "ry:n" not in title and organisation_kind(words[-1]) in _WRITERS:
        return True
    return len(words) < 4 and _ASIDE.search(title) is not None


def _title_of(text: str, base: BaseForm) -> tuple[str | None, bool]:
    plain = CANCELLED.sub("", text).strip(" !:–-.")
    plain, greeted = _GREETING.subn("", plain)
    into = _INTO.match(plain)
    plain = (into["what"] if into else plain).strip(" !:–-.,")
    early = TIMES.match(plain)
    if early and any(char.isdigit() for char in early[0]):
        plain = plain[early.end() :].strip(" !:–-.,")
    writer, colon, rest = plain.partition(": ")
    if colon and organisation_kind(writer.split()[-1]) in _WRITERS:
        plain = rest
    cut = _CUT.search(plain)
    named = plain[: cut.start()] if cut and cut.start() > 2 else plain
    address = addresses.find_address(named)
    named = (named[: address.start] if address else named).strip(" ,;:–-!(.·")
    if not any(char.isalpha() for char in named) or _is_time_alone(named):
        return None, False
    if len(named) > _LONGEST:
        named = re.split(r"[,.!?:]\s", named)[0][:_LONGEST].rsplit(" ", 1)[0]
    named = _AGES.sub("", named)
    if greeted or into:
        named = _out_of_illative(named, base)
    doubtful = bool(cut or into or greeted or address) or len(named.split()) > 8
    return _calm(named), doubtful


def _out_of_illative(named: str, base: BaseForm) -> str:
    """As in "Tervetuloa neulekahvilaan", which invites to a neulekahvila."""
    *before, last = named.split()
    if not _ILLATIVE.search(last):
        return named
    return " ".join([*before, base(last)])


def _is_time_alone(text: str) -> bool:
    left = text
    for pattern in (DATE, WEEKDAY, CLOCK):
        left = pattern.sub(" ", left)
    return len(re.sub(r"[\W\d]|\b(?:klo|kl|ja|ma|ti|ke|to|pe|la|su)\b", "", left)) < 3


def _calm(title: str) -> str:
    """No shouting; the first letter is a capital."""
    letters = [char for char in title if char.isalpha()]
    if len(letters) > 4 and sum(char.isupper() for char in letters) > 0.8 * len(letters):
        title = title.lower()
    return title[0].upper() + title[1:]
