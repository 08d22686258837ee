"""The picture in the publishing form: its fields, what of them makes a content, and what has to be mended."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.items.picture_items import LICENCES
from app.catalogue.parts import Image
from app.submissions.form.fields import PICTURE, PICTURE_FIELDS, PICTURE_MARK, Typed
from app.submissions.form.group import Group
from app.submissions.form.times import Asked
from app.web.forms import Fault
from app.web.words import N_, Words

MOST_ALT, MOST_CREDIT = 300, 120
NO_ALT = N_("Kerro, mitä kuvassa näkyy. Sen kuulee se, joka ei näe kuvaa.")
NO_LICENCE = N_("Valitse, miten kuvaa saa käyttää.")
NO_CREDIT = N_("Kirjoita kuvaajan nimi. Hänet mainitaan kuvan alla.")
LONG = N_("Tässä voi olla enintään %(most)s merkkiä. Lyhennä tekstiä.")


def picture_fields(content: ListingContent, lang: str) -> dict[str, str]:
    """What would have been typed for a picture of ours."""
    image = content.image
    if image is None or image.picture is None:
        return {}
    return {
        PICTURE: image.picture,
        "kuva_teksti": image.alt.get(lang, ""),
        "kuva_lupa": image.licence or "",
        "kuva_tekija": image.credit or "",
    }


def read_picture(asked: Asked, old: ListingContent) -> Mapping[str, Any]:
    """The picture that was sent, or none. One at another's address stays, for the form does not ask of it."""
    before = old.image
    if not asked.text(PICTURE):
        return {"image": before if before is not None and before.url is not None else None}
    is_same = before is not None and before.picture == asked.text(PICTURE)
    alt = (
        {**before.alt, asked.lang: asked.text("kuva_teksti")}
        if before and is_same
        else {asked.lang: asked.text("kuva_teksti")}
    )
    licence, credit = asked.text("kuva_lupa") or None, asked.text("kuva_tekija") or None
    return {"image": Image(picture=asked.text(PICTURE), alt=alt, licence=licence, credit=credit)}


PICTURE_GROUP = Group((PICTURE, "kuva_teksti", "kuva_lupa", "kuva_tekija"), picture_fields, read_picture)


def picture_faults(typed: Typed, words: Words) -> tuple[Fault, ...]:
    """What has to be mended before a picture can be shown; nothing where there is none."""
    return (
        tuple(Fault(name, words.gettext(text, most=most)) for name, text, most in _told(typed))
        if typed.get(PICTURE)
        else ()
    )


def _told(typed: Typed) -> Iterator[tuple[str, str, int]]:
    alt, credit, licence = (typed.get(name, "") for name in ("kuva_teksti", "kuva_tekija", "kuva_lupa"))
    if not alt or len(alt) > MOST_ALT:
        yield "kuva_teksti", LONG if alt else NO_ALT, MOST_ALT
    if licence not in LICENCES:
        yield "kuva_lupa", NO_LICENCE, 0
    if len(credit) > MOST_CREDIT or (licence == "cc_by" and not credit):
        yield "kuva_tekija", LONG if credit else NO_CREDIT, MOST_CREDIT


def without_picture(typed: Typed) -> dict[str, str]:
    """The same with no picture."""
    return {name: text for name, text in typed.items() if name not in {*PICTURE_FIELDS, PICTURE_MARK}}
