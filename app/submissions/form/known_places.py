"""Places that the catalogue knows, for whoever would rather choose than type."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from app.catalogue.models import Place as Row
from app.catalogue.parts import Place
from app.catalogue.texts import text_in
from app.submissions.form.fields import POSITION
from app.submissions.form.sessions import AT_PLACE, position_text

SHOWN = 8
LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place to choose."""

    id: str
    name: str
    address: str


def places_like(session: Session, text: str, lang: str) -> tuple[KnownPlace, ...]:
    """Places whose name or address has all the words of a text; those that begin with it come first."""
    words = text.casefold().split()
    if len(text) < LEAST_LETTERS:
        return ()
    found = []
    for row in session.exec(select(Row)):
        place = Place.model_validate(row.details)
        known = KnownPlace(str(row.id), text_in(place.name, lang)[0], _address(place, lang))
        whole = f"{known.name} {known.address}".casefold()
        if place.type == "physical" and known.name and all(word in whole for word in words):
            found.append((not whole.startswith(words[0]), known.name, known))
    return tuple(one for *_, one in sorted(found, key=lambda each: each[:2])[:SHOWN])


def fields_of_place(session: Session, identity: str, lang: str) -> dict[str, str]:
    """What is typed for a known place; nothing for an id that is none."""
    try:
        row = session.get(Row, UUID(identity))
    except ValueError:
        return {}
    if row is None:
        return {}
    place = Place.model_validate(row.details)
    street = text_in(place.street_address, lang)[0]
    here = place.model_copy(update={"street_address": {lang: street} if street else {}})
    return {
        "paikka_tapa": AT_PLACE,
        "paikka": text_in(place.name, lang)[0],
        "osoite": street,
        "postinumero": place.postal_code or "",
        "kunta": place.city or "",
        POSITION: position_text(here, lang),
    }


def _address(place: Place, lang: str) -> str:
    town = " ".join(filter(None, (place.postal_code, place.city)))
    return ", ".join(filter(None, (text_in(place.street_address, lang)[0], town)))
