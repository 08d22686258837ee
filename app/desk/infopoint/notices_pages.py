"""What the templates of the notices get."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.core.clock import LOCAL_ZONE, local_day
from app.desk import links
from app.desk.shown import Frame, moment_words
from app.infopoint.models import NoticeRow
from app.infopoint.notices import MAX_TEXT, NewNotice
from app.submissions.form.dates import read_clock, read_day
from app.web.forms import Fault, Form
from app.web.words import N_, Words

LANGUAGE_NAMES = (("fi", N_("Suomeksi")), ("sv", N_("Ruotsiksi")), ("en", N_("Englanniksi")))
FIELDS = ("fi", "sv", "en", "linkki", "alkaa", "alkaa-klo", "paattyy", "paattyy-klo")
FAULTS = {
    "fi": N_("Kirjoita tiedote suomeksi."),
    "alkaa": N_("Emme ymmärtäneet alkamispäivää. Kirjoita se näin: 24.11.2026"),
    "alkaa-klo": N_("Emme ymmärtäneet kellonaikaa. Kirjoita se näin: 17.30"),
    "paattyy-klo": N_("Emme ymmärtäneet kellonaikaa. Kirjoita se näin: 17.30"),
    "paattyy-puuttuu": N_("Kerro päivä, jona tiedote päättyy. Kirjoita se näin: 24.11.2026"),
    "paattyy": N_("Tiedotteen pitää päättyä alkamisen jälkeen, ja vasta myöhemmin kuin nyt."),
    "paattyy-pitka": N_("Tiedote näkyy enintään kolme kuukautta. Pysyvä tieto kuuluu omalle sivulleen."),
    "linkki": N_("Linkin pitää olla oma sivumme, kuten /tietoa, tai osoite, jonka alussa on https://"),
}


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A notice in a list. `link` leads to where it is changed; empty: it is over."""

    text: str
    when: str
    link: str


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """`/yllapito/tiedotteet`. `groups` are (heading, notices)."""

    desk: Frame
    form: Form
    groups: tuple[tuple[str, tuple[NoticeItem, ...]], ...]
    action: str
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NoticePage:
    """`/yllapito/tiedotteet/{identity}`."""

    desk: Frame
    form: Form
    action: str
    end_action: str
    languages: tuple[tuple[str, str], ...]


def notices_page(
    rows: Sequence[NoticeRow], desk: Frame, form: Form, now: datetime, words: Words
) -> NoticesPage:
    """Make the page of all notices."""
    shown = [one for one in rows if one.starts_at <= now < one.ends_at]
    coming = [one for one in rows if one.starts_at > now]
    over = [one for one in reversed(rows) if one.ends_at <= now]
    told = ((N_("Näkyy nyt"), shown), (N_("Tulossa"), coming), (N_("Päättyneet"), over))
    groups = tuple(
        (words.gettext(name), tuple(_item(one, now, words) for one in some)) for name, some in told if some
    )
    return NoticesPage(desk, form, groups, words.path(links.NOTICES), language_names(words))


def notice_page(row: NoticeRow, desk: Frame, form: Form, words: Words) -> NoticePage:
    """Make the page of one notice."""
    here = words.path(links.notice_path(row.id))
    return NoticePage(desk, form, here, f"{here}/lopeta", language_names(words))


def language_names(words: Words) -> tuple[tuple[str, str], ...]:
    """The languages that a text may be written in."""
    return tuple((code, words.gettext(name)) for code, name in LANGUAGE_NAMES)


def fields_of(row: NoticeRow) -> dict[str, str]:
    """A notice, as its form has it."""
    start, end = row.starts_at.astimezone(LOCAL_ZONE), row.ends_at.astimezone(LOCAL_ZONE)
    return {
        **row.texts,
        "linkki": row.link,
        "alkaa": _day(start),
        "alkaa-klo": _clock(start),
        "paattyy": _day(end),
        "paattyy-klo": _clock(end),
    }


def read_notice(form: Mapping[str, str], now: datetime) -> NewNotice | str:
    """What was written; or the key in FAULTS of what cannot be read.

    Without a beginning it begins now; without an hour of its end it lasts until the end of that day.
    """
    today = local_day(now)
    start, start_hour = form.get("alkaa", ""), form.get("alkaa-klo", "")
    first = read_day(start, today) if start else today
    if first is None:
        return "alkaa"
    begins = read_clock(start_hour) if start_hour else time.min
    if begins is None:
        return "alkaa-klo"
    last, end_hour = read_day(form.get("paattyy", ""), first), form.get("paattyy-klo", "")
    if last is None:
        return "paattyy-puuttuu"
    ends = read_clock(end_hour) if end_hour else time.min
    if ends is None:
        return "paattyy-klo"
    day = last if end_hour else last + timedelta(days=1)
    texts = {lang: form.get(lang, "") for lang, _ in LANGUAGE_NAMES}
    starts_at = datetime.combine(first, begins, LOCAL_ZONE) if start or start_hour else now
    return NewNotice(texts, starts_at, datetime.combine(day, ends, LOCAL_ZONE), form.get("linkki", ""))


def fault_of(key: str, words: Words) -> Fault:
    """What is to be mended, in words."""
    name, _, why = key.partition("-")
    if why == "pitka" and name in dict(LANGUAGE_NAMES):
        return Fault(name, words.gettext("Tiedotteessa on enintään %(most)s merkkiä.", most=MAX_TEXT))
    field = "paattyy" if key in {"paattyy-puuttuu", "paattyy-pitka"} else key
    return Fault(field, words.gettext(FAULTS.get(key, FAULTS["fi"])))


def _item(row: NoticeRow, now: datetime, words: Words) -> NoticeItem:
    when = f"{moment_words(row.starts_at)} – {moment_words(row.ends_at)}"
    return NoticeItem(
        row.texts["fi"], when, words.path(links.notice_path(row.id)) if row.ends_at > now else ""
    )


def _day(moment: datetime) -> str:
    return f"{moment.day}.{moment.month}.{moment.year}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}"
