"""People win over feeds: what was edited stays, until it is unlocked."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, select

from app.catalogue.commands import edit_listing, unlock_fields
from app.catalogue.content import ListingContent
from app.catalogue.models import SourceRecord
from app.core.db import reading, writing
from importers.run import RunOptions
from tests.builders import listing, once
from tests.database_dump import listings
from tests.json_lines import Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
TIMES = once("2026-12-01T18:00")
TALK = listing("Luento", TIMES)
BETTER = listing("Ilmastoluento", TIMES)


def hours(count: int) -> datetime:
    return NOW + timedelta(hours=count)


def edit(engine: Engine, content: ListingContent, now: datetime) -> tuple[str, ...]:
    with writing(engine) as session:
        return edit_listing(session, the_id(engine), content, now)


def the_id(engine: Engine) -> UUID:
    return listings(engine)["town/talk"].id


def locked(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.execute(select(SourceRecord)).scalar_one().locked_fields)


def title(engine: Engine) -> object:
    return listings(engine)["town/talk"].content["title"]


def test_edited_field_survives_the_import_while_others_follow_the_feed(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read([line("talk", TALK)], NOW)
    assert edit(engine, BETTER, hours(1)) == ("title",)

    run = reader.read([line("talk", listing("Luento!", TIMES, status="postponed"))], hours(2))

    assert (run.changed, locked(engine), title(engine)) == (1, ["title"], {"fi": "Ilmastoluento"})
    assert listings(engine)["town/talk"].status == "postponed"


def test_import_that_would_change_locked_fields_only_counts_as_the_same(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read([line("talk", TALK)], NOW)
    edit(engine, BETTER, hours(1))
    before = listings(engine)

    run = reader.read([line("talk", listing("Luento!", TIMES))], hours(2))

    assert (run.changed, run.same) == (0, 1)
    assert listings(engine) == before


def test_unlocked_field_follows_the_feed_again_though_the_feed_is_the_same(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read([line("talk", TALK)], NOW)
    edit(engine, BETTER, hours(1))
    with writing(engine) as session:
        assert unlock_fields(session, the_id(engine), ["title", "prices"]) == ("title",)

    run = reader.read([line("talk", TALK)], hours(2))

    assert (run.changed, locked(engine), title(engine)) == (1, [], {"fi": "Luento"})
    assert reader.read([line("talk", TALK)], hours(3)).same == 1


def test_edit_made_while_a_run_is_reading_is_kept(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read([line("talk", TALK)], NOW)

    def tick() -> None:
        edit(engine, BETTER, hours(1))

    run = reader.read([line("talk", listing("Luento!", TIMES))], hours(1), RunOptions(tick=tick))

    assert (run.state, run.changed, run.same) == ("done", 0, 1)
    assert title(engine) == {"fi": "Ilmastoluento"}


def test_run_that_another_run_overtook_changes_nothing(engine: Engine) -> None:
    reader = Reader(engine)

    def tick() -> None:
        reader.read([line("talk", BETTER)], hours(1))

    slow = reader.read([line("talk", TALK)], NOW, RunOptions(tick=tick))

    assert slow.state == "interrupted"
    assert slow.message == "Another run of this feed began in the meantime."
    assert title(engine) == {"fi": "Ilmastoluento"}
