"""What the desk may change of a listing beside what the publishing form asks: to fields, and back.

The groups are of the form's own kind: one whose fields still say what the content says is left as it is.
"""

from collections.abc import Mapping

from app.catalogue.content import ListingContent
from app.catalogue.parts import Alert, Companion, FirstVisit
from app.catalogue.taxonomy import taxonomy
from app.submissions.form.dates import day_text
from app.submissions.form.fields import TEXT_LANGUAGES
from app.submissions.form.group import TICKED, Changes, Group, said
from app.submissions.form.times import Asked

SUMMARY, ACCESS_NOTE, ALERT, ALERT_END = "tiivis", "esteista", "tiedote", "tiedote_asti"
STATUS, COMPANION, COMPANION_NOTE, CONDITIONS = "tilanne", "kaveri", "kaveri_lisaa", "ehdot"
MORE_TOPICS = ("aihe_2", "aihe_3", "aihe_4")
VISIT_TEXTS = {"montako": "how_many_people", "hyva_tietaa": "note"}
AUDIENCE_FIELDS = {f"ryhma_{term.code}": term.code for term in taxonomy().audiences.public}


def languages_of(name: str) -> tuple[str, ...]:
    """The fields of a text in each language."""
    return tuple(f"{name}_{lang}" for lang in TEXT_LANGUAGES)


def _told(texts: Mapping[str, str], name: str) -> dict[str, str]:
    return {f"{name}_{lang}": texts.get(lang, "") for lang in TEXT_LANGUAGES}


def _read(old: Mapping[str, str], asked: Asked, name: str) -> dict[str, str]:
    return said({**old, **{lang: asked.text(f"{name}_{lang}") for lang in TEXT_LANGUAGES}})


def _summary(content: ListingContent, _lang: str) -> dict[str, str]:
    return _told(content.summary, SUMMARY)


def _read_summary(asked: Asked, old: ListingContent) -> Changes:
    return {"summary": _read(old.summary, asked, SUMMARY)}


def _access_note(content: ListingContent, _lang: str) -> dict[str, str]:
    return _told(content.accessibility_note, ACCESS_NOTE)


def _read_access_note(asked: Asked, old: ListingContent) -> Changes:
    return {"accessibility_note": _read(old.accessibility_note, asked, ACCESS_NOTE)}


def _alert(content: ListingContent, _lang: str) -> dict[str, str]:
    if content.alert is None:
        return {}
    return {**_told(content.alert.text, ALERT), ALERT_END: day_text(content.alert.until)}


def _read_alert(asked: Asked, old: ListingContent) -> Changes:
    """A notice without an end is told as a fault before it comes here."""
    texts = _read(old.alert.text if old.alert else {}, asked, ALERT)
    end = asked.day(ALERT_END)
    return {"alert": Alert(text=texts, until=end) if texts and end else None}


def _status(content: ListingContent, _lang: str) -> dict[str, str]:
    return {STATUS: content.status}


def _read_status(asked: Asked, _old: ListingContent) -> Changes:
    return {"status": asked.text(STATUS) or "scheduled"}


def _topics(content: ListingContent, _lang: str) -> dict[str, str]:
    return dict(zip(MORE_TOPICS, content.categories[1:], strict=False))


def _read_topics(asked: Asked, old: ListingContent) -> Changes:
    """The first one is the form's own field; what is beyond the last field stays."""
    chosen = [asked.text(name) for name in ("aihe", *MORE_TOPICS)]
    rest = old.categories[1 + len(MORE_TOPICS) :]
    return {"categories": tuple(dict.fromkeys(code for code in (*chosen, *rest) if code))}


def _audience(content: ListingContent, lang: str) -> dict[str, str]:
    ticks = {name: TICKED for name, code in AUDIENCE_FIELDS.items() if code in content.audience.groups}
    return {**ticks, CONDITIONS: content.audience.conditions.get(lang, "")}


def _read_audience(asked: Asked, old: ListingContent) -> Changes:
    ticked = [code for name, code in AUDIENCE_FIELDS.items() if asked.text(name)]
    kept = [code for code in old.audience.groups if code in ticked or code not in AUDIENCE_FIELDS.values()]
    groups = tuple(dict.fromkeys((*kept, *ticked)))
    conditions = said({**old.audience.conditions, asked.lang: asked.text(CONDITIONS)})
    return {"audience": old.audience.model_copy(update={"groups": groups, "conditions": conditions})}


def _companion(content: ListingContent, lang: str) -> dict[str, str]:
    if content.companion is None:
        return {}
    return {COMPANION: content.companion.offered, COMPANION_NOTE: content.companion.note.get(lang, "")}


def _read_companion(asked: Asked, old: ListingContent) -> Changes:
    offered = asked.text(COMPANION)
    if not offered:
        return {"companion": None}
    before = old.companion.note if old.companion else {}
    note = said({**before, asked.lang: asked.text(COMPANION_NOTE)})
    return {"companion": Companion.model_validate({"offered": offered, "note": note})}


def _visit(content: ListingContent, lang: str) -> dict[str, str]:
    visit = content.first_visit or FirstVisit()
    return {name: getattr(visit, part).get(lang, "") for name, part in VISIT_TEXTS.items()}


def _read_visit(asked: Asked, old: ListingContent) -> Changes:
    visit = old.first_visit or FirstVisit()
    texts = {
        part: said({**getattr(visit, part), asked.lang: asked.text(name)})
        for name, part in VISIT_TEXTS.items()
    }
    told = visit.model_copy(update=texts)
    return {"first_visit": None if told == FirstVisit() else told}


def with_place_kept(new: ListingContent, old: ListingContent, lang: str) -> ListingContent:
    """What is known of a place stays while its name stays: the form tells only some of it.

    Another street has another position.
    """
    if len(new.sessions) != 1 or len(old.sessions) != 1:
        return new
    told, known = new.sessions[0].place, old.sessions[0].place
    if told is None or known is None or told == known or told.type != known.type:
        return new
    if told.name.get(lang, "") != known.name.get(lang, ""):
        return new
    changes: dict[str, object] = {"postal_code": told.postal_code, "city": told.city}
    if told.street_address.get(lang, "") != known.street_address.get(lang, ""):
        changes |= {"street_address": told.street_address, "lat": told.lat, "lon": told.lon}
    place = known.model_copy(update=changes)
    return new.model_copy(update={"sessions": (new.sessions[0].model_copy(update={"place": place}),)})


MORE_GROUPS = (
    Group(languages_of(SUMMARY), _summary, _read_summary),
    Group(languages_of(ACCESS_NOTE), _access_note, _read_access_note),
    Group((*languages_of(ALERT), ALERT_END), _alert, _read_alert),
    Group((STATUS,), _status, _read_status),
    Group(MORE_TOPICS, _topics, _read_topics),
    Group((*AUDIENCE_FIELDS, CONDITIONS), _audience, _read_audience),
    Group((COMPANION, COMPANION_NOTE), _companion, _read_companion),
    Group(tuple(VISIT_TEXTS), _visit, _read_visit),
)
MORE_FIELDS = tuple(name for group in MORE_GROUPS for name in group.fields)
