"""A person's edit: what it stores, locks and tells."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine

from app.catalogue.commands import edit_listing, unlock_fields
from app.catalogue.content import ListingContent, to_json
from app.catalogue.times.occurrences import ScheduleError
from app.core.db import writing
from app.core.errors import GoneError, NotFoundError
from tests.builders import listing, once, organiser, place, weekly
from tests.database_dump import dump, empty_outbox, listings, occurrences, outbox
from tests.json_lines import Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
CHOIR = listing("Kuoro", weekly("2026-09-01T17:00"), kind="activity", organiser=organiser())


@pytest.fixture
def choir(engine: Engine) -> UUID:
    Reader(engine).read([line("choir", CHOIR)], NOW)
    empty_outbox(engine)
    return listings(engine)["town/choir"].id


def edit(engine: Engine, identity: UUID, content: ListingContent) -> tuple[str, ...]:
    with writing(engine) as session:
        return edit_listing(session, identity, content, LATER)


def test_edit_moves_everything_that_follows_from_the_content(engine: Engine, choir: UUID) -> None:
    moved = listing(
        "Kuoro",
        kind="volunteering",
        status="rescheduled",
        organiser=organiser("Laulajat"),
        sessions=({"place": place("Tupa"), "schedules": (once("2026-12-01T18:00"),)},),
    )

    assert edit(engine, choir, moved) == ("kind", "organiser", "sessions", "status")

    row = listings(engine)["town/choir"]
    rows = dump(engine)
    assert (row.kind, row.status, row.content) == ("volunteering", "rescheduled", to_json(moved))
    assert (row.changed_at, row.verified_at, row.verified_how) == (LATER, LATER, "staff_desk")
    assert row.review_due == date(2027, 3, 26)
    assert (row.next_start, row.horizon) == (datetime(2026, 12, 1, 16, 0, tzinfo=UTC), None)
    assert [o.starts_at for o in occurrences(engine)] == [row.next_start]
    names = {place_id: details["name"]["fi"] for place_id, _, details in rows["place"]}
    assert [names[place_id] for _, place_id in rows["listing_place"]] == ["Tupa"]
    organisers = {identity: details["name"]["fi"] for identity, _, _, details, *_ in rows["organisation"]}
    assert organisers[row.organisation_id] == "Laulajat"
    assert outbox(engine) == 1


def test_edit_of_words_leaves_the_times_as_they_are(engine: Engine, choir: UUID) -> None:
    before = [o.model_dump() for o in occurrences(engine)]
    changed = CHOIR.model_copy(update={"title": {"fi": "Lauluilta"}})

    assert edit(engine, choir, changed) == ("title",)
    assert [o.local_date for o in occurrences(engine)] == [o["local_date"] for o in before[1:]]
    assert outbox(engine) == 1


def test_locks_add_up_and_are_listed_in_order(engine: Engine, choir: UUID) -> None:
    edit(engine, choir, CHOIR.model_copy(update={"title": {"fi": "Lauluilta"}}))
    edit(engine, choir, CHOIR.model_copy(update={"title": {"fi": "Lauluilta"}, "kind": "event"}))

    (record,) = dump(engine)["source_record"]
    assert ["kind", "title"] in record


def test_edit_that_changes_nothing_locks_and_tells_nothing(engine: Engine, choir: UUID) -> None:
    before = dump(engine)

    assert edit(engine, choir, CHOIR) == ()
    assert dump(engine) == before


def test_edit_of_an_unknown_listing_is_refused(engine: Engine) -> None:
    with pytest.raises(NotFoundError, match=r"There is no such listing\."):
        edit(engine, UUID(int=1), CHOIR)


def test_edit_of_a_withdrawn_listing_is_refused(engine: Engine, choir: UUID) -> None:
    Reader(engine).read([line("other", CHOIR)], NOW)

    with pytest.raises(GoneError):
        edit(engine, choir, CHOIR.model_copy(update={"title": {"fi": "Lauluilta"}}))


def test_rule_that_cannot_be_followed_is_refused_and_changes_nothing(engine: Engine, choir: UUID) -> None:
    before = dump(engine)

    with pytest.raises(ScheduleError):
        edit(engine, choir, listing("Kuoro", weekly("2026-09-01T17:00", rrule="FREQ=WEEKLY;BYDAY=XX")))
    assert dump(engine) == before


def test_unlocking_what_is_not_locked_changes_nothing(engine: Engine, choir: UUID) -> None:
    before = dump(engine)

    with writing(engine) as session:
        assert unlock_fields(session, choir, ["title"]) == ()
    assert dump(engine) == before
