"""Super- and sub-events folded into one listing, whatever the depth: a festival, its series, their nights."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import orjson

from importers.sources.linked_events.envelope import Raw
from importers.sources.linked_events.payload import own_words

_FEWEST_FOR_A_SERIES = 2


class Series:
    """Events that wait for the end of the feed, as compact bytes: their relatives may be on a later page."""

    def __init__(self) -> None:
        self._events: dict[str, bytes] = {}
        self._parents: dict[str, str] = {}
        self._children: dict[str, list[str]] = {}

    def __contains__(self, event_id: str) -> bool:
        return event_id in self._events

    def add(self, event_id: str, event: Raw, parent_id: str | None) -> None:
        """Keep an event. Told twice, the later telling counts."""
        self._events[event_id] = orjson.dumps(event)
        self._parents.pop(event_id, None)
        if parent_id and parent_id != event_id:
            self._parents[event_id] = parent_id

    def drop(self, event_id: str) -> None:
        """Forget an event that turned out to be deleted."""
        self._events.pop(event_id, None)
        self._parents.pop(event_id, None)

    def folded(self) -> Iterator[tuple[str, Raw]]:
        """Each listing: the id and event of the top of its family, its times in `sub_events`.

        When the top isn't in the feed, sub-events of one name are a series under the top's id all the same;
        otherwise each stands alone.
        """
        children: defaultdict[str, list[str]] = defaultdict(list)
        for child, parent in self._parents.items():
            children[parent].append(child)
        self._children = children
        done: set[str] = set()
        for missing, orphans in children.items():
            if missing not in self._events and self._are_one_series(orphans):
                yield missing, self._family(orphans, done)
        tops = [key for key in self._events if self._parents.get(key) not in self._events]
        # The second round is for events that are each other's parents: none of them is a top.
        for key in (*tops, *self._events):
            if key not in done:
                done.add(key)
                yield key, self._with_times(self._load(key), self._ends_below(key, done))

    def _are_one_series(self, orphans: list[str]) -> bool:
        names = {orjson.dumps(self._load(key).get("name"), option=orjson.OPT_SORT_KEYS) for key in orphans}
        return len(orphans) >= _FEWEST_FOR_A_SERIES and len(names) == 1

    def _family(self, orphans: list[str], done: set[str]) -> Raw:
        """Sub-events without their super-event: the first one speaks for all."""
        done.update(orphans)
        times = [time for key in orphans for time in (self._ends_below(key, done) or [self._load(key)])]
        first = min(map(self._load, orphans), key=_when)
        return self._with_times({**first, "super_event_type": "recurring"}, times)

    def _ends_below(self, key: str, done: set[str]) -> list[Raw]:
        """The times under an event: its sub-events, or theirs. `done` keeps a circle from going on."""
        ends: list[Raw] = []
        for child in self._children.get(key, ()):
            if child not in done:
                done.add(child)
                ends += self._ends_below(child, done) or [self._load(child)]
        return ends

    def _with_times(self, event: Raw, ends: list[Raw]) -> Raw:
        times = [own_words(end, event) for end in sorted(ends, key=_when)]
        series = {name: value for name, value in event.items() if name not in {"super_event", "sub_events"}}
        return {**series, "sub_events": times} if times else series

    def _load(self, key: str) -> Raw:
        event: Raw = orjson.loads(self._events[key])
        return event


def _when(event: dict[str, Any]) -> tuple[str, str]:
    return str(event.get("start_time") or ""), str(event.get("id") or "")
