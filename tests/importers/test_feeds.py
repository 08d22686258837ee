"""The list of feeds: what it may say, and how its mistakes are told."""

from pathlib import Path

import pytest

from app.core.settings import ROOT
from importers.contract import Feed
from importers.feeds import FeedListError, load_feeds
from importers.registry import importer_named

LIST = """
[feeds.town]
source = "linked_events"
url = "https://example.org/v1/event/"
key_env = "TOWN_KEY"
options = { municipality = "491" }

[feeds.trial]
source = "ics"
sample = "calendars/kattila.ics"
enabled = false
"""


def stored(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_list_is_read_in_its_own_order(tmp_path: Path) -> None:
    entries = load_feeds(stored(tmp_path, LIST))

    assert [(name, entry.source, entry.enabled) for name, entry in entries.items()] == [
        ("town", "linked_events", True),
        ("trial", "ics", False),
    ]


def test_feed_takes_its_key_from_the_environment_and_hides_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOWN_KEY", "very-secret")

    feed = load_feeds(stored(tmp_path, LIST))["town"].feed("town", tmp_path)

    assert feed == Feed(
        name="town",
        source="linked_events",
        url="https://example.org/v1/event/",
        options={"municipality": "491"},
        secret="very-secret",
    )
    assert "very-secret" not in repr(feed)


def test_feed_without_its_key_in_the_environment_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TOWN_KEY", raising=False)

    assert load_feeds(stored(tmp_path, LIST))["town"].feed("town", tmp_path).secret is None


def test_sample_is_a_file_of_the_folder_of_samples(tmp_path: Path) -> None:
    feed = load_feeds(stored(tmp_path, LIST))["trial"].feed("trial", Path("samples"))

    assert feed.file == "samples/calendars/kattila.ics"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[feeds.town]\nurl = 'x'", "{path}: feed 'town', source: Field required."),
        (
            "[feeds.town]\nsource='ics'\ncolour='x'",
            "{path}: feed 'town', colour: Extra inputs are not permitted.",
        ),
        ("feeds = 3", "{path}: 'feeds' must be tables such as [feeds.town_events]."),
        ("[feeds", "The list of feeds {path} is not valid TOML: "),
    ],
)
def test_mistake_in_the_list_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = stored(tmp_path, text)

    with pytest.raises(FeedListError) as caught:
        load_feeds(path)

    assert str(caught.value).startswith(message.format(path=path))


def test_list_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_bytes("# Syötteitä".encode("cp1252"))

    with pytest.raises(FeedListError, match="is not valid TOML"):
        load_feeds(path)


def test_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(FeedListError, match=r"The list of feeds .*feeds\.toml cannot be opened\."):
        load_feeds(tmp_path / "feeds.toml")


def test_bundled_list_is_valid_and_its_samples_exist() -> None:
    entries = load_feeds(ROOT / "data" / "feeds.toml")

    assert entries
    for name, entry in entries.items():
        assert importer_named(entry.source) is not None, name
        assert entry.sample is None or (ROOT / "data" / "samples" / entry.sample).exists(), name
        assert bool(entry.url) != bool(entry.sample), name
