"""Where pages come from, and when a feed is asked only for what has changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine, update

from app.catalogue.commands import edit_listing, unlock_fields
from app.catalogue.models import ImportRun, SourceRecord
from app.core.db import table_of, writing
from app.core.settings import Settings
from importers.choose import Choice, ChoiceError, Wish
from importers.contract import Feed
from importers.opening import MAX_FILE_BYTES, opened
from importers.run import RunOptions, run_import
from tests.builders import listing
from tests.database_dump import listings, runs
from tests.importers.feed_server import FeedServer, reply
from tests.json_lines import INFO, JsonLinesImporter, Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LINES = [line("cafe", listing("Kahvila")), line("bar", listing("Baari"))]
BODY = b"\n".join(map(orjson.dumps, LINES))
DELTA = JsonLinesImporter(replace(INFO, supports_delta=True))
ONE = JsonLinesImporter(replace(INFO, one_address=True))


def hours(count: float) -> datetime:
    return NOW + timedelta(hours=count)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path / "var")


def run(
    database: Engine, settings: Settings, choice: Choice, now: datetime, wish: Wish | None = None
) -> ImportRun:
    """What the import command does with one feed."""
    with opened(choice, wish or Wish(), settings, database, now) as source:
        options = RunOptions(archive=settings.var / "archive")
        ended = run_import(database, choice.importer, source.context, source.given, options)
        if source.validators is not None and ended.state == "done":
            source.validators.save()
    return ended


def since(database: Engine, settings: Settings, now: datetime, wish: Wish | None = None) -> datetime | None:
    choice = Choice(Feed("town", "json_lines", url="https://example.org/"), DELTA)
    with opened(choice, wish or Wish(), settings, database, now) as source:
        return source.context.since


def unlocked(database: Engine) -> None:
    """A field was edited, and given back to its feed."""
    identity = listings(database)["town/cafe"].id
    with writing(database) as session:
        edit_listing(session, identity, listing("Kahvio"), NOW)
        unlock_fields(session, identity, ["title"])


def test_folder_is_read_file_by_file_in_order(database: Engine, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "b.jsonl").write_bytes(orjson.dumps(LINES[1]))
    (folder / "a.jsonl").write_bytes(orjson.dumps(LINES[0]))
    choice = Choice(Feed("town", "json_lines", file="elsewhere"), ONE)

    with opened(choice, Wish((folder,)), settings, database, NOW) as source:
        assert [page.name for page in source.given.pages or ()] == ["a.jsonl", "b.jsonl"]


def test_file_that_is_missing_is_told_before_anything_begins(database: Engine, settings: Settings) -> None:
    choice = Choice(Feed("town", "json_lines", file="none.jsonl"), ONE)

    with pytest.raises(ChoiceError, match=r"There is no file or folder none\.jsonl\."):
        run(database, settings, choice, NOW)
    assert runs(database) == []


def test_file_that_is_too_large_fails_the_run(database: Engine, settings: Settings, tmp_path: Path) -> None:
    large = tmp_path / "large.jsonl"
    with large.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)

    ended = run(database, settings, Choice(Feed("town", "json_lines"), ONE), NOW, Wish((large,)))

    assert (ended.state, ended.message) == (
        "failed",
        f"{large} is larger than 200 MB. Nothing was changed.",
    )


def test_feed_without_an_address_is_told(database: Engine, settings: Settings) -> None:
    with pytest.raises(ChoiceError, match=r"Feed 'town' has no address\. Give --file or --url\."):
        run(database, settings, Choice(Feed("town", "json_lines"), ONE), NOW)


@pytest.mark.parametrize(
    ("replay", "message"),
    [
        ("latest", "The archive holds no such run of 'town'."),
        ("20260101T000000Z", "The archive holds no such run of 'town'."),
        ("../../secrets", "A run's name is its time in UTC, such as 20260301T120000Z."),
    ],
)
def test_replay_of_what_is_not_there_is_told(
    database: Engine, settings: Settings, replay: str, message: str
) -> None:
    choice = Choice(Feed("town", "json_lines", file="sample.jsonl"), ONE)

    with pytest.raises(ChoiceError) as caught:
        run(database, settings, choice, NOW, Wish(replay=replay))
    assert str(caught.value) == message


def test_address_that_is_none_is_told(database: Engine, settings: Settings) -> None:
    choice = Choice(Feed("town", "json_lines", url="http://127.0.0.1:port/"), ONE)

    with pytest.raises(ChoiceError, match="is not a web address"):
        run(database, settings, choice, NOW, Wish(url="http://127.0.0.1:port/"))


def test_private_address_of_a_feed_needs_a_setting(
    database: Engine, settings: Settings, server: FeedServer
) -> None:
    server.answer("/feed", reply(200, BODY))
    choice = Choice(Feed("town", "json_lines", url=server.url("/feed")), ONE)

    refused = run(database, settings, choice, NOW)
    allowed = settings.model_copy(update={"fetch_allow": f" 10.0.0.1:80 , 127.0.0.1:{server.port}"})

    assert refused.state == "failed"
    assert server.asked == []
    assert run(database, allowed, choice, hours(1)).state == "done"


def test_unchanged_answer_is_asked_for_only_when_all_is_as_it_was(
    database: Engine, settings: Settings, server: FeedServer
) -> None:
    server.answer("/feed", reply(200, BODY, ETag='"v1"'))
    wish = Wish(url=server.url("/feed"))
    choice = Choice(Feed("town", "json_lines", url=server.url("/feed")), ONE)
    for hour in range(3):
        assert run(database, settings, choice, hours(hour), wish).state == "done"
    asked = [one.headers.get("if-none-match") for one in server.asked]
    assert asked == [None, '"v1"', '"v1"']

    server.answer("/feed", lambda e: e.send(304) if "If-None-Match" in e.headers else e.send(200, BODY))
    assert run(database, settings, choice, hours(3), wish).state == "unchanged"
    unlocked(database)
    assert run(database, settings, choice, hours(4), wish).changed == 1
    assert listings(database)["town/cafe"].content["title"] == {"fi": "Kahvila"}


def test_failed_answer_saves_no_validators(database: Engine, settings: Settings, server: FeedServer) -> None:
    server.answer("/feed", reply(200, b"<html>", ETag='"v2"'))
    choice = Choice(Feed("town", "json_lines", url=server.url("/feed")), ONE)

    assert run(database, settings, choice, NOW, Wish(url=server.url("/feed"))).state == "failed"
    assert not (settings.var / "archive" / "town" / "validators.json").exists()


def test_first_run_asks_for_everything(database: Engine, settings: Settings) -> None:
    assert since(database, settings, NOW) is None


def test_later_run_asks_for_changes_since_a_little_before_the_last(
    database: Engine, settings: Settings
) -> None:
    Reader(database, importer=DELTA).read(LINES, NOW)
    Reader(database, importer=DELTA).read([], hours(5), since=NOW)

    assert since(database, settings, hours(6)) == hours(5) - timedelta(minutes=10)
    assert since(database, settings, hours(6), Wish(full=True)) is None


def test_run_that_failed_does_not_count_as_the_last(database: Engine, settings: Settings) -> None:
    Reader(database, importer=DELTA).read(LINES, NOW)
    assert Reader(database, importer=DELTA).read(b"<html>", hours(1)).state == "failed"

    assert since(database, settings, hours(2)) == NOW - timedelta(minutes=10)


def test_everything_is_asked_for_once_a_week(database: Engine, settings: Settings) -> None:
    Reader(database, importer=DELTA).read(LINES, NOW)
    Reader(database, importer=DELTA).read([], hours(24 * 6), since=NOW)

    assert since(database, settings, hours(24 * 7)) is not None
    assert since(database, settings, hours(24 * 7 + 1)) is None


def test_everything_is_asked_for_when_the_mapping_is_new(database: Engine, settings: Settings) -> None:
    Reader(database, importer=DELTA).read(LINES, NOW)
    with writing(database) as session:  # as an older version of the importer left them
        session.execute(update(table_of(SourceRecord)).values(mapping_hash="older"))

    assert since(database, settings, hours(1)) is None


def test_everything_is_asked_for_when_a_field_was_unlocked(database: Engine, settings: Settings) -> None:
    Reader(database, importer=DELTA).read(LINES, NOW)
    unlocked(database)

    assert since(database, settings, hours(1)) is None


def test_withdrawn_record_of_an_older_mapping_does_not_matter(database: Engine, settings: Settings) -> None:
    Reader(database, importer=DELTA).read(LINES, NOW)
    Reader(database, importer=DELTA).read(LINES[:1], hours(1))
    records = table_of(SourceRecord)
    with writing(database) as session:
        session.execute(update(records).where(records.c.external_id == "bar").values(mapping_hash="older"))

    assert since(database, settings, hours(2)) is not None


def test_an_archived_run_that_asked_for_changes_is_read_again_as_such(
    database: Engine, settings: Settings, server: FeedServer
) -> None:
    server.answer("/feed", reply(200, BODY))
    choice = Choice(Feed("town", "json_lines", url=server.url("/feed")), DELTA)
    allowed = settings.model_copy(update={"fetch_allow": f"127.0.0.1:{server.port}"})
    run(database, allowed, choice, NOW)
    server.answer("/feed", reply(200, orjson.dumps(LINES[0])))
    changes = run(database, allowed, choice, hours(1))
    assert not changes.complete

    again = run(database, allowed, choice, hours(2), Wish(replay=changes.id))

    assert (again.state, again.complete, again.withdrawn) == ("done", False, 0)
    assert {row.state for row in listings(database).values()} == {"published"}
