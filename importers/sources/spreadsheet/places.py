"""Where: the place, its address and its point on the map."""

import re
from typing import Final, cast

from app.catalogue.parts import Place, PlaceType
from app.reading.places import from_tm35fin, lat_lon, read_address
from app.reading.texts import one_line, safe_url
from importers.sources.spreadsheet.lookups import lookup
from importers.sources.spreadsheet.row import Cell, ListedRow

_POSTAL: Final = re.compile(r"(?:FI-?)?\s?(\d{5})", re.IGNORECASE)
_ADDRESS_WORD: Final = re.compile(r"https?://\S{1,500}")


def place_of(row: ListedRow) -> Place | None:
    """The place that a row tells; None when it tells none."""
    cells = row.take_all("place")
    names = {cell.lang: one_line(_ADDRESS_WORD.sub(" ", cell.text)) for cell in reversed(cells)}
    street, postal_code, city = _address(row)
    if not street and cells:
        street, postal_code, city = _address_in_name(cells[0], names, (postal_code, city))
    position = _position(row)
    kind = next((told for cell in cells if (told := lookup("place_types", cell.text))), "physical")
    links = (safe_url(link[0]) for cell in cells if (link := _ADDRESS_WORD.search(cell.text)))
    place = Place(
        type=cast("PlaceType", kind),
        name={lang: name for lang, name in names.items() if lang == "fi" or name != names.get("fi")},
        street_address={"fi": street} if street else {},
        postal_code=postal_code,
        city=city or (row.option("city") if kind == "physical" else "") or None,
        lat=position[0] if position else None,
        lon=position[1] if position else None,
        url=next((link for link in links if link), None),
        directions=row.take_texts("directions"),
    )
    return place if place.model_dump(exclude_defaults=True, exclude={"city"}) or city else None


def _address(row: ListedRow) -> tuple[str, str | None, str]:
    """Street, postal code and town of their own columns; a whole address may stand in the first one."""
    street_cell, code_cell, city_cell = (row.take(name) for name in ("address", "postal_code", "city"))
    street, code, city = "", None, ""
    if street_cell:
        read = read_address(street_cell.text)
        street = (read.street if read else None) or one_line(street_cell.text, max_length=200)
        code, city = (read.postal_code, read.city or "") if read else (None, "")
    if code_cell:
        match = _POSTAL.match(code_cell.text)
        code = match[1] if match else code
        if match is None:
            row.report(code_cell, "a postal code has five digits (a cell of numbers loses its first zero)")
    if city_cell:
        city = _town(one_line(city_cell.text, max_length=60))
    return street, code, city


def _address_in_name(
    cell: Cell, names: dict[str, str], known: tuple[str | None, str]
) -> tuple[str, str | None, str]:
    """A name and an address in one cell, as "Kirjasto, Raatihuoneenkatu 6"."""
    read = read_address(cell.text)
    # Without a house number, "Ranta" is a place by its own name.
    if read is None or read.street is None or not any(map(str.isdigit, read.street)):
        return "", *known
    before = cell.text[: max(cell.text.find(read.street), 0)]
    names[cell.lang] = one_line(before).strip(" ,;–-(")
    return read.street, known[0] or read.postal_code, known[1] or read.city or ""


def _position(row: ListedRow) -> tuple[float, float] | None:
    lat, lon = row.take("lat"), row.take("lon")
    if lat is None and lon is None:
        return None
    position = None
    if lat and lon:
        position = lat_lon(lat.text, lon.text) or from_tm35fin(lat.text, lon.text)
    if position is None and (told := lat or lon):
        row.report(told, "latitude and longitude together are no place in Finland")
    return position


def _town(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name
