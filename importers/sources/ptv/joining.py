"""Pages → one raw record for each service, with its channels, and for each place that no service names.

A service may come pages after its channels, so everything is held until the last page: as compact bytes,
without what decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from importers.archive import Page
from importers.contract import Problem, RawRecord
from importers.fields import Fields
from importers.sources.ptv import v11, v12
from importers.sources.ptv.area import Area, address_codes
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.pages import (
    Kind,
    Raw,
    Version,
    channel_of_connection,
    id_of,
    kind_of,
    read_objects,
)

_READERS = {"v11": v11, "v12": v12}


_NOTHING_SPECIAL = b"{}"


def _packed(data: object) -> bytes:
    """Data as JSON in no more memory than it needs: the writer's own bytes keep kilobytes to spare."""
    return bytes(memoryview(orjson.dumps(data)))


@dataclass(frozen=True, slots=True)
class _Held:
    """One service, channel or organisation: what decides how it is joined, and the rest as JSON."""

    body: bytes
    version: Version
    status: str
    in_area: bool
    organisation: str = ""
    channel_type: str = ""
    municipalities: tuple[str, ...] = ()
    general: str = ""


@dataclass(slots=True)
class Joiner:
    """Takes pages, then gives records. `area` chooses among them."""

    area: Area
    _held: dict[Kind, dict[str, _Held]] = field(default_factory=lambda: defaultdict(dict))
    _connections: dict[str, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    _terms: dict[str, bytes] = field(default_factory=dict)
    _strangers: dict[str, str] = field(default_factory=dict)

    def add(self, page: Page) -> Iterator[Problem]:
        """Take the objects of a page. Raises FeedUnreadableError when it is no page of PTV."""
        for number, item in enumerate(read_objects(page), start=1):
            found = kind_of(item)
            if found is None:
                place = f"page {page.name}, record {number}"
                if not isinstance(item, Mapping) or not id_of(item):
                    reason = "This is neither a service, a channel nor an organisation of PTV"
                    yield Problem(reason, record=place, severity="skipped")
                else:
                    self._strangers[id_of(item)] = place
                continue
            version, kind = found
            if kind == "term":
                self._terms[item["uri"]] = _packed(v12.compact(item))
            elif kind == "connection":
                self._connect(item["serviceContentId"], channel_of_connection(item), v12.compact(item))
            elif id_of(item):
                self._hold(item, version, kind)
            else:
                reason = f"A {kind} without an id"
                yield Problem(reason, record=f"page {page.name}, record {number}", severity="skipped")

    def _hold(self, raw: Raw, version: Version, kind: Kind) -> None:
        told = Fields(raw)
        status = told.take_text("publishingStatus")
        channel_type = told.take_text("serviceChannelType")
        reader = _READERS[version]
        self._held[kind][id_of(raw)] = _Held(
            body=_packed(reader.compact(raw)),
            version=version,
            status=LOOKUPS["statuses"].get(status.lower(), status) if status else "published",
            in_area=self.area.serves(raw, version),
            organisation=reader.organisation_of(raw)[0],
            channel_type=LOOKUPS["channel_types"].get(channel_type.lower(), channel_type),
            municipalities=address_codes(raw, version),
            general=told.take_text("generalDescriptionContentId"),
        )
        if version == "v11" and kind == "service":
            for channel, connection in v11.connections_of_service(raw):
                self._connect(id_of(raw), channel, connection)
        elif version == "v11" and kind == "channel":
            for service, connection in v11.connections_of_channel(raw):
                self._connect(service, id_of(raw), connection)

    def _connect(self, service: str, channel: str, connection: Mapping[str, Any]) -> None:
        """Both sides tell of a connection; the one that tells more stays."""
        told = _packed(connection) if connection else _NOTHING_SPECIAL
        if len(told) > len(self._connections[service].get(channel, b"")):
            self._connections[service][channel] = told

    def records(self) -> Iterator[RawRecord | Problem]:
        """Services in the order they came, then places that none of them took."""
        general = {held.general for held in self._held["service"].values() if held.general}
        taken: set[str] = set()
        for service_id, service in self._held["service"].items():
            if service_id in general:
                continue
            channels = self._channels_of(service_id)
            here = [c for c in channels if self._is_here(c)]
            if not service.in_area and not here:
                continue
            yield self._checked(service_id, service) or self._service(service_id, service, channels, here)
            if service.status == "published":
                taken.update(channels)
        for channel_id, channel in self._held["channel"].items():
            if channel_id not in taken and channel.channel_type == "location" and self._belongs(channel):
                yield self._checked(channel_id, channel) or self._place(channel_id, channel)
        yield from self._unknown()

    def _channels_of(self, service_id: str) -> list[str]:
        """Published channels of a service that are at hand, in a steady order."""
        known = self._held["channel"]
        connected = sorted(self._connections.get(service_id, {}))
        return [channel for channel in connected if channel in known and known[channel].status == "published"]

    def _is_here(self, channel_id: str) -> bool:
        channel = self._held["channel"][channel_id]
        return channel.channel_type == "location" and self.area.holds(channel.municipalities)

    def _belongs(self, channel: _Held) -> bool:
        if channel.municipalities:
            return self.area.holds(channel.municipalities)
        return channel.in_area

    def _checked(self, own_id: str, held: _Held) -> RawRecord | Problem | None:
        """A deletion or a problem in place of a record that is not published; None when it is."""
        if held.status == "published":
            return None
        if held.status == "deleted":
            return RawRecord(own_id, {"id": own_id}, deleted=True)
        return Problem(
            "Published or not? This status is not known",
            record=own_id,
            field="publishingStatus",
            value=held.status,
            lookup="statuses",
            severity="skipped",
        )

    def _service(self, own_id: str, service: _Held, channels: list[str], here: list[str]) -> RawRecord:
        """A service that has places in the municipality tells of those alone; else of all that it has."""
        known = self._held["channel"]
        away = (
            {c for c in channels if known[c].channel_type == "location" and c not in here} if here else set()
        )
        connections = self._connections.get(own_id, {})
        uses = [
            {
                "type": known[channel].channel_type,
                "version": known[channel].version,
                "channel": orjson.loads(known[channel].body),
                "connection": orjson.loads(connections[channel]),
            }
            for channel in channels
            if channel not in away
        ]
        own = {"version": service.version, "service": self._completed(service), "uses": uses}
        return RawRecord(own_id, own | self._organisation(service))

    def _completed(self, service: _Held) -> dict[str, Any]:
        """The service with what v12 tells elsewhere: names of its words, and the national text."""
        raw: dict[str, Any] = orjson.loads(service.body)
        terms = Fields(raw).take_list("ontologyTerms")
        if any(isinstance(term, str) for term in terms):
            raw["ontologyTerms"] = [self._term(term) if isinstance(term, str) else term for term in terms]
        if service.general in self._held["service"]:
            raw["generalDescription"] = orjson.loads(self._held["service"][service.general].body)
        return raw

    def _term(self, uri: str) -> Any:
        return orjson.loads(self._terms[uri]) if uri in self._terms else {"uri": uri}

    def _place(self, own_id: str, channel: _Held) -> RawRecord:
        own = {
            "version": channel.version,
            "type": channel.channel_type,
            "channel": orjson.loads(channel.body),
        }
        return RawRecord(own_id, own | self._organisation(channel))

    def _organisation(self, held: _Held) -> dict[str, Any]:
        organisation = self._held["organisation"].get(held.organisation)
        return {} if organisation is None else {"organisation": orjson.loads(organisation.body)}

    def _unknown(self) -> Iterator[Problem]:
        """Rows that told too little to be known, unless a fuller one of the same id came too."""
        known = {own_id for held in self._held.values() for own_id in held}
        for own_id, place in self._strangers.items():
            if own_id not in known:
                reason = "This tells too little to know what it is: its details are needed too"
                yield Problem(reason, record=f"{own_id} ({place})", severity="skipped")


def join(pages: Iterable[Page], area: Area) -> Iterator[RawRecord | Problem]:
    """Read pages into records. Raises FeedUnreadableError."""
    joiner = Joiner(area)
    for page in pages:
        yield from joiner.add(page)
    yield from joiner.records()
