"""When a feed loses much at once, nothing changes; when it loses little, that is withdrawn."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from app.catalogue.queries import details_of
from app.core.db import reading
from app.search.documents import is_findable
from app.search.embedded.engine import TantivyEngine
from app.search.indexer import Indexer
from app.search.query import SearchQuery
from importers.run import RunOptions
from tests.builders import listing, once, weekly
from tests.database_dump import counted, dump, empty_outbox, listings, occurrences, outbox, runs
from tests.json_lines import Line, Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
FULL = [line(f"n{n}", listing(f"Kerho {n}", weekly("2026-09-01T17:00"), kind="activity")) for n in range(30)]


def unclear(count: int) -> list[Line]:
    return [{"id": f"n{n}", "problem": "It has no name"} for n in range(count)]


def test_half_gone_holds_the_run_and_changes_nothing(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)
    empty_outbox(engine)
    before = dump(engine)

    run = reader.read(FULL[:15], LATER)

    assert run.state == "held"
    assert run.message == (
        "15 of 30 listings (50 %) would disappear; up to 20 % is normal. "
        "Nothing was changed. To go on all the same: --force"
    )
    assert dump(engine) == before
    assert [(r.state, r.withdrawn, r.forced_by) for r in runs(engine)] == [
        ("done", 0, None),
        ("held", 0, None),
    ]


def test_forced_run_applies_and_remembers_who_forced_it(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)

    run = reader.read(FULL[:15], LATER, RunOptions(forced_by="maija"))

    assert (run.state, run.same, run.withdrawn, run.forced_by) == ("done", 15, 15, "maija")
    assert run.message == "Forced: 15 of 30 listings (50 %) would disappear; up to 20 % is normal."
    assert counted(engine)["occurrence"] == 15 * 25


def test_force_without_a_doubt_is_no_forced_run(engine: Engine) -> None:
    run = Reader(engine).read(FULL, NOW, RunOptions(forced_by="maija"))

    assert (run.state, run.forced_by, run.message) == ("done", None, "")


def test_one_fifth_gone_is_withdrawn(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)
    empty_outbox(engine)

    run = reader.read(FULL[6:], LATER)

    assert (run.state, run.same, run.withdrawn) == ("done", 24, 6)
    gone = listings(engine)["town/n0"]
    assert (gone.state, gone.withdrawn_at, gone.next_start) == ("withdrawn", LATER, None)
    assert counted(engine)["occurrence"] == 24 * 25  # a day later, the first Tuesday has gone
    assert listings(engine)["town/n6"].state == "published"


def test_five_gone_are_withdrawn_whatever_their_share(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL[:6], NOW)
    empty_outbox(engine)

    run = reader.read(FULL[:1], NOW + timedelta(hours=1))

    assert (run.state, run.withdrawn) == ("done", 5)
    assert outbox(engine) == 5


def test_nothing_at_all_is_held_even_for_a_small_feed(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL[:2], NOW)

    run = reader.read([], LATER)

    assert run.state == "held"
    assert run.message.startswith("The feed gave 0 listings; at least 1 are expected. Nothing was changed.")
    assert listings(engine)["town/n0"].state == "published"


def test_source_may_expect_more_listings(engine: Engine) -> None:
    run = Reader(engine).stricter(minimum_records=40).read(FULL, NOW)

    assert run.message.startswith("The feed gave 30 listings; at least 40 are expected.")
    assert counted(engine)["listing"] == 0


def test_event_that_is_over_is_no_loss_and_stays_published(engine: Engine) -> None:
    reader = Reader(engine)
    past = [line(f"p{n}", listing(f"Ilta {n}", once("2026-11-24T18:00"))) for n in range(20)]
    lasting = [line("cafe", listing("Kahvila", kind="service"))]
    reader.read([*lasting, *past], NOW)
    empty_outbox(engine)

    run = reader.read(lasting, LATER)

    assert (run.state, run.same, run.withdrawn) == ("done", 1, 0)
    assert {row.state for row in listings(engine).values()} == {"published"}
    assert outbox(engine) == 0
    assert reader.read([*lasting, *past], LATER + timedelta(hours=1)).same == 21


def test_record_that_comes_back_is_published_again(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)
    reader.read(FULL[1:], NOW + timedelta(hours=1))
    slug = listings(engine)["town/n0"].slug
    empty_outbox(engine)

    run = reader.read(FULL, NOW + timedelta(hours=2))

    back = listings(engine)["town/n0"]
    assert (run.new, run.changed, run.same) == (0, 1, 29)
    assert (back.state, back.withdrawn_at, back.slug) == ("published", None, slug)
    assert back.next_start == datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    assert len([o for o in occurrences(engine) if o.listing_id == back.id]) == 26
    assert outbox(engine) == 1


def test_record_deleted_at_the_source_is_withdrawn_once(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)
    deleted = [{"id": "n0", "deleted": True}, *FULL[1:]]

    first = reader.read(deleted, NOW + timedelta(hours=1))
    second = reader.read(deleted, NOW + timedelta(hours=2))

    assert (first.state, first.withdrawn, second.withdrawn) == ("done", 1, 0)
    assert listings(engine)["town/n0"].state == "withdrawn"


def test_cancelled_event_is_kept_but_not_findable(engine: Engine, tmp_path: Path) -> None:
    index = TantivyEngine(tmp_path / "index")
    indexer = Indexer(engine, index, tmp_path / "index", lambda: LATER)
    reader = Reader(engine)
    reader.read([line("talk", listing("Luento", once("2026-12-01T18:00")))], NOW)
    indexer.catch_up()
    assert index.search(SearchQuery(q="luento"), LATER).total == 1

    reader.read([line("talk", listing("Luento", once("2026-12-01T18:00"), status="cancelled"))], LATER)

    with reading(engine) as session:
        (details,) = details_of(session, [listings(engine)["town/talk"]])
    assert (details.listing.state, details.listing.status) == ("published", "cancelled")
    assert not is_findable(details, LATER)
    assert outbox(engine) == 1
    assert indexer.drain() == 1
    assert index.search(SearchQuery(q="luento"), LATER).total == 0
    index.close()


def test_run_that_reads_changes_only_withdraws_nothing_that_is_absent(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)

    run = reader.read([{"id": "n3", "deleted": True}], LATER, since=NOW)

    assert (run.state, run.complete, run.withdrawn) == ("done", False, 1)
    assert [name for name, row in listings(engine).items() if row.state == "withdrawn"] == ["town/n3"]


def test_too_many_unreadable_records_hold_the_run(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)

    run = reader.read([*unclear(8), *FULL[8:]], LATER)

    assert run.state == "held"
    assert run.message.startswith(
        "8 of 30 records could not be read; the feed may have changed its shape. Nothing was changed."
    )
    assert (run.problem_count, len(run.problems)) == (8, 8)


def test_first_import_takes_what_it_can_read(engine: Engine) -> None:
    run = Reader(engine).read([*unclear(8), *FULL[8:]], NOW)

    assert (run.state, run.new, run.problem_count) == ("done", 22, 8)


def test_field_that_the_feed_tells_no_more_holds_the_run(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(FULL, NOW)
    bare = [line(f"n{n}", listing(f"Kerho {n}", kind="activity")) for n in range(30)]

    run = reader.read(bare, LATER)

    assert run.state == "held"
    shape = "was told for 100% of the listings and now for 0%; the feed may have changed its shape."
    assert run.message == (
        f"'sessions' {shape} 'place' {shape} 'times' {shape} "
        "Nothing was changed. To go on all the same: --force"
    )
