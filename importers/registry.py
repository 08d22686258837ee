"""Every source there is. A new one is a folder of `sources/` and a line here."""

from importers.contract import Importer
from importers.sources.ics.importer import IMPORTER as ICS
from importers.sources.linked_events.importer import IMPORTER as LINKED_EVENTS
from importers.sources.mikkelinyt.importer import IMPORTER as MIKKELINYT
from importers.sources.ptv.importer import IMPORTER as PTV
from importers.sources.spreadsheet.importer import IMPORTER as SPREADSHEET

IMPORTERS: tuple[Importer, ...] = (LINKED_EVENTS, ICS, PTV, SPREADSHEET, MIKKELINYT)


def importer_named(name: str) -> Importer | None:
    """The importer of a source, or None."""
    return next((importer for importer in IMPORTERS if importer.info.name == name), None)
