"""Organisers and places are met in many listings and kept once."""

from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from app.catalogue.models import Organisation, Place
from app.catalogue.parts import Organiser
from app.catalogue.registers import Registers
from app.core.db import reading, writing
from tests.builders import at, listing, organiser, place


def met(engine: Engine, *organisers: Organiser | None) -> list[UUID | None]:
    with writing(engine) as session:
        registers = Registers(session)
        ids = [registers.organisation_of(listing(organiser=one)) for one in organisers]
        registers.write()
    return ids


def stored(engine: Engine) -> dict[str, object]:
    with reading(engine) as session:
        rows = session.execute(select(col(Organisation.key), col(Organisation.details)))
        return {row[0]: row[1] for row in rows}


def test_same_name_is_the_same_organiser_within_and_between_runs(engine: Engine) -> None:
    first, second = met(engine, organiser("Lukijat ry"), organiser("LUKIJAT  ry"))
    (third,) = met(engine, organiser("lukijat ry"))

    assert first == second == third
    assert stored(engine) == {"name:lukijat ry": {"name": {"fi": "Lukijat ry"}, "kind": "association"}}


@pytest.mark.parametrize("apart", [False, True], ids=["in one run", "in a later run"])
def test_later_mention_adds_facts_but_changes_none(engine: Engine, apart: bool) -> None:
    bare = organiser("Lukijat ry", kind=None, phone="015 1")
    richer = organiser("Lukijat ry", phone="015 2", email="a@example.org")
    if apart:
        met(engine, bare)
        met(engine, richer)
    else:
        met(engine, bare, richer)

    assert stored(engine)["name:lukijat ry"] == {
        "name": {"fi": "Lukijat ry"},
        "phone": "015 1",
        "kind": "association",
        "email": "a@example.org",
    }


def test_nobody_named_is_no_organiser(engine: Engine) -> None:
    assert met(engine, None, Organiser(name={})) == [None, None]
    assert stored(engine) == {}


def test_places_of_a_listing_come_each_once(engine: Engine) -> None:
    sessions = (at(where=place("Tupa")), at(where=place("tupa")), at(where=place("Sali")), at())
    with writing(engine) as session:
        registers = Registers(session)
        ids = list(registers.places_of(listing(sessions=sessions)))
        registers.write()

    with reading(engine) as session:
        names = {row.id: row.details["name"]["fi"] for row in session.execute(select(Place)).scalars()}
    assert [names[identity] for identity in ids] == ["Tupa", "Sali"]
    assert len(names) == 2
