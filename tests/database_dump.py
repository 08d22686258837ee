"""What a database holds, for comparing before and after."""

from typing import Any

from sqlalchemy import Engine, func, select
from sqlmodel import SQLModel, col

from app.catalogue.models import (
    ImportRun,
    Listing,
    ListingPlace,
    Occurrence,
    Organisation,
    Outbox,
    Place,
    Source,
    SourceRecord,
)
from app.core.db import reading, table_of, writing

ALL: tuple[type[SQLModel], ...] = (
    Organisation,
    Place,
    Listing,
    ListingPlace,
    Occurrence,
    Source,
    SourceRecord,
    Outbox,
)


def dump(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the catalogue, by table; the runs of imports are left out."""
    with reading(engine) as session:
        return {
            str(table.name): sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in map(table_of, ALL)
        }


def counted(engine: Engine) -> dict[str, int]:
    """How many rows each table of the catalogue has."""
    return {name: len(rows) for name, rows in dump(engine).items()}


def outbox(engine: Engine) -> int:
    """How many changes wait."""
    with reading(engine) as session:
        count: int = session.execute(select(func.count()).select_from(Outbox)).scalar_one()
    return count


def empty_outbox(engine: Engine) -> None:
    """Let the outbox be taken care of."""
    with writing(engine) as session:
        session.execute(table_of(Outbox).delete())


def runs(engine: Engine) -> list[ImportRun]:
    """All runs, oldest first."""
    with reading(engine) as session:
        found = list(session.execute(select(ImportRun).order_by(col(ImportRun.started_at))).scalars())
        session.expunge_all()
    return found


def listings(engine: Engine) -> dict[str, Listing]:
    """Every listing by the id that its feed gave it, as `feed/id`."""
    query = select(SourceRecord, Listing).join(Listing, col(Listing.id) == col(SourceRecord.listing_id))
    with reading(engine) as session:
        found = {f"{record.feed}/{record.external_id}": listing for record, listing in session.execute(query)}
        session.expunge_all()
    return found


def occurrences(engine: Engine) -> list[Occurrence]:
    """Every occurrence in time order."""
    with reading(engine) as session:
        found = list(session.execute(select(Occurrence).order_by(col(Occurrence.starts_at))).scalars())
        session.expunge_all()
    return found
