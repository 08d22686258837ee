"""A run of a feed, on both databases: what it counts, and what it leaves alone."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, update

from app.catalogue.models import ImportRun, SourceRecord
from app.core.db import table_of, writing
from importers.contract import Problem
from importers.run import RunOptions
from tests.builders import listing, once, organiser, place, weekly
from tests.database_dump import counted, dump, empty_outbox, listings, occurrences, outbox, runs
from tests.json_lines import Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TALK = listing("Luento", once("2026-12-01T18:00"), organiser=organiser())
CHOIR = listing("Kuoro", weekly("2026-09-01T17:00"), kind="activity")
CAFE = listing("Kahvila", kind="service")
LINES = [line("talk", TALK), line("choir", CHOIR), line("cafe", CAFE)]


def told(run: ImportRun) -> tuple[str, int, int, int, int]:
    """State, new, changed, same, withdrawn."""
    return run.state, run.new, run.changed, run.same, run.withdrawn


def test_first_import_counts_everything_as_new(engine: Engine) -> None:
    run = Reader(engine).read(LINES, NOW)

    assert told(run) == ("done", 3, 0, 0, 0)
    assert run.seen == 3
    assert run.message == ""
    assert counted(engine) == {
        "organisation": 1,
        "place": 1,
        "listing": 3,
        "listing_place": 2,
        "occurrence": 1 + 26,
        "source": 1,
        "source_record": 3,
        "outbox": 3,
    }


def test_stored_run_is_the_returned_one(engine: Engine) -> None:
    run = Reader(engine).read([*LINES, line("x", CAFE, note="Odd", extra=1)], NOW)

    (stored,) = runs(engine)
    assert stored.model_dump() == run.model_dump()
    assert stored.leftovers == {"extra": 1}
    assert stored.problems == [
        {"reason": "Odd", "record": "x", "field": None, "value": None, "lookup": None, "severity": "field"}
    ]


def test_listing_columns_say_what_sql_must_ask(engine: Engine) -> None:
    Reader(engine).read(LINES, NOW)

    stored = listings(engine)
    talk, choir, cafe = (stored[f"town/{name}"] for name in ("talk", "choir", "cafe"))
    assert (talk.kind, talk.state, talk.status) == ("event", "published", "scheduled")
    assert talk.next_start == datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
    assert talk.last_end == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert talk.horizon is None
    assert choir.next_start == datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    assert (choir.last_end, choir.horizon) == (None, date(2027, 5, 23))
    assert (cafe.next_start, cafe.last_end, cafe.horizon) == (None, None, None)
    assert (talk.verified_at, talk.verified_how) == (NOW, "import")
    assert (talk.review_due, choir.review_due, cafe.review_due) == (
        None,
        date(2027, 5, 23),
        date(2027, 11, 24),
    )
    assert talk.slug.startswith("luento-")


def test_second_import_of_the_same_feed_writes_only_its_run(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    empty_outbox(engine)
    before = dump(engine)

    run = reader.read(LINES, LATER)

    assert told(run) == ("done", 0, 0, 3, 0)
    assert dump(engine) == before
    assert outbox(engine) == 0
    assert [r.state for r in runs(engine)] == ["done", "done"]


def test_import_of_a_changed_record_changes_that_listing_alone(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    empty_outbox(engine)
    before = listings(engine)
    moved = listing("Luento", once("2026-12-02T18:00"), organiser=organiser())

    run = reader.read([line("talk", moved), *LINES[1:]], LATER)

    after = listings(engine)
    assert told(run) == ("done", 0, 1, 2, 0)
    assert after["town/talk"].next_start == datetime(2026, 12, 2, 16, 0, tzinfo=UTC)
    assert (after["town/talk"].changed_at, after["town/talk"].created_at) == (LATER, NOW)
    assert after["town/talk"].slug == before["town/talk"].slug
    assert after["town/choir"] == before["town/choir"]
    assert outbox(engine) == 1
    assert len([o for o in occurrences(engine) if o.listing_id == after["town/talk"].id]) == 1


def test_change_of_title_keeps_the_address(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    slug = listings(engine)["town/cafe"].slug

    reader.read([*LINES[:2], line("cafe", listing("Baari", kind="service"))], LATER)

    assert listings(engine)["town/cafe"].slug == slug
    assert listings(engine)["town/cafe"].content["title"] == {"fi": "Baari"}


def test_new_mapping_with_equal_content_counts_as_the_same(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    empty_outbox(engine)
    with writing(engine) as session:  # as an older version of the importer left them
        session.execute(update(table_of(SourceRecord)).values(mapping_hash="older"))
    before = listings(engine)

    run = reader.read(LINES, LATER)

    assert told(run) == ("done", 0, 0, 3, 0)
    assert listings(engine) == before
    assert outbox(engine) == 0
    assert told(reader.read(LINES, LATER + timedelta(hours=1))) == ("done", 0, 0, 3, 0)


def test_payload_that_differs_without_changing_the_content_counts_as_the_same(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    empty_outbox(engine)

    run = reader.read([line("talk", TALK, fetched="today"), *LINES[1:]], LATER)

    assert told(run) == ("done", 0, 0, 3, 0)
    assert outbox(engine) == 0


def test_id_given_twice_keeps_the_first_and_tells(engine: Engine) -> None:
    run = Reader(engine).read([*LINES, line("talk", CAFE)], NOW)

    assert told(run) == ("done", 3, 0, 0, 0)
    assert [(p["record"], p["reason"]) for p in run.problems] == [
        ("talk", "The feed gave this id twice; the first was kept.")
    ]
    assert listings(engine)["town/talk"].content["title"] == {"fi": "Luento"}


def test_two_feeds_of_one_source_are_judged_apart(engine: Engine) -> None:
    east, west = Reader(engine, "east"), Reader(engine, "west")
    east.read(LINES, NOW)
    west.read([line("talk", CAFE)], NOW)

    run = east.read(LINES[:2], LATER)

    assert told(run) == ("done", 0, 0, 2, 1)
    assert {name: row.state for name, row in listings(engine).items()} == {
        "east/talk": "published",
        "east/choir": "published",
        "east/cafe": "withdrawn",
        "west/talk": "published",
    }


def test_organiser_and_place_met_in_many_listings_are_kept_once(engine: Engine) -> None:
    lines = [
        line(str(n), listing(f"Ilta {n}", once("2026-12-01T18:00"), organiser=organiser())) for n in range(9)
    ]
    Reader(engine).read(lines, NOW)
    richer = listing("Ilta", once("2026-12-03T18:00"), organiser=organiser(phone="015 123"))
    Reader(engine, "other").read([line("x", richer)], NOW)

    rows = dump(engine)
    assert [row[3] for row in rows["organisation"]] == [
        {"name": {"fi": "Mikkelin lukijat ry"}, "kind": "association", "phone": "015 123"}
    ]
    assert [row[2]["name"] for row in rows["place"]] == [{"fi": place().name["fi"]}]


def test_progress_ticks_once_a_record(engine: Engine) -> None:
    ticks: list[int] = []

    Reader(engine).read(LINES, NOW, RunOptions(tick=lambda: ticks.append(1)))

    assert len(ticks) == 3


def test_long_values_of_problems_are_cut() -> None:
    assert Problem("Odd", value="x" * 200).value == "x" * 159 + "…"
