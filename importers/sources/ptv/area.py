"""Whether a service or a place belongs to a municipality."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from importers.fields import Fields
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.pages import Version
from importers.sources.ptv.v12 import municipality_of

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Area:
    """The municipality that a feed is about, and whether what is offered in the whole country counts too.

    `code` has no leading zeros; "" takes everything.
    """

    code: str
    whole_country: bool

    def holds(self, municipalities: Iterable[str]) -> bool:
        """Whether the municipality is among these codes."""
        return not self.code or self.code in municipalities

    def serves(self, raw: Raw, version: Version) -> bool:
        """Whether a service or a channel says that it serves the municipality; true when it says nothing."""
        kind, municipalities = _AREAS[version](raw)
        if not self.code:
            return True
        if LOOKUPS["area_types"].get(kind.lower()) == "nationwide":
            return self.whole_country
        return not municipalities or self.code in municipalities


def area_of(options: Mapping[str, Any]) -> Area:
    """The area that a feed's options name: `municipality` (491 is Mikkeli) and `include_whole_country`."""
    told = str(options.get("municipality", "491"))
    return Area(plain_code(told), options.get("include_whole_country") is True)


def plain_code(code: str) -> str:
    """A municipality's code as it is compared: without leading zeros."""
    return code.strip().lstrip("0")


def address_codes(raw: Raw, version: Version) -> tuple[str, ...]:
    """Codes of the municipalities that a channel's addresses are in."""
    return tuple(dict.fromkeys(plain_code(code) for code in _ADDRESSES[version](raw) if code))


def _v11_area(raw: Raw) -> tuple[str, frozenset[str]]:
    fields = Fields(raw)
    areas = [Fields(area) for area in fields.take_list("areas") if isinstance(area, Mapping)]
    items = [item for area in areas for item in area.take_list("municipalities") if isinstance(item, Mapping)]
    return fields.take_text("areaType"), frozenset(
        plain_code(Fields(item).take_text("code")) for item in items
    )


def _v12_area(raw: Raw) -> tuple[str, frozenset[str]]:
    fields = Fields(Fields(raw).take_map("area"))
    codes = [code for code in fields.take_list("municipalities") if isinstance(code, str)]
    return fields.take_text("areaType"), frozenset(map(plain_code, codes))


def _v11_addresses(raw: Raw) -> Iterator[str]:
    for address in Fields(raw).take_list("addresses"):
        fields = Fields(address if isinstance(address, Mapping) else {})
        if fields.take_text("type").lower() in LOOKUPS["not_places"]:
            continue
        for name in ("streetAddress", "otherAddress"):
            yield Fields(Fields(fields.take_map(name)).take_map("municipality")).take_text("code")


def _v12_addresses(raw: Raw) -> Iterator[str]:
    for address in Fields(Fields(raw).take_map("location")).take_list("streetAddresses"):
        if isinstance(address, Mapping):
            yield municipality_of(Fields(address))


_AREAS = {"v11": _v11_area, "v12": _v12_area}
_ADDRESSES = {"v11": _v11_addresses, "v12": _v12_addresses}
