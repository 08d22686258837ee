"""A small feed for the journeys, told for the days to come."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
CHOIRS = 24


def feed(today: date) -> dict[str, Any]:
    """Choirs on the evenings to come (every third is free), and a few other things."""
    events = [_choir(number, today + timedelta(days=1 + number)) for number in range(CHOIRS)]
    events.append(
        _event(
            "chess",
            "Shakki-ilta aloittelijoille",
            today + timedelta(days=2),
            description={"fi": "<p>Opettelemme yhdessä.</p><p>Laudat ovat valmiina.</p>"},
            keywords=[{"id": "yso:p1", "name": {"fi": "shakki"}}],
        )
    )
    title = "Hyvinvointitapahtumakokonaisuudensuunnitteluryhmän " * 3
    events.append(_event("long", title.strip(), today + timedelta(days=3)))
    return {"meta": {"count": len(events), "next": None, "previous": None}, "data": events}


def _choir(number: int, day: date) -> dict[str, Any]:
    is_free = number % 3 == 0
    price = None if is_free else {"fi": "5 €"}
    return _event(
        f"choir-{number}",
        f"Torikuoro {number + 1}",
        day,
        short_description={"fi": "Lauletaan tuttuja lauluja. Nuotteja ei tarvitse osata."},
        keywords=[{"id": "yso:p2", "name": {"fi": "kuorot"}}],
        offers=[{"is_free": is_free, "price": price, "description": None, "info_url": None}],
        provider={"fi": "Torin laulajat ry"},
    )


def _event(identity: str, title: str, day: date, **fields: Any) -> dict[str, Any]:
    start = datetime.combine(day, time(18), HELSINKI)
    return {
        "id": f"town:{identity}",
        "type_id": "General",
        "name": {"fi": title},
        "location": {
            "id": "town:house",
            "name": {"fi": "Torvitalo"},
            "street_address": {"fi": "Maaherrankatu 9"},
            "postal_code": "50100",
            "address_locality": {"fi": "Mikkeli"},
            "position": {"type": "Point", "coordinates": [27.2722, 61.6886]},
        },
        "start_time": start.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "end_time": (start + timedelta(hours=2)).astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "event_status": "EventScheduled",
        **fields,
    }
