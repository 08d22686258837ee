"""The list of sources."""

import re

from app.core.settings import ROOT
from importers.registry import IMPORTERS, importer_named

FOLDERS = {path.parent.name for path in (ROOT / "importers" / "sources").glob("*/source.toml")}


def test_every_folder_of_sources_is_in_the_list() -> None:
    assert sorted(importer.info.name for importer in IMPORTERS) == sorted(FOLDERS)


def test_source_is_found_by_name() -> None:
    for importer in IMPORTERS:
        assert importer_named(importer.info.name) is importer
    assert importer_named("nowhere") is None


def test_every_source_says_who_publishes_it_and_under_which_terms() -> None:
    for importer in IMPORTERS:
        info = importer.info
        assert all((info.title, info.publisher, info.licence, info.contact)), info.name
        assert info.homepage.startswith(("https://", "http://")), info.name
        assert re.fullmatch(r"[a-z][a-z0-9_]*", info.name)
        assert info.minimum_records >= 1, info.name
