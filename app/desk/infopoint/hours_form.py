"""The form of a place and its opening hours: from a `Point` to fields and back."""

import re
from collections.abc import Mapping
from datetime import date, time

from pydantic import ValidationError

from app.core.errors import InvalidError
from app.infopoint.opening import MAX_SPANS, OtherDays, Point, Span, Spans
from app.submissions.form.dates import read_clock, read_pause
from app.web.words import N_

LANGUAGES = ("fi", "sv", "en")
DAYS = tuple(f"paiva-{weekday}" for weekday in range(7))
FIELDS = (*(f"nimi-{lang}" for lang in LANGUAGES), "osoite", "puhelin", *DAYS, "muut", "pyhat")
MAX_TEXT = 120
MAX_LINES = 40
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,22}")
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_SPAN = re.compile(rf"({_CLOCK})\s*[-–—]\s*({_CLOCK})")
_AND = re.compile(r"\s*(?:,|;|\bja\b|\boch\b|\band\b)\s*")
_CLOSED = re.compile(r"suljettu|kiinni|stängt|closed|-|–", re.IGNORECASE)
_LINE = re.compile(
    rf"(?P<days>.+?)[\s:,]+(?:(?:klo|kl\.?|at)\s*)?(?P<hours>{_CLOSED.pattern}|{_CLOCK}\s*[-–—]\s*{_CLOCK}.*)",
    re.IGNORECASE,
)
FAULTS = {
    "nimi-fi": N_("Kirjoita paikan nimi suomeksi."),
    "pitka": N_("Tähän mahtuu enintään 120 merkkiä."),
    "puhelin": N_("Emme ymmärtäneet numeroa. Kirjoita se näin: 015 194 4000"),
    "ei-mitaan": N_("Kirjoita osoite tai puhelinnumero: mihin voi tulla tai soittaa?"),
    "paiva": N_("Emme ymmärtäneet aukioloa. Kirjoita se näin: 9–16 tai 9–12, 13–16"),
    "muut": N_("Emme ymmärtäneet riviä ”%(line)s”. Kirjoita se näin: 24.12. suljettu tai 23.12. 9–12"),
    "muut-pitka": N_("Poikkeuksia on enintään 40 riviä."),
}


class HoursFaultError(InvalidError):
    """A field that cannot be used: `why` is a key of FAULTS, `line` the line that was not understood."""

    def __init__(self, field: str, why: str, line: str = "") -> None:
        super().__init__("This cannot be read.", field=field)
        self.why, self.line = why, line


def fields_of(point: Point) -> dict[str, str]:
    """A place, as its form has it."""
    return {
        **{f"nimi-{lang}": point.name.get(lang, "") for lang in LANGUAGES},
        "osoite": point.address,
        "puhelin": point.phone,
        **{name: _spans_text(spans) for name, spans in zip(DAYS, point.week, strict=True)},
        "muut": "\n".join(map(_line_of, point.other_days)),
        "pyhat": "1" if point.closed_on_holidays else "",
    }


def read_point(form: Mapping[str, str], today: date) -> Point:
    """What was written. Raises HoursFaultError."""
    names = {lang: " ".join(form.get(f"nimi-{lang}", "").split()) for lang in LANGUAGES}
    address, phone = " ".join(form.get("osoite", "").split()), " ".join(form.get("puhelin", "").split())
    if not names["fi"]:
        raise HoursFaultError("nimi-fi", "nimi-fi")
    for name, text in (*((f"nimi-{lang}", text) for lang, text in names.items()), ("osoite", address)):
        if len(text) > MAX_TEXT:
            raise HoursFaultError(name, "pitka")
    if phone and not _PHONE.fullmatch(phone):
        raise HoursFaultError("puhelin", "puhelin")
    if not address and not phone:
        raise HoursFaultError("osoite", "ei-mitaan")
    return Point(
        name={lang: text for lang, text in names.items() if text},
        address=address,
        phone=phone,
        week=tuple(_week_day(name, form.get(name, "")) for name in DAYS),
        other_days=_other_days(form.get("muut", ""), today),
        closed_on_holidays=bool(form.get("pyhat")),
    )


def read_spans(text: str) -> Spans | None:
    """Read "9–12, 13–16"; "suljettu" and nothing are no hours. None: it is something else."""
    text = re.sub(r"^(?:klo|kl\.?|at)\s+", "", text.strip(), flags=re.IGNORECASE)
    if not text or _CLOSED.fullmatch(text):
        return ()
    spans = []
    for part in _AND.split(text):
        found = _SPAN.fullmatch(part.strip())
        since, until = (_clock(found[1]), _clock(found[2])) if found else (None, None)
        if since is None or until is None:
            return None
        spans.append((since, until))
    try:
        return OtherDays(
            first=date.min,
            last=date.min,
            spans=tuple(Span(since=a, until=b) for a, b in spans[: MAX_SPANS + 1]),
        ).spans
    except ValidationError:
        return None


def _week_day(name: str, text: str) -> Spans:
    spans = read_spans(text)
    if spans is None:
        raise HoursFaultError(name, "paiva")
    return spans


def _other_days(text: str, today: date) -> tuple[OtherDays, ...]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > MAX_LINES:
        raise HoursFaultError("muut", "muut-pitka")
    return tuple(_other(line, today) for line in lines)


def _other(line: str, today: date) -> OtherDays:
    found = _LINE.fullmatch(line)
    days = read_pause(found["days"].rstrip(" :,") if found else line, today)
    spans = read_spans(found["hours"]) if found else ()
    if days is None or spans is None:
        raise HoursFaultError("muut", "muut", line[:60])
    return OtherDays(first=days[0], last=days[1], spans=spans)


def _clock(text: str) -> time | None:
    return time.min if re.fullmatch(r"24(?:[.:]00)?", text) else read_clock(text)


def _spans_text(spans: Spans) -> str:
    return ", ".join(f"{_hour(span.since)}–{_hour(span.until, is_end=True)}" for span in spans)


def _hour(at: time, *, is_end: bool = False) -> str:
    hour = 24 if is_end and at == time.min else at.hour
    return f"{hour}.{at.minute:02}" if at.minute else f"{hour}"


def _line_of(other: OtherDays) -> str:
    first, last = (f"{day.day}.{day.month}.{day.year}" for day in (other.first, other.last))
    days = first if first == last else f"{first}–{last}"
    return f"{days} {_spans_text(other.spans) or 'suljettu'}"
