"""The tables of `lookups.toml`, read once."""

from pathlib import Path
from typing import Final

from importers.contract import load_lookups

LOOKUPS: Final = load_lookups(Path(__file__).parent)
