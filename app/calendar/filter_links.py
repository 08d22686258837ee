"""The filters of the calendar as links with counts, and chips to take them away."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.calendar.addresses import path_of
from app.calendar.asked import Asked
from app.calendar.rules import Time, counts_of
from app.catalogue.taxonomy import taxonomy
from app.web.words import N_, Words

HEADINGS = {"category": N_("Mitä"), "price": N_("Hinta"), "kind": N_("Millaista")}
PRICES = {
    "free": N_("Maksuton"),
    "paid": N_("Maksullinen"),
    "donation": N_("Vapaaehtoinen maksu"),
    "unknown": N_("Hinta ei tiedossa"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set; the link takes it away."""

    label: str
    link: str


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A filter to set, and how many things it would leave."""

    label: str
    link: str
    count: int


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters of one sort under a heading."""

    heading: str
    links: tuple[FilterLink, ...]


def chips_of(asked: Asked, words: Words) -> tuple[Chip, ...]:
    """A chip for each filter that is set."""
    return tuple(
        Chip(_label(name, value, words), path_of(asked.filtered(name, ""), words))
        for name, value in asked.filters
    )


def filter_groups(asked: Asked, times: Sequence[Time], words: Words) -> tuple[FilterGroup, ...]:
    """Filters that would leave something, the most first."""
    counts = counts_of(times, asked)
    groups = (
        FilterGroup(
            words.gettext(heading),
            tuple(
                FilterLink(_label(name, value, words), path_of(asked.filtered(name, value), words), count)
                for value, count in sorted(counts[name].items(), key=lambda pair: (-pair[1], pair[0]))
                if value != getattr(asked, name)
            ),
        )
        for name, heading in HEADINGS.items()
    )
    return tuple(group for group in groups if group.links)


def _label(name: str, value: str, words: Words) -> str:
    if name == "price":
        return words.gettext(PRICES[value])
    vocabulary = taxonomy().kinds if name == "kind" else taxonomy().categories
    return vocabulary.label(value, words.lang)[0]
