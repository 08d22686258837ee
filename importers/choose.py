"""Which feeds an import command means."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.core.settings import Settings
from importers import samples
from importers.archive import ArchiveError, feed_folder
from importers.contract import Feed, Importer
from importers.feeds import FeedEntry, load_feeds
from importers.registry import IMPORTERS, importer_named


class ChoiceError(Exception):
    """The command names something that is not there; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an import command asks for beside the name."""

    files: tuple[Path, ...] = ()
    url: str | None = None
    feed: str | None = None
    replay: str | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One feed to read and the importer that reads it."""

    feed: Feed
    importer: Importer


def choose(name: str, wish: Wish, settings: Settings, now: datetime) -> list[Choice]:
    """Find the feeds that `name` means: a feed, a source (all its enabled feeds), or `all`."""
    entries = load_feeds(settings.feeds or settings.data / "feeds.toml")
    _check(name, wish, entries)
    if any(entry.sample for entry in entries.values()):
        samples.write(settings.var / "samples", now)
    folder = settings.var / "samples"
    if name == "all":
        return [_choice(entry.feed(n, folder)) for n, entry in entries.items() if entry.enabled]
    if name in entries:
        return [_choice(_with_wish(entries[name].feed(name, folder), wish))]
    if importer_named(name) is None:
        raise ChoiceError(f"There is no feed or source '{name}'. {_what_there_is(entries)}")
    if wish.files or wish.url or wish.replay:
        return [_choice(_with_wish(Feed(name=name, source=name), wish))]
    chosen = [_choice(e.feed(n, folder)) for n, e in entries.items() if e.source == name and e.enabled]
    if not chosen:
        raise ChoiceError(f"No enabled feed is read by '{name}'. Give --file or --url, or name a feed.")
    return chosen


def _check(name: str, wish: Wish, entries: dict[str, FeedEntry]) -> None:
    special = wish.files or wish.url or wish.replay
    if name == "all" and (special or wish.feed):
        raise ChoiceError("`all` reads every feed from its own address. Name one feed or source instead.")
    if wish.feed is None:
        return
    if not special:
        raise ChoiceError("--feed goes with --file, --url or --replay: it keeps what they bring apart.")
    source = entries[name].source if name in entries else name
    if wish.feed in entries and entries[wish.feed].source != source:
        raise ChoiceError(f"The feed '{wish.feed}' is read by '{entries[wish.feed].source}', not '{source}'.")


def _with_wish(feed: Feed, wish: Wish) -> Feed:
    changed = replace(feed, name=feed.name if wish.feed is None else wish.feed)
    return replace(changed, url=wish.url, file=None) if wish.url else changed


def _choice(feed: Feed) -> Choice:
    try:
        feed_folder(Path(), feed.name)
    except ArchiveError as error:
        raise ChoiceError(f"'{feed.name}' cannot be a feed. {error}.") from None
    importer = importer_named(feed.source)
    if importer is None:
        known = ", ".join(i.info.name for i in IMPORTERS)
        raise ChoiceError(f"Feed '{feed.name}' names the source '{feed.source}'; there are: {known}.")
    return Choice(feed, importer)


def _what_there_is(entries: dict[str, FeedEntry]) -> str:
    sources = ", ".join(importer.info.name for importer in IMPORTERS)
    return f"Feeds: {', '.join(entries) or 'none'}. Sources: {sources}."
