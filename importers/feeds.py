"""The list of feeds: `data/feeds.toml`, or the file that OPASTAMO_FEEDS names."""

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from app.catalogue.content import messages_of
from app.jobs.every import read_every
from importers.feed import Feed


class FeedListError(Exception):
    """The list of feeds cannot be used; the message names the feed and the entry."""


class FeedEntry(BaseModel):
    """One feed as the list has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    url: str | None = None
    sample: str | None = None
    enabled: bool = True
    key_env: str | None = None
    every: str = ""
    options: dict[str, Any] = {}

    @field_validator("every")
    @classmethod
    def _plain_rhythm(cls, text: str) -> str:
        return str(read_every(text)) if text.strip() else ""

    def feed(self, name: str, samples: Path) -> Feed:
        """The feed, its file found and its key taken from the environment."""
        return Feed(
            name=name,
            source=self.source,
            url=self.url,
            file=str(samples / self.sample) if self.sample else None,
            options=self.options,
            secret=os.environ.get(self.key_env) if self.key_env else None,
        )


def load_feeds(path: Path) -> dict[str, FeedEntry]:
    """Read the list, in its own order. Raises FeedListError."""
    try:
        entries: Any = tomllib.loads(path.read_text(encoding="utf-8")).get("feeds", {})
    except OSError as error:
        message = f"The list of feeds {path} cannot be opened."
        raise FeedListError(message) from error
    except ValueError as error:
        message = f"The list of feeds {path} is not valid TOML: {error}."
        raise FeedListError(message) from error
    if not isinstance(entries, dict):
        message = f"{path}: 'feeds' must be tables such as [feeds.town_events]."
        raise FeedListError(message)
    return {name: _entry(path, name, entry) for name, entry in entries.items()}


def _entry(path: Path, name: str, entry: Any) -> FeedEntry:
    try:
        return FeedEntry.model_validate(entry)
    except ValidationError as error:
        first = messages_of(error)[0]
        message = f"{path}: feed '{name}', {first.field}: {first.message}."
        raise FeedListError(message) from error
