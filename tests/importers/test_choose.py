"""Which feeds a name means."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.settings import Settings
from importers.choose import ChoiceError, Wish, choose
from importers.contract import Feed

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LIST = """
[feeds.town]
source = "linked_events"
url = "https://example.org/town/"
options = { division = "mikkeli" }

[feeds.parish]
source = "linked_events"
url = "https://example.org/parish/"

[feeds.trial]
source = "linked_events"
url = "https://example.org/trial/"
enabled = false

[feeds.club]
source = "ics"
sample = "calendars/kattila.ics"
"""
TOWN = Feed("town", "linked_events", url="https://example.org/town/", options={"division": "mikkeli"})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(LIST, encoding="utf-8")
    return Settings(var=tmp_path / "var", feeds=feeds)


def names(settings: Settings, name: str, wish: Wish | None = None) -> list[str]:
    return [choice.feed.name for choice in choose(name, wish or Wish(), settings, NOW)]


def refused(settings: Settings, name: str, wish: Wish | None = None) -> str:
    with pytest.raises(ChoiceError) as caught:
        choose(name, wish or Wish(), settings, NOW)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "feeds"),
    [
        ("all", ["town", "parish", "club"]),
        ("linked_events", ["town", "parish"]),
        ("town", ["town"]),
        ("trial", ["trial"]),
        ("ics", ["club"]),
    ],
)
def test_name_means_a_feed_a_source_or_all(settings: Settings, name: str, feeds: list[str]) -> None:
    assert names(settings, name) == feeds


def test_feed_comes_with_its_importer_and_options(settings: Settings) -> None:
    (choice,) = choose("town", Wish(), settings, NOW)

    assert (choice.feed, choice.importer.info.name) == (TOWN, "linked_events")


def test_samples_are_rendered_where_the_feed_looks_for_them(settings: Settings) -> None:
    (choice,) = choose("club", Wish(), settings, NOW)

    assert choice.feed.file == str(settings.var / "samples" / "calendars" / "kattila.ics")
    assert Path(choice.feed.file).read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_typed_address_replaces_the_own_one_of_a_feed(settings: Settings) -> None:
    wish = Wish(url="http://127.0.0.1:8001/")

    assert [c.feed.url for c in choose("town", wish, settings, NOW)] == ["http://127.0.0.1:8001/"]
    (club,) = choose("club", wish, settings, NOW)
    assert (club.feed.url, club.feed.file) == ("http://127.0.0.1:8001/", None)


def test_file_read_by_a_source_is_a_feed_of_its_own(settings: Settings) -> None:
    files = (Path("x.ics"),)

    assert names(settings, "ics", Wish(files)) == ["ics"]
    assert names(settings, "ics", Wish(files, feed="holiday_club")) == ["holiday_club"]


def test_file_read_in_place_of_a_feed_may_be_kept_apart(settings: Settings) -> None:
    (choice,) = choose("town", Wish((Path("x.json"),), feed="rehearsal"), settings, NOW)

    assert (choice.feed.name, choice.feed.options) == ("rehearsal", {"division": "mikkeli"})


def test_unknown_name_is_told_with_what_there_is(settings: Settings) -> None:
    assert refused(settings, "nowhere").startswith(
        "There is no feed or source 'nowhere'. Feeds: town, parish, trial, club. Sources: linked_events, "
    )


def test_source_that_no_enabled_feed_uses_is_told(settings: Settings) -> None:
    assert refused(settings, "ptv") == (
        "No enabled feed is read by 'ptv'. Give --file or --url, or name a feed."
    )


def test_feed_of_an_unknown_source_is_told(settings: Settings) -> None:
    assert settings.feeds is not None
    settings.feeds.write_text('[feeds.odd]\nsource = "teletext"\n', encoding="utf-8")

    assert refused(settings, "odd").startswith(
        "Feed 'odd' names the source 'teletext'; there are: linked_events"
    )


@pytest.mark.parametrize(
    "wish", [Wish((Path("x"),)), Wish(url="http://x/"), Wish(replay="latest"), Wish(feed="x")]
)
def test_all_goes_with_no_single_file_or_address(settings: Settings, wish: Wish) -> None:
    assert refused(settings, "all", wish) == (
        "`all` reads every feed from its own address. Name one feed or source instead."
    )


def test_name_for_nothing_to_keep_apart_is_told(settings: Settings) -> None:
    assert refused(settings, "town", Wish(feed="x")) == (
        "--feed goes with --file, --url or --replay: it keeps what they bring apart."
    )


def test_feed_of_another_source_cannot_be_written_to(settings: Settings) -> None:
    assert refused(settings, "ics", Wish((Path("x.ics"),), feed="town")) == (
        "The feed 'town' is read by 'linked_events', not 'ics'."
    )


@pytest.mark.parametrize("name", ["../up", "Oma", "a b", "x" * 65, ""])
def test_name_that_cannot_be_a_folder_is_refused(settings: Settings, name: str) -> None:
    assert "cannot be a feed" in refused(settings, "ics", Wish((Path("x.ics"),), feed=name))
