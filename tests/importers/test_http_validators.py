"""What to ask with next time is kept in one file, written whole, and never in the way."""

from pathlib import Path

import pytest

from importers.http import ValidatorFile

URL = "https://feeds.example/events?key=***"
DAY = "Sat, 28 Feb 2026 10:00:00 GMT"


def test_validator_file_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "kulttuuri" / "validators.json"
    before = ValidatorFile(path)
    before.put(URL, '"v1"', DAY)
    before.put("https://feeds.example/x", None, DAY)
    before.save()
    after = ValidatorFile(path)
    assert after.get(URL) == ('"v1"', DAY)
    assert after.get("https://feeds.example/x") == (None, DAY)
    assert after.get("https://feeds.example/y") is None
    assert [entry.name for entry in path.parent.iterdir()] == ["validators.json"]


def test_validator_file_not_saved_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "validators.json"
    ValidatorFile(path).put(URL, '"v1"', None)
    assert not path.exists()


def test_validator_file_put_without_any_forgets(tmp_path: Path) -> None:
    validators = ValidatorFile(tmp_path / "validators.json")
    validators.put(URL, '"v1"', None)
    validators.put(URL, None, None)
    assert validators.get(URL) is None


@pytest.mark.parametrize("bad", ["", "a" * 501, '"v1"\r\nHost: x', "\x00", '"ä"'])
def test_validator_file_unfit_value_is_not_kept(tmp_path: Path, bad: str) -> None:
    validators = ValidatorFile(tmp_path / "validators.json")
    validators.put(URL, bad, None)
    assert validators.get(URL) is None


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"a": 1}', '{"a": ["x"]}', "\x00"])
def test_validator_file_damaged_counts_as_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "validators.json"
    path.write_text(content)
    assert ValidatorFile(path).get("a") is None


def test_validator_file_keeps_the_newest_thousand(tmp_path: Path) -> None:
    path = tmp_path / "validators.json"
    validators = ValidatorFile(path)
    for number in range(1001):
        validators.put(f"https://feeds.example/{number}", '"v1"', None)
    validators.save()
    kept = ValidatorFile(path)
    assert kept.get("https://feeds.example/0") is None
    assert kept.get("https://feeds.example/1") == ('"v1"', None)
    assert kept.get("https://feeds.example/1000") == ('"v1"', None)
