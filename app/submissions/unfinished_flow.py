"""Going on later: the link to a form is sent by e-mail, and opens it where it was left."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi.responses import HTMLResponse

from app.core.db import reading, writing
from app.submissions.form.faults import is_email
from app.submissions.form.fields import KIND, STEPS, typed_in
from app.submissions.form.flow import Sitting, drafts_of, show
from app.submissions.form.moves import KEEP, LATER, Place, button_of
from app.submissions.pages import kept_typed
from app.submissions.unfinished import Unfinished, keep_unfinished, unfinished_by
from app.web.form_guard import as_fault
from app.web.form_token import FIELD
from app.web.forms import Fault
from app.web.words import N_

NO_EMAIL = N_("Tarkista sähköpostiosoite. Kirjoita se näin: nimi@example.org")
KEPT_IT = N_("Lähetimme linkin sähköpostiisi. Voit nyt sulkea tämän sivun, tai jatkaa.")


def wants_to_go_on_later(values: Mapping[str, str], sitting: Sitting) -> bool:
    """Whether the button for it was pressed, or the enter key in its field."""
    return sitting.filling.stranger and button_of(values) == KEEP


def keep_for_later(values: Mapping[str, str], sitting: Sitting) -> HTMLResponse:
    """Send the link, and show the same step; or tell what is to mend."""
    sitting = replace(sitting, token=values.get(FIELD, ""))
    visit, words, email = sitting.visit, sitting.filling.words, values.get(LATER, "")
    typed, _ = drafts_of(sitting).checked(typed_in(values))
    step = values["vaihe"] if values.get("vaihe") in STEPS else KIND.name
    if not is_email(email):
        fault = Fault(LATER, words.gettext(NO_EMAIL))
        return show({**typed, LATER: email}, Place(step, (fault,)), sitting, status=422)
    if refusal := visit.refusal(values, email, sitting.now):
        shown = Place(step, (as_fault(refusal, words),))
        return show({**typed, LATER: email}, shown, sitting, status=refusal.status)
    kept = {**kept_typed(typed), "vaihe": step}
    with writing(visit.database) as session:
        form = Unfinished(email, kept, words.language.code)
        keep_unfinished(session, form, visit.view.base_url, sitting.now)
    done = replace(sitting.frame, done=words.gettext(KEPT_IT))
    return show(typed, Place(step), replace(sitting, frame=done))


def go_on_by_link(token: str, sitting: Sitting) -> HTMLResponse:
    """Show the form where it was left. Raises NotFoundError and GoneError."""
    with reading(sitting.visit.database) as session:
        typed = unfinished_by(session, token, sitting.now)
    step = typed.get("vaihe", KIND.name)
    return show(typed_in(typed), Place(step), sitting)
