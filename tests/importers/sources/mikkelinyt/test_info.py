"""What the source says of itself, and what its lookups lead to."""

from app.catalogue.taxonomy import taxonomy
from importers.sources.mikkelinyt.importer import IMPORTER
from importers.sources.mikkelinyt.words import LOOKUPS


def test_codes_of_the_lookups_are_in_the_taxonomy() -> None:
    words = taxonomy()
    assert [c for v in LOOKUPS["categories"].values() for c in v.split() if c not in words.categories] == []
    assert [c for v in LOOKUPS["audience"].values() for c in v.split() if c not in words.audiences] == []


def test_source_says_that_its_feed_is_one_answer() -> None:
    assert (IMPORTER.info.name, IMPORTER.info.one_address, IMPORTER.info.supports_delta) == (
        "mikkelinyt",
        True,
        False,
    )
