"""Recurring work, as the desk looks at it: what was done when, and what has not been done for long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from app.core.errors import UnavailableError
from app.desk import links
from app.desk.guard import MayImport
from app.desk.shown import Frame, frame, moment_words
from app.jobs.models import JobState
from app.jobs.notes import FAILED, is_stale, job_states
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen
from app.web.words import N_, Words

router = APIRouter(include_in_schema=False)
REASON_WORDS = {UnavailableError.code: N_("jokin, mitä se tarvitsee, ei vastannut")}
FAULT_OF_OURS = N_("meidän oma vikamme (%(name)s), josta loki kertoo lisää")
JOB_WORDS = {
    "letters": N_("Kirjeiden lähetys"),
    "index": N_("Hakemiston pitäminen ajan tasalla"),
    "freshness": N_("Vanhenevista ilmoituksista kysyminen"),
    "forgetting": N_("Vanhojen tietojen unohtaminen"),
    "bounces": N_("Palautuneiden kirjeiden lukeminen"),
    "imports": N_("Tuonnit"),
}
LATE_WORDS = {
    "letters": N_("Kirjeitä ei ole lähetetty %(time)s."),
    "imports": N_("Tuonteja ei ole tehty %(time)s."),
    "index": N_("Hakemistoa ei ole pidetty ajan tasalla %(time)s."),
}
LATE = N_("Tätä ei ole tehty %(time)s.")
NEVER = N_("Tätä ei ole vielä tehty.")
ASK = N_("Pyydä ylläpitoa katsomaan, onko taustatyö (opastamo work) käynnissä.")
NEVER_WORDS = {"imports": N_("Tuonteja ei ole vielä tehty.")}


@dataclass(frozen=True, slots=True)
class JobItem:
    """One job. `late` and `failures` are empty when all is well."""

    name: str
    at: str
    well_at: str
    runs: str
    late: str
    failures: str


@dataclass(frozen=True, slots=True)
class JobsPage:
    """`/yllapito/tyot`."""

    desk: Frame
    jobs: tuple[JobItem, ...]
    back: str


@router.get(links.JOBS, response_class=HTMLResponse)
def show_jobs(desk: MayImport, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what recurring work was done, and when."""
    words = view.words
    jobs = tuple(_job_item(state, words, desk.now) for state in job_states(session))
    return render("desk/jobs.html", JobsPage(frame(desk, view), jobs, words.path(links.IMPORTS)), view)


def count_late(session: Session, now: datetime) -> int:
    """How many jobs have not gone well for long; one that was never done is not known of."""
    return sum(is_stale(state, now) for state in job_states(session))


def late_words(state: JobState | None, name: str, words: Words, now: datetime) -> str:
    """That a job has not gone well for long; empty: it has."""
    if state is None or state.well_at is None:
        return f"{words.gettext(NEVER_WORDS.get(name, NEVER))} {words.gettext(ASK)}"
    if not is_stale(state, now):
        return ""
    late = words.gettext(LATE_WORDS.get(name, LATE), time=span_words(now - state.well_at, words))
    return f"{late} {words.gettext(ASK)}"


def span_words(span: timedelta, words: Words) -> str:
    """For how long something has not happened: "3 tuntiin"."""
    minutes = int(span / timedelta(minutes=1))
    if minutes < 60:
        return words.ngettext("minuuttiin", "%(num)s minuuttiin", minutes)
    if minutes < 48 * 60:
        return words.ngettext("tuntiin", "%(num)s tuntiin", minutes // 60)
    return words.ngettext("päivään", "%(num)s päivään", minutes // (24 * 60))


def _job_item(state: JobState, words: Words, now: datetime) -> JobItem:
    return JobItem(
        name=words.gettext(JOB_WORDS[state.name]) if state.name in JOB_WORDS else state.name,
        at=moment_words(state.ended_at),
        well_at=moment_words(state.well_at) if state.well_at else "",
        runs=words.ngettext("%(num)s kerta", "%(num)s kertaa", state.runs),
        late=late_words(state, state.name, words, now),
        failures=_failures(state, words),
    )


def _failures(state: JobState, words: Words) -> str:
    if state.result != FAILED:
        return ""
    told = REASON_WORDS.get(state.reason)
    reason = words.gettext(told) if told else words.gettext(FAULT_OF_OURS, name=state.reason)
    return words.ngettext(
        "Epäonnistui viimeksi: %(reason)s.",
        "Epäonnistui %(num)s kertaa peräkkäin: %(reason)s.",
        max(1, state.failures),
        reason=reason,
    )
