"""Where the lexicon file is, and which one it must be."""

import sys
from pathlib import Path

# Of the whole file. `python -m app.search.finnish.build` refuses to leave anything else behind.
LEXICON_SHA256 = "cfd2bbf43a61641292bb04aab42a861ff1d5838c6e4702466daee2b22e1dae65"


def lexicon_path(chosen: Path | None = None) -> Path:
    """The file that was chosen in the settings, else the one that setup put into the Python environment.

    The environment (`.venv/share/opastamo/`) is where packages put their data: a container image carries it
    along, it outlives the var folder, and every worker maps the same file.
    """
    return chosen or Path(sys.prefix) / "share" / "opastamo" / f"finnish-{LEXICON_SHA256[:8]}.lexicon"
