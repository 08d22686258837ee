"""Small parts of a run: pages on their way into the archive, sentences, and what a database can store."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.catalogue.models import Source
from importers.archive import ArchiveWriter, Page
from importers.contract import Importer
from importers.http import Response


class NotModified(Exception):  # noqa: N818 - not an error: the publisher says that nothing has changed
    """The feed is one answer, and it has not changed since the last good run."""


def archived(responses: Iterable[Response], archive: ArchiveWriter | None) -> Iterator[Page]:
    """Give answers as pages, each archived before it is read. Raises NotModified."""
    for number, response in enumerate(responses, start=1):
        if response.not_modified:
            raise NotModified
        if archive is not None:
            yield archive.add(response)
        else:
            yield Page(f"{number:03}", response.body, response.content_type, response.url)


def sentence(error: Exception) -> str:
    """An error's message as one line that ends as a sentence does."""
    text = " ".join(str(error).split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def storable(values: dict[str, Any]) -> dict[str, Any]:
    """Without zero bytes, which PostgreSQL cannot store: what is odd in a feed ends up in the problems."""
    return {
        name.replace("\0", "�"): value.replace("\0", "�") if isinstance(value, str) else value
        for name, value in values.items()
    }


def source_row(importer: Importer) -> Source:
    """What a source says of itself, as the catalogue keeps it."""
    info = importer.info
    return Source(
        name=info.name,
        title=info.title,
        publisher=info.publisher,
        licence=info.licence,
        homepage=info.homepage,
        contact=info.contact,
    )
