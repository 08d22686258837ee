"""The page of the form where a picture is sent: the only one that sends a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from app.catalogue.content import ListingContent
from app.catalogue.items.picture_items import LICENCES, PictureItem, picture_item
from app.core.clock import local_day
from app.core.db import reading, writing
from app.pictures.commands import keep
from app.pictures.encoding import make
from app.pictures.marks import Marks
from app.pictures.queries import is_kept
from app.pictures.rules import PictureError
from app.pictures.upload import Upload
from app.submissions.form.fields import PICTURE, PICTURE_MARK, Typed
from app.submissions.form.languages import ways_to_languages
from app.submissions.form.times import Asked
from app.submissions.pages import Frame
from app.submissions.picture.fields import read_picture
from app.web.forms import Form
from app.web.links import picture_form_path
from app.web.view import OtherLanguage, View
from app.web.words import N_, Words

SAVE, REMOVE = "tallenna", "poista"
LOST = N_("Kuva on ehtinyt vanhentua. Lisää se uudelleen, tai jatka ilman kuvaa.")
NO_FILE = N_("Valitse kuva.")
WHY: Mapping[str, str] = {
    "empty": N_("Tiedosto on tyhjä. Valitse toinen kuva."),
    "bytes": N_("Kuva on liian suuri. Valitse kuva, joka on enintään 10 megatavua."),
    "pixels": N_("Kuvassa on liian monta kuvapistettä. Pienennä kuvaa, tai valitse toinen."),
    "unknown": N_("Tämä tiedosto ei ole kuva, jonka osaamme lukea. Valitse JPEG-, PNG-, WebP- tai GIF-kuva."),
    "drawing": N_("Tällaista piirrosta tai verkkosivua emme voi ottaa. Tallenna se PNG-kuvana."),
    "heic": N_("HEIC-kuvaa emme osaa lukea. Ota kuvasta kuvakaappaus, tai tallenna se JPEG-kuvana."),
    "broken": N_("Tiedosto on rikki tai kesken. Kokeile lähettää kuva uudelleen, tai valitse toinen."),
    "moving": N_("Liikkuvaa kuvaa emme voi ottaa. Valitse kuva, joka ei liiku."),
    "small": N_("Kuva on liian pieni tai liian kapea. Valitse suurempi kuva."),
    "busy": N_("Kuvia tulee juuri nyt paljon. Kokeile hetken kuluttua uudelleen."),
    "full": N_("Kuvia odottaa juuri nyt liikaa. Kokeile myöhemmin, tai jatka ilman kuvaa."),
}
LICENCE_WORDS = {
    "event_only": N_("Kuva on minun, tai minulla on lupa näyttää se tässä ilmoituksessa."),
    "cc_by": N_("Kuvaa saa käyttää muuallakin, kun kuvaaja mainitaan (CC BY 4.0)."),
    "cc0": N_("Kuvaa saa käyttää vapaasti (CC0)."),
}
FIRST_LICENCE = {"kuva_lupa": "kuva_lupa-1"}


@dataclass(frozen=True, slots=True)
class PicturePage:
    """The page of the picture. `picture`: the one that there is. `carried`: what was typed in the steps."""

    frame: Frame
    action: str
    form: Form
    carried: tuple[tuple[str, str], ...]
    picture: PictureItem | None
    licences: tuple[tuple[str, str], ...]
    ids: Mapping[str, str]
    form_languages: tuple[OtherLanguage, ...]


def picture_page(form: Form, frame: Frame, now: datetime, view: View) -> PicturePage:
    """Make the page of the picture."""
    typed, words, action = form.values, view.words, picture_form_path(frame.action)
    shown = {"kuva_teksti", "kuva_lupa", "kuva_tekija"}
    return PicturePage(
        frame=frame,
        action=action,
        form=form,
        carried=tuple((name, text) for name, text in typed.items() if name not in shown),
        picture=_picture(typed, now, words),
        licences=tuple((code, words.gettext(LICENCE_WORDS[code])) for code in LICENCES),
        ids=FIRST_LICENCE,
        form_languages=ways_to_languages(action, view),
    )


def _picture(typed: Typed, now: datetime, words: Words) -> PictureItem | None:
    lang = typed.get("kieli", "fi")
    empty = ListingContent(kind="event", title={lang: "–"})
    content = empty.model_copy(update=dict(read_picture(Asked(typed, local_day(now), lang), empty)))
    return picture_item(content, words, typed.get(PICTURE_MARK, ""))


@dataclass(frozen=True, slots=True)
class Drafts:
    """Pictures in drafts. `old`: what the form changes; its picture needs no mark."""

    database: Engine
    marks: Marks
    old: ListingContent | None
    now: datetime

    def checked(self, typed: Typed) -> tuple[dict[str, str], bool]:
        """What was typed, with a fresh mark; and whether a picture was lost: not theirs, or forgotten."""
        picture = typed.get(PICTURE, "")
        if not picture:
            return dict(typed), False
        if not (self._is_theirs(picture, typed.get(PICTURE_MARK, "")) and self._is_there(picture)):
            return {name: text for name, text in typed.items() if name not in {PICTURE, PICTURE_MARK}}, True
        return self.marked(typed), False

    def marked(self, typed: Typed) -> dict[str, str]:
        """The same with a fresh mark of its picture, which must be theirs."""
        picture = typed.get(PICTURE, "")
        return {**typed, PICTURE_MARK: self.marks.make(picture, self.now)} if picture else dict(typed)

    def with_file(self, typed: Typed, upload: Upload) -> tuple[dict[str, str], str]:
        """Keep the picture that was sent. Gives what is typed now, and why it was not taken, in words."""
        if upload.is_too_large:
            return dict(typed), WHY["bytes"]
        try:
            made = make(upload.file or b"")
            with writing(self.database) as session:
                picture = keep(session, made, self.now)
        except PictureError as error:
            return dict(typed), WHY[error.why]
        return self.marked({**typed, PICTURE: picture}), ""

    def _is_theirs(self, picture: str, mark: str) -> bool:
        image = self.old.image if self.old else None
        return (image is not None and image.picture == picture) or self.marks.holds(picture, mark, self.now)

    def _is_there(self, picture: str) -> bool:
        with reading(self.database) as session:
            return is_kept(session, picture)
