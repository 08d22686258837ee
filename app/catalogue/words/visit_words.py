"""The first visit, company on the way, and what a volunteer does: in words for a listing's page."""

from collections.abc import Iterator

from app.catalogue.content import ListingContent
from app.catalogue.parts import FirstVisit, VolunteerRole
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.shown_text import NamedText, Text, ours, told
from app.web.words import N_, Words

COMMITMENTS = {
    "once": N_("Yksi kerta riittää."),
    "short": N_("Olet mukana lyhyen aikaa."),
    "ongoing": N_("Toivomme sinut mukaan pidemmäksi aikaa."),
}


def first_visit_words(visit: FirstVisit | None, words: Words) -> Iterator[NamedText]:
    """What a person wonders before coming for the first time."""
    if visit is None:
        return
    asked = (
        (words.gettext("Kuka ottaa sinut vastaan?"), told(visit.who_meets, words)),
        (words.gettext("Voitko tulla yksin?"), ours(_alone(visit, words))),
        (words.gettext("Voitko vain katsella?"), ours(_watching(visit, words))),
        (words.gettext("Voitko lähteä kesken?"), ours(_leaving(visit, words))),
        (words.gettext("Mitä otat mukaan?"), told(visit.bring, words)),
        (words.gettext("Kuinka monta meitä on?"), told(visit.how_many_people, words)),
        (words.gettext("Hyvä tietää"), told(visit.note, words)),
    )
    yield from (NamedText(name, text) for name, text in asked if text)


def _alone(visit: FirstVisit, words: Words) -> str:
    if visit.may_come_alone is None:
        return ""
    alone = visit.may_come_alone
    return words.gettext("Voit tulla yksin.") if alone else words.gettext("Tule jonkun kanssa.")


def _watching(visit: FirstVisit, words: Words) -> str:
    if visit.may_watch is None:
        return ""
    watch = visit.may_watch
    return words.gettext("Saat myös vain katsella.") if watch else words.gettext("Kaikki osallistuvat.")


def _leaving(visit: FirstVisit, words: Words) -> str:
    if visit.may_leave_early is None:
        return ""
    leave = visit.may_leave_early
    return (
        words.gettext("Voit lähteä, kun haluat.")
        if leave
        else words.gettext("Toivomme, että olet loppuun asti.")
    )


def companion_words(content: ListingContent, words: Words) -> tuple[Text, ...]:
    """How one gets somebody along; nothing when nobody offers it."""
    companion = content.companion
    if companion is None or companion.offered == "none":
        return ()
    offered = ours(f"{taxonomy().companions.label(companion.offered, words.lang)[0]}.")
    note = told(companion.note, words)
    if not note and companion.offered == "on_request":
        note = ours(words.gettext("Kysy järjestäjältä, niin se järjestyy."))
    return (offered, note) if note else (offered,)


def volunteer_words(role: VolunteerRole | None, words: Words) -> Iterator[Text]:
    """What the volunteer does and how much it asks."""
    if role is None:
        return
    if task := told(role.task, words):
        yield task
    if role.commitment:
        yield ours(words.gettext(COMMITMENTS[role.commitment]))
    if role.hours_per_time:
        hours = f"{role.hours_per_time:.2f}".rstrip("0").rstrip(".")
        hours = hours if words.lang == "en" else hours.replace(".", ",")
        yield ours(words.gettext("Aikaa menee noin %(hours)s tuntia kerralla.", hours=hours))
    if training := told(role.training, words):
        yield training
    flags = (
        (role.supported, words.gettext("Saat tukea ja opastusta.")),
        (role.remote, words.gettext("Voit auttaa myös kotoa käsin.")),
        (role.background_check, words.gettext("Tehtävään tarvitaan rikostaustaote.")),
    )
    yield from (ours(text) for holds, text in flags if holds)
