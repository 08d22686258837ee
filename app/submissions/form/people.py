"""The groups of fields about people: the first visit, languages, getting in, and whom to turn to."""

from typing import Any, cast

from app.catalogue.content import FinnishNeeded, ListingContent
from app.catalogue.parts import AccessibilityFact as Fact
from app.catalogue.parts import Audience, Contact, FirstVisit, SpokenLanguage
from app.submissions.form.fields import ACCESS_FIELDS, NO, SPOKEN_FIELDS, YES, in_languages
from app.submissions.form.group import TICKED, Changes, Group, texts_typed, texts_with
from app.submissions.form.times import Asked

VISIT_FIELDS = {"yksin": "may_come_alone", "katsella": "may_watch", "lahtea": "may_leave_early"}
VISIT_TEXTS = {"vastassa": "who_meets", "mukana": "bring"}


def _visit(content: ListingContent, lang: str) -> dict[str, str]:
    visit = content.first_visit or FirstVisit()
    answers = {
        name: {True: YES, False: NO, None: ""}[getattr(visit, part)] for name, part in VISIT_FIELDS.items()
    }
    for name, part in VISIT_TEXTS.items():
        answers |= texts_typed(getattr(visit, part), name, lang)
    return answers


def _read_visit(asked: Asked, old: ListingContent) -> Changes:
    visit = old.first_visit or FirstVisit()
    changes: dict[str, Any] = {
        part: {YES: True, NO: False}.get(asked.text(name)) for name, part in VISIT_FIELDS.items()
    }
    changes |= {part: texts_with(getattr(visit, part), asked, name) for name, part in VISIT_TEXTS.items()}
    told = visit.model_copy(update=changes)
    return {"first_visit": None if told == FirstVisit() else told}


def _ages(content: ListingContent, _lang: str) -> dict[str, str]:
    ages = {"ika_alin": content.audience.min_age, "ika_ylin": content.audience.max_age}
    return {name: "" if age is None else str(age) for name, age in ages.items()}


def _read_ages(asked: Asked, old: ListingContent) -> Changes:
    low, high = (int(text) if (text := asked.text(name)) else None for name in ("ika_alin", "ika_ylin"))
    audience: Audience = old.audience.model_copy(update={"min_age": low, "max_age": high})
    return {"audience": audience}


def _finnish(content: ListingContent, _lang: str) -> dict[str, str]:
    return {"suomi": "" if content.finnish_needed == "unknown" else content.finnish_needed}


def _read_finnish(asked: Asked, _old: ListingContent) -> Changes:
    return {"finnish_needed": cast("FinnishNeeded", asked.text("suomi") or "unknown")}


def _spoken(content: ListingContent, _lang: str) -> dict[str, str]:
    codes = {one.code for one in content.languages if one.use == "spoken"}
    return {name: TICKED for name, code in SPOKEN_FIELDS.items() if code in codes}


def _read_spoken(asked: Asked, old: ListingContent) -> Changes:
    ticked = [code for name, code in SPOKEN_FIELDS.items() if asked.text(name)]
    others = [one for one in old.languages if one.use != "spoken" or one.code not in SPOKEN_FIELDS.values()]
    return {"languages": (*(SpokenLanguage(code=code) for code in ticked), *others)}


def _access(content: ListingContent, _lang: str) -> dict[str, str]:
    codes = {fact.code for fact in content.accessibility if fact.value == "yes"}
    return {name: TICKED for name, code in ACCESS_FIELDS.items() if code in codes}


def _read_access(asked: Asked, old: ListingContent) -> Changes:
    known = {fact.code: fact for fact in old.accessibility}
    ticked = [code for name, code in ACCESS_FIELDS.items() if asked.text(name)]
    said = [
        known[code] if code in known and known[code].value == "yes" else Fact(code=code) for code in ticked
    ]
    others = [fact for fact in old.accessibility if fact.value != "yes" and fact.code not in ticked]
    return {"accessibility": (*said, *others)}


def _contact(content: ListingContent, _lang: str) -> dict[str, str]:
    one = content.contacts[0] if content.contacts else Contact()
    form_only = TICKED if one.form_only else ""
    return {
        "yhteyshenkilo": one.name or "",
        "puhelin": one.phone or "",
        "sahkoposti": one.email or "",
        "vain_lomake": form_only,
    }


def _read_contact(asked: Asked, old: ListingContent) -> Changes:
    one = old.contacts[0] if old.contacts else Contact()
    hidden = bool(asked.text("vain_lomake"))
    told = {"name": "yhteyshenkilo", "phone": "puhelin", "email": "sahkoposti"}
    changes: dict[str, Any] = {
        part: None if hidden else asked.text(name) or None for part, name in told.items()
    }
    changed = one.model_copy(update=changes | {"form_only": hidden})
    return {"contacts": (*(() if changed == Contact() else (changed,)), *old.contacts[1:])}


def _web(content: ListingContent, _lang: str) -> dict[str, str]:
    return {"verkko": content.url or ""}


def _read_web(asked: Asked, _old: ListingContent) -> Changes:
    address = asked.text("verkko")
    return {"url": (address if "://" in address else f"https://{address}") if address else None}


PEOPLE_GROUPS = (
    Group(
        (*VISIT_FIELDS, *(name for field in VISIT_TEXTS for name in in_languages(field))), _visit, _read_visit
    ),
    Group(("ika_alin", "ika_ylin"), _ages, _read_ages),
    Group(("suomi",), _finnish, _read_finnish),
    Group(tuple(SPOKEN_FIELDS), _spoken, _read_spoken),
    Group(tuple(ACCESS_FIELDS), _access, _read_access),
    Group(("yhteyshenkilo", "puhelin", "sahkoposti", "vain_lomake"), _contact, _read_contact),
    Group(("verkko",), _web, _read_web),
)
