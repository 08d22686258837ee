"""Signing up: when, where, how many fit in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.catalogue.parts import Registration
from importers.fields import Fields
from importers.sources.linked_events.words import first_url, texts_of

_OPENS, _CLOSES = "enrolment_start_time", "enrolment_end_time"
_NOTHING = Registration()
_SEATS, _LEFT = "maximum_attendee_capacity", "remaining_attendee_capacity"


def registration_of(fields: Fields, tickets: str | None) -> Registration:
    """What the event or its registration object says of signing up. `tickets`: where an offer sends one."""
    linked = fields.take("registration")
    details: Mapping[str, Any] = linked if isinstance(linked, dict) else {}
    told = {name: _either(details, fields, name) for name in (_OPENS, _CLOSES, _SEATS, _LEFT)}
    own_url = fields.take("enrolment_url")
    url = first_url(own_url) or first_url(details.get("signup_url"))
    opens, closes = _moment(told[_OPENS]), _moment(told[_CLOSES])
    if not (linked or url or tickets or any(value is not None for value in told.values())):
        return _NOTHING
    return Registration(
        # Tickets may be sold at the door as well, so their shop alone tells nothing.
        required=True if linked or url or opens or closes else None,
        url=url or tickets,
        opens=opens,
        closes=closes,
        capacity=_number(told[_SEATS]),
        places_left=_number(told[_LEFT]),
        note=texts_of(details.get("instructions")),
    )


def _either(details: Mapping[str, Any], fields: Fields, name: str) -> Any:
    own = fields.take(name)
    return details[name] if details.get(name) is not None else own


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
