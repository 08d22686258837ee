"""The times and the place of a content, which share its sessions."""

from collections.abc import Mapping
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.parts import Place, Session
from app.submissions.form.fields import KEPT, POSITION
from app.submissions.form.time_values import typed_times, with_exceptions
from app.submissions.form.times import Asked, read_schedules

AT_PLACE, ONLINE, NOWHERE = "paikka", "verkossa", "ei_paikkaa"


def times_fields(content: ListingContent, lang: str) -> dict[str, str]:
    """What would have been typed for the times; several sessions are more than the form can tell."""
    if len(content.sessions) > 1:
        return {"aika": KEPT}
    session = content.sessions[0] if content.sessions else Session()
    return typed_times(session.schedules, lang)


def read_times(asked: Asked, old: ListingContent) -> Mapping[str, Any]:
    """The sessions with the times that were typed."""
    if asked.text("aika") == KEPT:
        return {}
    session = old.sessions[0] if old.sessions else Session()
    new = read_schedules(asked)
    if len(new) == len(session.schedules) == 1:
        new = (with_exceptions(new[0], session.schedules[0]),)
    return _sessions(session.model_copy(update={"schedules": new}))


def place_fields(content: ListingContent, lang: str) -> dict[str, str]:
    """What would have been typed for the place."""
    if len(content.sessions) > 1:
        return {"paikka_tapa": KEPT}
    place = content.sessions[0].place if content.sessions else None
    if place is None:
        return {"paikka_tapa": NOWHERE}
    if place.type == "virtual":
        return {"paikka_tapa": ONLINE}
    if place.type != "physical":
        return {"paikka_tapa": KEPT}
    street = place.street_address.get(lang, "")
    return {
        "paikka_tapa": AT_PLACE,
        "paikka": place.name.get(lang, ""),
        "osoite": street,
        "postinumero": place.postal_code or "",
        "kunta": place.city or "",
        POSITION: position_text(place, lang),
    }


def position_text(place: Place, lang: str) -> str:
    """A known place's position with the address that it is of: another address has another."""
    if place.lat is None:
        return ""
    return f"{place.lat};{place.lon};{place.street_address.get(lang, '')}"


def read_place(asked: Asked, old: ListingContent) -> Mapping[str, Any]:
    """The sessions with the place that was typed."""
    way = asked.text("paikka_tapa")
    if way == KEPT:
        return {}
    session = old.sessions[0] if old.sessions else Session()
    places = {AT_PLACE: _typed_place, ONLINE: _online}
    place = places[way](asked) if way in places else None
    return _sessions(session.model_copy(update={"place": place}))


def _typed_place(asked: Asked) -> Place:
    lat, lon = _position(asked)
    return Place(
        name={asked.lang: asked.text("paikka")},
        street_address={asked.lang: asked.text("osoite")},
        postal_code=asked.text("postinumero") or None,
        city=asked.text("kunta") or None,
        lat=lat,
        lon=lon,
    )


def _online(_asked: Asked) -> Place:
    return Place(type="virtual")


def _position(asked: Asked) -> tuple[float | None, float | None]:
    lat, _, rest = asked.text(POSITION).partition(";")
    lon, _, address = rest.partition(";")
    if not rest or address.strip() != asked.text("osoite"):
        return None, None
    try:
        return float(lat), float(lon)
    except ValueError:
        return None, None


def _sessions(session: Session) -> Mapping[str, Any]:
    return {"sessions": () if session == Session() else (session,)}
