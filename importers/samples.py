"""The bundled sample feeds: an invented year of doings in Mikkeli, in the very formats of the real feeds.

The templates stand in `data/samples/`; their dates are tokens (`importers.sample_dates`), so the feeds are
always about now. A resident, a designer or a city's developer sees them first, on a machine with no network.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from importers.sample_dates import ZONE, SampleTokenError, fill

FOLDER = Path(__file__).parents[1] / "data" / "samples"


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """One rendered file: its name under the target folder, and the source whose importer reads it."""

    name: str
    source: str


FEEDS = (
    SampleFeed("linked_events.json", "linked_events"),
    SampleFeed("mikkelinyt.json", "mikkelinyt"),
    SampleFeed("eventz.json", "mikkelinyt"),
    SampleFeed("calendars/vilkas_varvas.ics", "ics"),
    SampleFeed("calendars/kattila.ics", "ics"),
    SampleFeed("ptv/services.json", "ptv"),
    SampleFeed("ptv/channels.json", "ptv"),
    SampleFeed("yhdistykset.csv", "spreadsheet"),
)


def render(now: datetime, folder: Path = FOLDER) -> dict[str, bytes]:
    """Every feed by its file name; the same for every moment of one local day. `now` must be aware.

    A misspelt token raises SampleTokenError, which names the file.
    """
    if now.tzinfo is None:
        raise ValueError("Sample feeds need to know the time zone of now")
    today = now.astimezone(ZONE).date()
    return {feed.name: _render_file(folder / feed.name, today) for feed in FEEDS}


def write(target: Path, now: datetime, folder: Path = FOLDER) -> list[Path]:
    """Render into the target folder; returns the files. A file that is already right is left as it is."""
    paths = []
    for name, content in render(now, folder).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
        paths.append(path)
    return paths


def _render_file(path: Path, today: date) -> bytes:
    try:
        text = fill(path.read_text(encoding="utf-8"), today)
    except SampleTokenError as error:
        raise SampleTokenError(f"{path.name}: {error}") from error
    if path.suffix == ".ics":
        return b"".join(_folded(text))
    if path.suffix == ".csv":
        # Associations keep their lists in Excel, which still writes this encoding and these line ends.
        return text.replace("\n", "\r\n").encode("cp1252")
    return text.encode("utf-8")


def _folded(text: str) -> Iterator[bytes]:
    """Calendar lines as RFC 5545 wants them on the wire: at most 75 bytes before each CRLF."""
    for line in filter(None, text.splitlines()):
        width = 0
        for letter in line:
            octets = letter.encode()
            if width + len(octets) > 75:
                yield b"\r\n "
                width = 1
            yield octets
            width += len(octets)
        yield b"\r\n"
