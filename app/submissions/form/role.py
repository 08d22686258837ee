"""What a volunteer does and how much it asks: one group of fields, of volunteering alone."""

from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.parts import VolunteerRole
from app.submissions.form.dates import read_sum
from app.submissions.form.fields import NO, ROLE, YES, in_languages
from app.submissions.form.group import Changes, Group, texts_typed, texts_with
from app.submissions.form.times import Asked

ROLE_TEXTS = {"tehtava": "task", "koulutus": "training"}
ROLE_ANSWERS = {"tuki": "supported", "rikostausta": "background_check", "etana": "remote"}
VOLUNTEERING = "volunteering"


def _role(content: ListingContent, lang: str) -> dict[str, str]:
    role = content.volunteer_role or VolunteerRole()
    typed = {
        name: {True: YES, False: NO, None: ""}[getattr(role, part)] for name, part in ROLE_ANSWERS.items()
    }
    for name, part in ROLE_TEXTS.items():
        typed |= texts_typed(getattr(role, part), name, lang)
    hours = f"{role.hours_per_time:.2f}".rstrip("0").rstrip(".") if role.hours_per_time else ""
    return typed | {"sitoutuminen": role.commitment or "", "tunnit": hours.replace(".", ",")}


def _read_role(asked: Asked, old: ListingContent) -> Changes:
    """`old` still has the kind that it had: what is no volunteering any more has no volunteer's task."""
    if asked.text("laji") != VOLUNTEERING:
        return {"volunteer_role": None} if old.kind == VOLUNTEERING else {}
    role = old.volunteer_role or VolunteerRole()
    changes: dict[str, Any] = {
        part: {YES: True, NO: False}.get(asked.text(name)) for name, part in ROLE_ANSWERS.items()
    }
    changes |= {part: texts_with(getattr(role, part), asked, name) for name, part in ROLE_TEXTS.items()}
    changes |= {
        "commitment": asked.text("sitoutuminen") or None,
        "hours_per_time": read_sum(asked.text("tunnit")),
    }
    told = role.model_copy(update=changes)
    return {"volunteer_role": None if told == VolunteerRole() else told}


ROLE_GROUP = Group(
    ("laji", *ROLE.fields, *(name for field in ROLE_TEXTS for name in in_languages(field)[1:])),
    _role,
    _read_role,
)
