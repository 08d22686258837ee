"""The times of a notice: which of its sentences tell them, and what the timetable reader makes of those."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from app.core.clock import local_day
from app.reading.poster.asides import OTHER_HOURS
from app.reading.poster.cancelling import (
    days_called_off,
    says_cancelled,
    without_cancellation,
    without_days_called_off,
)
from app.reading.poster.deadlines import without_signing_up
from app.reading.poster.pieces import Piece
from app.reading.poster.rewording import as_single
from app.reading.poster.spans import CLOCK, day_of
from app.reading.poster.telling import LENGTH, is_hour_alone, time_text
from app.reading.poster.tidying import day_of_rule, each_once, first_of_each_day, is_doubled, with_first_day
from app.reading.poster.unread import has_unread, leaves_pause
from app.reading.times import TimeRule, TimesReading, read_times

_REPEATS: Final = re.compile(
    r"\w+(?:isin|aisin|oisin)\b|\bjoka\b|viikoittain|\bkertaa\b|\bkrt\b|kerho|kurssi|ryhmä|kuoro|harjoitu"
    r"|treeni|jumppa|jooga"
    r"|every|varje|weekly|kokoontu",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(
    r"\b(?:alkaa|alkavat|alk|aloit\w+|ensimmäinen|eka|starts|starting|börjar|första)\b", re.IGNORECASE
)
# Said anywhere, it makes hours of the notice doubtful: they may be those of something else.
_AGREED: Final = re.compile(
    r"\b(?:ajat|aika|ajasta|ajoista|ajankohta|ajankohdasta|aikataulu)\b[^.!?\n]{0,20}"
    r"\b(?:sovitaan|sovittav\w+|sopimuksen|ilmoitetaan|vaihtel\w+|varmistuu|tarkentuu)"
    r"|\bsopimuksen mukaan\b|\benligt överenskommelse\b|\bby (?:arrangement|appointment)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"\b(?:muuten|jatku\w+|taas|normaalisti|normisti|as usual|som vanligt|fortsätter)\b", re.IGNORECASE
)
# "PERUTTU: …" heads what is off.
_HEADED: Final = re.compile(
    r"\W*(?:peruttu|peruutettu|peruuntunut|inställt|inställd|cancelled|canceled)\s?[:!–-]", re.IGNORECASE
)
_OWN_ROLES: Final = frozenset({None, "when", "other"})
_ENOUGH: Final = 1900
_FAR_DAYS: Final = 270


@dataclass(frozen=True, slots=True)
class WhenReading:
    """The rules of a notice, whether they are a guess, and why there are none."""

    times: tuple[TimeRule, ...] = ()
    guess: bool = False
    problem: str | None = None
    cancelled: bool = False


def read_when(pieces: tuple[Piece, ...], now: datetime) -> WhenReading:
    """The times that the notice tells, and whether all of it is off."""
    off = [piece for piece in pieces if says_cancelled(piece.text)]
    if not off:
        return _read(pieces, now)
    rest = _read(tuple(piece for piece in pieces if piece not in off), now)
    if any(_is_whole(piece.text, rest.times, now) for piece in off):
        before = tuple(Piece(without_cancellation(piece.text), piece.role, piece.line) for piece in pieces)
        found = _read(before, now)
        return WhenReading(found.times, found.guess, found.problem, cancelled=True)
    vague = any(days_called_off(piece.text) == () for piece in off)
    found = _read(pieces, now)
    gone = {str(day_of(day, now)) for piece in off for day in days_called_off(piece.text) or ()}
    found = replace(found, times=tuple(rule for rule in found.times if not _is_single_on(rule, gone)))
    return WhenReading(found.times or rest.times, found.guess or vague or not found.times, found.problem)


def _is_single_on(rule: TimeRule, days: set[str]) -> bool:
    return not (rule.weekly or rule.monthly) and rule.from_ == rule.until and day_of_rule(rule) in days


def _is_whole(sentence: str, rest: tuple[TimeRule, ...], now: datetime) -> bool:
    """Whether a sentence calls off everything: no other time of the notice stays."""
    days = days_called_off(sentence)
    others = rest
    if not rest and _HEADED.match(sentence):
        return True
    if days is not None and not rest:
        uncancelled = re.split(r"[,;()]", sentence)
        clauses = ", ".join(clause for clause in uncancelled if not says_cancelled(clause))
        clauses = clauses if clauses.strip() else without_days_called_off(sentence)
        others = read_times(clauses[:_ENOUGH], now=now).times or ()
    if days is None:
        return True
    if _GOES_ON.search(sentence):
        return False
    off = {str(day_of(day, now)) for day in days}
    return not any(rule.weekly or rule.monthly or day_of_rule(rule) not in off for rule in others)


def _read(pieces: tuple[Piece, ...], now: datetime) -> WhenReading:
    told = [(piece, text) for piece in pieces if (text := time_text(piece))]
    if not any(_REPEATS.search(piece.text) for piece in pieces):
        told = [(piece, as_single(text)) for piece, text in told]
    header = [item for item in told if _is_header(*item)]
    reading, programme = _reading(header, now), False
    if not _is_full(reading) and len(header) < len(told):
        whole = _reading(told, now)
        if whole.times or not reading.times:
            reading, programme = whole, _is_programme(told, header)
    if reading.times is None:
        return _without(pieces, reading, now)
    rules = each_once(reading.times)
    if any(_STARTS.search(text) for _, text in told):
        rules = with_first_day(rules)
    rules = first_of_each_day(rules) if programme else rules
    agreed = any(_AGREED.search(piece.text) for piece in pieces)
    own = (
        piece.text for piece in pieces if piece.role in _OWN_ROLES and OTHER_HOURS.search(piece.text) is None
    )
    unread = has_unread((text for _, text in told), rules, now) or leaves_pause(own, rules)
    guess = (
        bool(reading.guesses)
        or programme
        or agreed
        or unread
        or is_doubled(rules)
        or _is_far(rules, told, now)
    )
    return WhenReading(rules, guess, reading.problem)


def _is_header(piece: Piece, text: str) -> bool:
    """Whether it tells of the whole thing, and not of a point of its programme."""
    length = LENGTH.search(text) is not None and CLOCK.search(text) is None
    return piece.role == "when" or length or not is_hour_alone(text)


def _reading(told: list[tuple[Piece, str]], now: datetime) -> TimesReading:
    lines: dict[int, list[str]] = {}
    for piece, text in told:
        lines.setdefault(piece.line, []).append(text)
    return read_times("\n".join("\n".join(texts) for texts in lines.values())[:_ENOUGH], now=now)


def _without(pieces: tuple[Piece, ...], reading: TimesReading, now: datetime) -> WhenReading:
    """No times: the problem that the whole text names, which knows more than what was left of it."""
    whole = read_times("\n".join(without_signing_up(piece.text) for piece in pieces)[:_ENOUGH], now=now)
    return WhenReading((), problem=whole.problem or reading.problem)


def _is_full(reading: TimesReading) -> bool:
    return bool(reading.times) and all(rule.start or rule.at for rule in reading.times or ())


def _is_programme(told: list[tuple[Piece, str]], header: list[tuple[Piece, str]]) -> bool:
    """Two or more lines that begin with an hour and tell no day: the day's programme."""
    lines = {
        piece.line
        for piece, text in told
        if (piece, text) not in header and re.match(r"(?:klo |kl )?\d", text)
    }
    return len(lines) > 1


def _is_far(rules: tuple[TimeRule, ...], told: list[tuple[Piece, str]], now: datetime) -> bool:
    """A single day most of a year ahead, and no year written: it may as well have been."""
    limit = (local_day(now) + timedelta(days=_FAR_DAYS)).isoformat()
    far = [day_of_rule(rule) for rule in rules if not (rule.weekly or rule.monthly)]
    return any(day > limit and not any(day[:4] in text for _, text in told) for day in far)
