"""A notice that somebody has written already, read into the form. It proposes; a person checks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from app.reading.poster import Poster, read_poster
from app.reading.schedules import schedules_of
from app.reading.times.model import TimesReading
from app.search.finnish.base_form import base_form_with
from app.search.finnish.location import lexicon_path
from app.search.finnish.reader import Lexicon
from app.submissions.form.dates import day_text, sum_text
from app.submissions.form.fields import KEPT, MOST_LINE, MOST_TEXT, STEPS, YES
from app.submissions.form.sessions import AT_PLACE
from app.submissions.form.time_values import typed_times

BaseForm = Callable[[str], str]
MOST_NOTICE = 8_000
DOUBTED = {
    "kind": ("laji",),
    "title": ("otsikko",),
    "times": ("aika", *STEPS["ajat"].fields),
    "price": ("hinta", "summa", "summa_enintaan"),
    "registration_by": ("ilmo_asti",),
    "audience": ("ika_alin", "ika_ylin"),
    "place.name": ("paikka",),
    "place.address": ("osoite",),
    "contact.phone": ("puhelin",),
    "contact.email": ("sahkoposti",),
    "contact.url": ("verkko",),
}
PRICES = {"free", "fixed", "range", "donation"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a notice fills in, and the fields that a person should look at."""

    typed: dict[str, str]
    doubts: tuple[str, ...]


@cache
def base_forms(lexicon: Path | None) -> BaseForm:
    """What gives base forms by a lexicon, opened once per process."""
    return base_form_with(Lexicon.open(lexicon_path(lexicon)))


@dataclass(frozen=True, slots=True)
class NoticeReader:
    """Reads notices in a language, seen from a moment."""

    lang: str
    now: datetime
    base_form: BaseForm | None = None

    def read(self, text: str) -> Proposal | None:
        """What a notice fills in. None: it is no notice of anything to join."""
        poster = read_poster(text[:MOST_NOTICE], now=self.now, base_form=self.base_form)
        if poster.kind is None:
            return None
        times = _times(poster, self.lang, self.now)
        typed = {**dict(_fields(poster)), **times, "kuvaus": text[:MOST_TEXT], "kieli": self.lang}
        doubts = [name for guess in poster.guesses for name in DOUBTED.get(guess, ())]
        if poster.times and not times:
            doubts += DOUBTED["times"]
        told = {name: words for name, words in typed.items() if words}
        return Proposal(told, tuple(dict.fromkeys(doubts)))


def _fields(poster: Poster) -> Iterator[tuple[str, str]]:
    yield "laji", poster.kind or ""
    yield "otsikko", (poster.title or "")[:MOST_LINE]
    if poster.place.name or poster.place.address:
        yield "paikka_tapa", AT_PLACE
        yield "paikka", poster.place.name or ""
        yield "osoite", poster.place.address or ""
    if poster.price.type in PRICES:
        yield "hinta", poster.price.type
        yield "summa", sum_text(poster.price.amount_min)
        high = poster.price.amount_max
        yield "summa_enintaan", sum_text(high) if poster.price.type == "range" else ""
    yield "puhelin", poster.contact.phone or ""
    yield "sahkoposti", poster.contact.email or ""
    yield "verkko", poster.contact.url or ""
    if poster.registration_by:
        yield "ilmo", YES
        yield "ilmo_asti", day_text(poster.registration_by)
        yield "ilmo_miten", poster.contact.phone or poster.contact.email or poster.contact.url or ""
    for name, age in (("ika_alin", poster.audience.min_age), ("ika_ylin", poster.audience.max_age)):
        yield name, "" if age is None else str(age)


def _times(poster: Poster, lang: str, now: datetime) -> dict[str, str]:
    """The times as they would have been typed; nothing where this form cannot tell them."""
    schedules = schedules_of(TimesReading(poster.times), now=now)
    typed = typed_times(schedules, lang)
    return {} if typed.get("aika") == KEPT else typed
