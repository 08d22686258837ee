"""The registers of organisers and places: each is met in listings and kept once."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session, col

from app.catalogue.content import ListingContent
from app.catalogue.merging.organisations import survivors
from app.catalogue.models import Organisation, Place
from app.catalogue.rules import NAMESPACE, organisation_id, organisation_key, place_key, slug_of
from app.catalogue.texts import text_in
from app.core.db import table_of


class Registers:
    """Finds or makes the rows of organisers and places; `write` stores what is new or tells more.

    Reads each register once: for a town it fits in memory many times over.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._organisations = _Register(session, Organisation)
        self._places = _Register(session, Place)
        self._survivors = survivors(session)

    def organisation_of(self, content: ListingContent) -> UUID | None:
        """The organiser's row id, or None when nobody is named. One that was merged gives the other's."""
        organiser = content.organiser
        key, identity = organisation_key(organiser) if organiser else None, organisation_id(organiser)
        if organiser is None or key is None or identity is None:
            return None
        name, _ = text_in(organiser.name, "fi")
        details = organiser.model_dump(mode="json", exclude_defaults=True)
        identity = self._organisations.meet(key, identity, details, slug=slug_of(name, identity))
        return self._survivors.get(identity, identity)

    def places_of(self, content: ListingContent) -> Iterator[UUID]:
        """Row ids of the places of a listing, each once."""
        met = set()
        for session in content.sessions:
            key = place_key(session.place) if session.place else None
            if session.place is None or key is None:
                continue
            identity = uuid5(NAMESPACE, f"place:{key}")
            if identity not in met:
                met.add(identity)
                yield self._places.meet(
                    key, identity, session.place.model_dump(mode="json", exclude_defaults=True)
                )

    def write(self) -> None:
        """Store what was met since the last time."""
        self._organisations.write()
        self._places.write()


class _Register:
    def __init__(self, session: Session, model: type[Organisation] | type[Place]) -> None:
        self._session = session
        self._table = table_of(model)
        self._known: dict[str, dict[str, Any]] = {
            row[0]: row[1] for row in session.execute(select(col(model.key), col(model.details)))
        }
        self._locked: dict[str, list[str]] = (
            {row[0]: row[1] for row in session.execute(select(col(model.key), col(model.locked_fields)))}
            if model is Organisation
            else {}
        )
        self._new: dict[str, dict[str, Any]] = {}
        self._changed: dict[UUID, dict[str, Any]] = {}

    def meet(self, key: str, identity: UUID, details: dict[str, Any], **columns: str) -> UUID:
        known = self._known.get(key)
        if known is None:
            self._new[key] = {"id": identity, "key": key, "details": details, **columns}
            self._known[key] = details
        elif merged := _tells_more(known, details, self._locked.get(key, ())):
            self._known[key] = merged
            if key in self._new:
                self._new[key]["details"] = merged
            else:
                self._changed[identity] = {"row_id": identity, "details": merged}
        return identity

    def write(self) -> None:
        connection = self._session.connection()
        if self._new:
            connection.execute(insert(self._table), list(self._new.values()))
        if self._changed:
            connection.execute(
                update(self._table).where(self._table.c.id == bindparam("row_id")),
                list(self._changed.values()),
            )
        self._new, self._changed = {}, {}


def _tells_more(
    known: dict[str, Any], details: dict[str, Any], locked: Collection[str]
) -> dict[str, Any] | None:
    """The known facts with the missing ones added that nobody has locked; None: there is nothing to add.

    Facts that are there stay: one organiser is met in many listings, and the last one met is not the truest.
    """
    missing = {name: value for name, value in details.items() if name not in known and name not in locked}
    return known | missing if missing else None
