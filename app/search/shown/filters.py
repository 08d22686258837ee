"""The filters of the results page: links with counts that never lead to nothing, and chips to take away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.search.query import SearchQuery
from app.search.shown.filter_labels import LABELS, is_shown, label_of
from app.search.understanding import Slot
from app.search.understanding.places import places
from app.web.links import search_path
from app.web.words import N_, Words

MAX_SHOWN = 12
FACETS = (
    ("category", N_("Mitä")),
    ("price", N_("Hinta")),
    ("kind", N_("Millaista")),
    ("audience", N_("Kenelle")),
    ("language", N_("Kieli")),
    ("accessible", N_("Esteettömyys")),
)
SORTS = {"relevance": N_("Sopivin ensin"), "time": N_("Pian alkava ensin"), "distance": N_("Lähin ensin")}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set; the link takes it away."""

    label: str
    remove_link: str


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A way to narrow or order the results. `count` of None: not counted."""

    label: str
    link: str
    count: int | None = None
    is_present: bool = False


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters of one sort under a heading."""

    heading: str
    links: tuple[FilterLink, ...]


def chips_of(query: SearchQuery, words: Words) -> tuple[Chip, ...]:
    """A chip for each filter that is set."""
    return tuple(
        Chip(label_of(name, value, words), words.path(search_path(query.without(name, value))))
        for name, value in query.filters
        if not (name == "radius" and query.near)  # it goes with its place
    )


def understood_chips(query: SearchQuery, slots: Sequence[Slot], words: Words) -> tuple[Chip, ...]:
    """A chip for each wish that was read out of the sentence; its link asks again without those words."""
    return tuple(
        Chip(
            slot.label(words.lang),
            words.path(search_path(query.query_string(q=_without(query.q, slot)))),
        )
        for slot in slots
    )


def _without(text: str, slot: Slot) -> str:
    return " ".join(text.replace(slot.words, " ", 1).split())


def filter_groups(
    query: SearchQuery,
    facets: Mapping[str, Mapping[str, int]],
    when_counts: Mapping[str, int],
    words: Words,
) -> tuple[FilterGroup, ...]:
    """Filters that would leave something, most results first. `when_counts`: what spans of days leave."""
    groups = [FilterGroup(words.gettext("Milloin"), _when_links(query, when_counts, words))]
    for name, heading in FACETS:
        keep = (lambda code: "." not in code) if name == "category" else (lambda _: True)
        groups.append(FilterGroup(words.gettext(heading), _facet_links(query, name, facets, words, keep)))
    groups.append(FilterGroup(words.gettext("Missä päin"), _place_links(query, words)))
    return tuple(group for group in groups if group.links)


def sort_links(query: SearchQuery, words: Words) -> tuple[FilterLink, ...]:
    """The orders that make sense: by fit when there are words, by distance when there is a place."""
    possible = {"relevance": bool(query.q), "time": True, "distance": query.near is not None}
    names = [name for name, makes_sense in possible.items() if makes_sense]
    if len(names) < 2:
        return ()
    return tuple(
        FilterLink(
            words.gettext(SORTS[name]),
            words.path(search_path(query.query_string(sort=name))),
            is_present=query.order == name,
        )
        for name in names
    )


def _when_links(query: SearchQuery, counts: Mapping[str, int], words: Words) -> tuple[FilterLink, ...]:
    return tuple(
        FilterLink(
            words.gettext(label), words.path(search_path(query.query_string(when=value))), counts[value]
        )
        for value, label in LABELS["when"].items()
        if counts.get(value)
    )


def _place_links(query: SearchQuery, words: Words) -> tuple[FilterLink, ...]:
    """Parts of the town: nearer comes first, and nothing is left out."""
    if query.near is not None:
        return ()
    return tuple(
        FilterLink(
            place.label.get(words.lang, place.label["fi"]),
            words.path(search_path(query.query_string(near=(place.lat, place.lon), sort="distance"))),
        )
        for place in list(places().values())[:MAX_SHOWN]
    )


def _facet_links(
    query: SearchQuery,
    name: str,
    facets: Mapping[str, Mapping[str, int]],
    words: Words,
    keep: Callable[[str], bool],
) -> tuple[FilterLink, ...]:
    chosen: tuple[str, ...] = getattr(query, name)
    counts = [
        (value, count)
        for value, count in facets.get(name, {}).items()
        if count and value not in chosen and keep(value) and is_shown(name, value)
    ]
    counts.sort(key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        FilterLink(
            label_of(name, value, words),
            words.path(search_path(query.query_string(**{name: (value,)}))),
            count,
        )
        for value, count in counts[:MAX_SHOWN]
    )
