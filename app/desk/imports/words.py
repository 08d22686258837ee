"""The codes of imports in words: why a run was held or failed, how often a feed is read, what was asked."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from app.catalogue.feeds.run_decisions import RELEASE
from app.catalogue.feeds.run_models import FeedPlan, ImportRequest
from app.catalogue.models import ImportRun
from app.desk.queue.field_rows import field_name
from app.desk.shown import moment_words
from app.jobs.every import read_every
from app.web.words import N_, Words

STATE_WORDS = {
    "running": N_("Kesken"),
    "done": N_("Valmis"),
    "unchanged": N_("Ei muutoksia"),
    "held": N_("Pysäytetty: tarkista"),
    "released": N_("Päästetty läpi"),
    "refused": N_("Hylätty"),
    "failed": N_("Epäonnistui"),
    "interrupted": N_("Keskeytyi"),
}
DOUBT_WORDS = {
    "too_few": N_("Syötteessä oli ilmoituksia vain %(number)s. Niitä pitäisi olla vähintään %(whole)s."),
    "too_many_gone": N_(
        "Ilmoituksia on %(whole)s, ja niistä %(number)s katoaisi (%(share)s prosenttia). "
        "Tavallisesti katoaa enintään 20 prosenttia."
    ),
    "too_many_failed": N_(
        "Syötteessä oli %(whole)s ilmoitusta, ja niistä %(number)s ei voitu lukea. "
        "Syötteen muoto on voinut muuttua."
    ),
    "field_lost": N_(
        "Tieto ”%(name)s” oli ennen %(number)s prosentilla ilmoituksista ja nyt vain %(whole)s prosentilla. "
        "Syötteen muoto on voinut muuttua."
    ),
}
FILLED_WORDS = {"place": N_("Paikka"), "times": N_("Aika")}
FAULT_WORDS = {
    "key": N_("Syöte ei päästä meitä sisään. Tarkista sen avain."),
    "not_there": N_("Syötettä ei ole tässä osoitteessa. Tarkista osoite."),
    "too_often": N_("Syötteen palvelin pyytää lukemaan harvemmin."),
    "server": N_("Syötteen palvelimessa on vika."),
    "timed_out": N_("Syötteen palvelin ei vastannut ajoissa."),
    "unreachable": N_("Syötteen palvelimeen ei saatu yhteyttä."),
    "cut_off": N_("Syötteen vastaus katkesi kesken."),
    "certificate": N_("Syötteen palvelimen varmenteeseen ei voi luottaa."),
    "too_large": N_("Syöte on liian suuri."),
    "not_fetched": N_("Syötettä ei saatu haettua."),
    "unreadable": N_("Syöte ei ole sellaisessa muodossa, jonka osaamme lukea."),
    "archive": N_("Tallessa olevaa tuontia ei voitu lukea tai kirjoittaa."),
    "busy": N_("Tietokanta oli varattu."),
    "own": N_("Tuonti pysähtyi meidän omaan vikaamme. Loki kertoo lisää."),
    "overtaken": N_("Uudempi tuonti ehti väliin."),
    "decided": N_("Tästä tuonnista oli jo päätetty."),
    "differs": N_("Tuonti tekisi nyt muuta kuin mitä sinulle näytettiin, joten sitä ei tehty."),
}
OUTCOME_WORDS = {
    "done": N_("Syöte on luettu."),
    "held": N_("Syöte on luettu, mutta tuonti pysäytettiin."),
    "released": N_("Tuonti on päästetty läpi."),
    "overtaken": N_("Tuontia ei päästetty läpi: uudempi tuonti ehti väliin."),
    "archive_gone": N_("Tuontia ei päästetty läpi: sitä ei ole enää tallessa. Aja syöte uudelleen."),
    "differs": N_("Tuontia ei päästetty läpi: se tekisi nyt muuta kuin mitä sinulle näytettiin."),
    "failed": N_("Tuonti ei onnistunut."),
    "gave_up": N_("Tuonti ei onnistunut kolmella yrityksellä."),
}


def state_words(run: ImportRun, words: Words) -> str:
    """How a run ended."""
    return words.gettext(STATE_WORDS[run.state]) if run.state in STATE_WORDS else run.state


def doubt_words(doubts: list[dict[str, Any]], words: Words) -> Iterator[str]:
    """Why a run was held, a sentence or two for each reason."""
    for doubt in doubts:
        if text := DOUBT_WORDS.get(str(doubt["code"])):
            yield words.gettext(text, **_figures(doubt, words))


def _figures(doubt: Mapping[str, Any], words: Words) -> dict[str, object]:
    number, whole, name = doubt["number"], doubt["whole"], doubt["name"]
    named = words.gettext(FILLED_WORDS[name]) if name in FILLED_WORDS else field_name(name, words)
    return {"number": number, "whole": whole, "name": named, "share": round(100 * number / (whole or 1))}


def reasons(run: ImportRun, words: Words) -> tuple[str, ...]:
    """Why a run did not simply go through; nothing when it did."""
    if run.state == "interrupted":
        return (words.gettext("Tuonti katkesi kesken. Mikään ei muuttunut."),)
    if run.state == "failed" and run.fault in FAULT_WORDS:
        return (words.gettext(FAULT_WORDS[run.fault]), words.gettext("Mikään ei muuttunut."))
    return tuple(doubt_words(run.doubts, words))


def every_words(plan: FeedPlan, words: Words) -> str:
    """How often a feed is read."""
    if not plan.every or not plan.enabled:
        return words.gettext("Luetaan vain, kun sitä pyydetään")
    every = read_every(plan.every)
    if every.at is not None:
        at = f"{every.at.hour}.{every.at.minute:02}"
        days = every.apart.days
        return words.ngettext(
            "Luetaan joka päivä kello %(at)s", "Luetaan %(num)s päivän välein kello %(at)s", days, at=at
        )
    minutes = int(every.apart / timedelta(minutes=1))
    if minutes % 60:
        return words.ngettext("Luetaan joka minuutti", "Luetaan %(num)s minuutin välein", minutes)
    return words.ngettext("Luetaan joka tunti", "Luetaan %(num)s tunnin välein", minutes // 60)


def request_words(request: ImportRequest, words: Words) -> str:
    """What was asked of a feed last, by whom, and what came of it."""
    at = moment_words(request.ended_at or request.asked_at)
    if request.state == "working":
        return words.gettext("Tuonti on juuri nyt käynnissä. Pyysi %(by)s.", by=request.asked_by)
    if request.state == "waiting" and request.kind == RELEASE:
        return words.gettext(
            "%(by)s päätti päästää tuonnin läpi. Se tehdään hetken päästä.", by=request.asked_by
        )
    if request.state == "waiting":
        return words.gettext("%(by)s pyysi tuontia. Se alkaa hetken päästä.", by=request.asked_by)
    told = words.gettext(OUTCOME_WORDS[request.outcome]) if request.outcome in OUTCOME_WORDS else ""
    return f"{at}: {told}"
