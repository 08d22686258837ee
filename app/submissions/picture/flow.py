"""One sending of the form's page with the picture."""

from dataclasses import replace

from fastapi.responses import HTMLResponse

from app.pictures.upload import FILE, Upload
from app.submissions.form.fields import PICTURE, typed_in
from app.submissions.form.flow import Sitting, drafts_of, show
from app.submissions.form.moves import ENTER, IN_LANGUAGE, PREVIEW, Place, go
from app.submissions.picture.fields import picture_faults, without_picture
from app.submissions.picture.step import NO_FILE, REMOVE, SAVE
from app.web.form_guard import as_fault
from app.web.form_token import FIELD
from app.web.forms import Fault


def take_picture(upload: Upload, sitting: Sitting) -> HTMLResponse:
    """Keep the picture, or take it away, and go back to the preview; or tell what is to mend."""
    values, words = upload.values, sitting.filling.words
    sitting = replace(sitting, token=values.get(FIELD, ""))
    typed, _ = drafts_of(sitting).checked(typed_in(values))
    button = values.get("siirry")
    if button == REMOVE:
        return _onward(without_picture(typed), sitting)
    if button == IN_LANGUAGE:
        return show(typed, Place(PICTURE), sitting)
    if button not in {SAVE, ENTER}:
        return _onward(typed, sitting)
    faults: list[Fault] = []
    if upload.file is not None:
        if refusal := sitting.visit.picture_refusal(values, sitting.now):
            return show(typed, Place(PICTURE, (as_fault(refusal, words),)), sitting, status=refusal.status)
        typed, why = drafts_of(sitting).with_file(typed, upload)
        faults += [Fault(FILE, words.gettext(why))] if why else []
    elif not typed.get(PICTURE):
        faults.append(Fault(FILE, words.gettext(NO_FILE)))
    faults += picture_faults({PICTURE: "1", **typed}, words)
    if faults:
        return show(typed, Place(PICTURE, tuple(faults)), sitting, status=422)
    return _onward(typed, sitting)


def _onward(typed: dict[str, str], sitting: Sitting) -> HTMLResponse:
    place = go({"vaihe": PREVIEW, "siirry": PREVIEW}, typed, sitting.filling)
    return show(typed, place, sitting, status=422 if place.faults else 200)
