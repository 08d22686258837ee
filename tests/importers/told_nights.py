"""A small feed of Linked Events as a file, and what was printed of it."""

import re
from pathlib import Path

import orjson

NIGHTS = [
    {
        "id": f"town:{n}",
        "@type": "Event/LinkedEvent",
        "type_id": "General",
        "name": {"fi": f"Ilta {n}"},
        "short_description": {"fi": "Lauletaan yhdessä."},
        "start_time": f"2126-12-{n:02}T16:00:00Z",
        "end_time": f"2126-12-{n:02}T18:00:00Z",
    }
    for n in range(1, 13)
]


def feed(folder: Path, count: int = 12, name: str = "events.json") -> str:
    path = folder / name
    path.write_bytes(orjson.dumps({"meta": {"next": None}, "data": NIGHTS[:count]}))
    return str(path)


def outcome(output: str) -> str:
    """What was printed, without seconds."""
    return re.sub(r"\(\d+\.\d s\)", "(… s)", output)
