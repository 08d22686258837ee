"""What of an event decides the listing: volatile and private fields are taken out before it is compared."""

from collections.abc import Mapping
from typing import Any

from importers.sources.linked_events.envelope import Raw
from importers.sources.linked_events.related import listed

# Clocks, counters and flags of the sending system, its JSON-LD dress, and people who typed the event in.
VOLATILE = frozenset(
    {
        "@context",
        "@id",
        "@type",
        "created_by",
        "created_time",
        "date_published",
        "days_left",
        "deleted",
        "has_user_editable_resources",
        "is_owner",
        "last_modified_by",
        "last_modified_time",
        "publication_status",
        "replaced_by",
        "user_consent",
        "user_email",
        "user_name",
        "user_organization",
        "user_phone_number",
    }
)
_IMAGE_FIELDS = ("url", "license", "alt_text", "photographer_name")
# A sub-event's own words: kept only where they differ from those of its series.
_MAY_DIFFER = ("name", "location", "location_extra_info", "is_virtualevent", "virtualevent_url")
_TIME_FIELDS = ("start_time", "end_time", "has_start_time", "has_end_time")
_AS_PLANNED = "EventScheduled"


def trim(event: Mapping[str, Any]) -> Raw:
    """The event without volatile fields, empty fields and the machinery around its images."""
    trimmed: Raw = {
        name: value
        for name, value in event.items()
        if name not in VOLATILE and value is not None and value not in ("", [], {})
    }
    if "images" in trimmed:
        trimmed["images"] = [
            {name: image[name] for name in _IMAGE_FIELDS if image.get(name)}
            for image in listed(trimmed["images"])
            if isinstance(image, dict) and image.get("url")
        ]
    return trimmed


def own_words(sub_event: Mapping[str, Any], series: Mapping[str, Any]) -> Raw:
    """A sub-event as one time of its series: when, whether it was called off, and what differs."""
    time: Raw = {name: sub_event[name] for name in _TIME_FIELDS if name in sub_event}
    if sub_event.get("event_status", _AS_PLANNED) != _AS_PLANNED:
        time["event_status"] = sub_event["event_status"]
    for name in _MAY_DIFFER:
        if sub_event.get(name) and sub_event[name] != series.get(name):
            time[name] = sub_event[name]
    return time
