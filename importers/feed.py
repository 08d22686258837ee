"""A feed, as everybody knows it. It stands apart so that a list of feeds needs no network code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Feed:
    """One address or file that a source reads, as `data/feeds.toml` names it.

    Absence is judged per feed: what one feed no longer sends is gone from that feed alone.
    `options` are the source's own settings (municipality, area, language); `secret` is a key
    from the environment.
    """

    name: str
    source: str
    url: str | None = None
    file: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    secret: str | None = field(default=None, repr=False)
