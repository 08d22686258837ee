"""One record of either feed → one listing.

Kind: an activity when it meets by the week (or month) for three weeks or more, as its dates, its timetable or
its text tell, and is nothing that one goes to see (`[shows]` of lookups.toml); everything else is an event,
exhibitions among them. Neither feed knows volunteering or services.
A page of Eventz without any time is kept, with a problem: it has a title, and the calendar shows it too.
"""

from dataclasses import replace

from importers.contract import Mapped, RawRecord
from importers.sources.mikkelinyt.eventz import map_page
from importers.sources.mikkelinyt.legacy import map_legacy


def map_record(record: RawRecord) -> Mapped:
    """The listing of a record."""
    payload = record.payload
    found = map_legacy(payload["event"]) if payload["mode"] == "legacy" else map_page(payload)
    problems = tuple(replace(problem, record=record.external_id) for problem in found.problems)
    return replace(found, problems=problems)
