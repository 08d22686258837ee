"""Opening hours of v12: `{hours: [one of six types], holidayServiceHours: {holidays}}`."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.catalogue.texts import Texts
from importers.fields import Fields
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import Hours, Opening

_ALWAYS = "always"


def localised(told: Any) -> Texts:
    """`{fi: …, sv: …}` as texts; PTV sends "" for a translation that is missing."""
    if not isinstance(told, Mapping):
        return {}
    return {
        str(language): text.strip()
        for language, text in told.items()
        if isinstance(text, str) and text.strip()
    }


def read_hours(raw: Mapping[str, Any]) -> tuple[Hours, ...]:
    """Blocks of opening hours, those of holidays last."""
    fields = Fields(raw)
    blocks = [item for item in fields.take_list("hours") if isinstance(item, Mapping)]
    holidays = Fields(fields.take_map("holidayServiceHours")).take_list("holidays")
    return (
        *(_hours(Fields(item)) for item in blocks),
        *(_holiday(Fields(item)) for item in holidays if isinstance(item, Mapping)),
    )


def _hours(fields: Fields) -> Hours:
    told = fields.take_text("type")
    kind = LOOKUPS["hour_types"].get(told.lower(), told)
    own = fields.take_text("openingStatus")
    openings = _by_weekday(fields.take_map("weeklyHours")) or _from_day_to_day(fields, _status(own))
    return Hours(
        kind="weekly" if kind == _ALWAYS else kind,
        status=_status(own) if own else _shared_status(openings),
        always=kind == _ALWAYS,
        valid_from=fields.take_text("fromDate"),
        valid_until=fields.take_text("toDate"),
        openings=openings,
        note=localised(fields.take("heading")) or localised(fields.take("additionalInformation")),
    )


def _holiday(fields: Fields) -> Hours:
    hours = [item for item in fields.take_list("hours") if isinstance(item, Mapping)]
    openings = tuple(_opening(Fields(item), "") for item in hours)
    return Hours(
        kind="exceptional",
        status=_shared_status(openings),
        openings=openings,
        holiday=fields.take_text("holidayName"),
    )


def _by_weekday(weekly: Mapping[str, Any]) -> tuple[Opening, ...]:
    found: list[Opening] = []
    for name, told in weekly.items():
        day = LOOKUPS["weekdays"].get(name.lower(), name)
        hours: Iterable[Any] = Fields(told).take_list("hours") if isinstance(told, Mapping) else ()
        found.extend(_opening(Fields(item), day) for item in hours if isinstance(item, Mapping))
    return tuple(found)


def _opening(fields: Fields, day: str) -> Opening:
    status = _status(fields.take_text("openingStatus"))
    return Opening(day, "", fields.take_text("start"), fields.take_text("end"), status)


def _from_day_to_day(fields: Fields, status: str) -> tuple[Opening, ...]:
    day, last_day = fields.take_text("fromDay"), fields.take_text("toDay")
    start, end = fields.take_text("fromTime"), fields.take_text("toTime")
    if not (day or start or end):
        return ()
    days = [LOOKUPS["weekdays"].get(name.lower(), name) for name in (day, last_day)]
    return (Opening(days[0], days[1], start, end, status),)


def _status(told: str) -> str:
    return LOOKUPS["opening_statuses"].get(told.lower(), told)


def _shared_status(openings: tuple[Opening, ...]) -> str:
    """The status that all openings share; an open one among them makes the whole open."""
    statuses = {opening.status for opening in openings}
    return statuses.pop() if len(statuses) == 1 else "open"
