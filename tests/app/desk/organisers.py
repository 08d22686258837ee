"""Organisers of a small town, as the desk has them."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from app.catalogue.models import Organisation
from app.core.db import reading
from tests.app.town import Town

DESK = "/yllapito/jarjestajat"


def choir(name: str = "Torikuoro ry", **fields: Any) -> dict[str, Any]:
    return {"name": {"fi": name}, "kind": "association"} | fields


def add(town: Town, key: str, organiser: dict[str, Any]) -> None:
    town.add(key, title=f"Ilta {key}", kind="activity", organiser=organiser)


def organisation(town: Town, name: str) -> Organisation:
    with reading(town.database) as session:
        found = session.exec(select(Organisation).where(Organisation.key == f"name:{name.casefold()}")).one()
        session.expunge_all()
    return found


def path(town: Town, name: str) -> str:
    return f"{DESK}/{organisation(town, name).id}"


def owner(town: Town, key: str) -> UUID | None:
    return town.details(key).listing.organisation_id
