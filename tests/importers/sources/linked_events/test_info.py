"""What the source says of itself, and its tables of values."""

from app.catalogue.taxonomy import taxonomy
from importers.sources.linked_events.importer import IMPORTER
from importers.sources.linked_events.words import LOOKUPS


def test_source_names_itself_and_tells_changes() -> None:
    assert (IMPORTER.info.name, IMPORTER.info.supports_delta) == ("linked_events", True)


def test_tables_lead_only_to_values_that_exist() -> None:
    statuses = {"scheduled", "cancelled", "postponed", "rescheduled"}
    kinds = {"event", "activity", "volunteering", "service"}
    assert set(LOOKUPS["event_status"].values()) == statuses
    assert set(LOOKUPS["kind"].values()) <= kinds
    assert set(LOOKUPS["week_steps"].values()) <= {"2", "3", "4", "5"}
    assert {code for codes in LOOKUPS.get("audience", {}).values() for code in codes.split()} <= set(
        taxonomy().audiences.codes
    )
