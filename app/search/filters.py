"""The filters of the results page: links with counts that never lead to nothing, and chips to take away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.catalogue.date_words import range_words
from app.catalogue.sentence_words import words_for
from app.catalogue.taxonomy import taxonomy
from app.catalogue.vocabulary import Vocabulary
from app.search.query import SearchQuery
from app.search.understanding import Slot
from app.web.links import search_path

WHEN_LABELS = {
    "today": "Tänään",
    "tomorrow": "Huomenna",
    "weekend": "Viikonloppuna",
    "week": "Viikon sisällä",
    "month": "Kuukauden sisällä",
}
DAYPART_LABELS = {"morning": "Aamupäivällä", "day": "Päivällä", "evening": "Illalla"}
WEEKDAY_LABELS = {
    "MO": "Maanantai",
    "TU": "Tiistai",
    "WE": "Keskiviikko",
    "TH": "Torstai",
    "FR": "Perjantai",
    "SA": "Lauantai",
    "SU": "Sunnuntai",
}
PRICE_LABELS = {
    "free": "Maksuton",
    "paid": "Maksullinen",
    "donation": "Vapaaehtoinen maksu",
    "unknown": "Hinta ei tiedossa",
}
PLAIN_LABELS = {"companion": "Saat kaverin mukaan", "near": "Lähellä valittua paikkaa"}
MAX_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set; the link takes it away."""

    label: str
    remove_link: str


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A way to narrow the results. `count` of None: not counted."""

    label: str
    link: str
    count: int | None


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters of one sort under a heading."""

    heading: str
    links: tuple[FilterLink, ...]


def label_of(name: str, value: str) -> str:
    """What a filter's value is called."""
    labels = {
        "when": WHEN_LABELS,
        "daypart": DAYPART_LABELS,
        "weekday": WEEKDAY_LABELS,
        "price": PRICE_LABELS,
    }
    if name == "when" and value not in WHEN_LABELS:
        return _days_label(value)
    if name in labels:
        return labels[name].get(value, value)
    if name in PLAIN_LABELS:
        return PLAIN_LABELS[name]
    if name == "radius":
        return f"Enintään {int(value) / 1000:g} km".replace(".", ",")
    vocabulary = _vocabulary(name)
    return vocabulary.label(value, "fi")[0] if value in vocabulary else value


def _vocabulary(name: str) -> Vocabulary:
    words = taxonomy()
    return {
        "kind": words.kinds,
        "category": words.categories,
        "audience": words.audiences,
        "language": words.languages,
        "accessible": words.accessibility,
    }[name]


def _is_shown(name: str, value: str) -> bool:
    """Whether residents may read it; an index may be older than the taxonomy."""
    if name == "price":
        return value in PRICE_LABELS
    term = _vocabulary(name).get(value)
    return term is not None and term.public


def _days_label(when: str) -> str:
    first, _, last = when.partition("..")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return range_words(start, end, words_for("fi"), None)


def chips_of(query: SearchQuery) -> tuple[Chip, ...]:
    """A chip for each filter that is set."""
    return tuple(
        Chip(label_of(name, value), search_path(query.without(name, value))) for name, value in query.filters
    )


def understood_chips(query: SearchQuery, slots: Sequence[Slot], lang: str = "fi") -> tuple[Chip, ...]:
    """A chip for each wish that was read out of the sentence; its link asks again without those words."""
    return tuple(
        Chip(slot.label(lang), search_path(query.query_string(q=_without(query.q, slot)))) for slot in slots
    )


def _without(text: str, slot: Slot) -> str:
    return " ".join(text.replace(slot.words, " ", 1).split())


def filter_groups(query: SearchQuery, facets: Mapping[str, Mapping[str, int]]) -> tuple[FilterGroup, ...]:
    """Filters that would leave something, most results first."""
    groups = [
        FilterGroup("Milloin", _when_links(query)),
        FilterGroup("Mitä", _facet_links(query, "category", facets, keep=lambda code: "." not in code)),
        FilterGroup("Hinta", _facet_links(query, "price", facets)),
        FilterGroup("Millaista", _facet_links(query, "kind", facets)),
        FilterGroup("Kenelle", _facet_links(query, "audience", facets)),
        FilterGroup("Kieli", _facet_links(query, "language", facets)),
        FilterGroup("Esteettömyys", _facet_links(query, "accessible", facets)),
    ]
    return tuple(group for group in groups if group.links)


def _when_links(query: SearchQuery) -> tuple[FilterLink, ...]:
    if query.when:
        return ()
    return tuple(
        FilterLink(label, search_path(query.query_string(when=value)), None)
        for value, label in WHEN_LABELS.items()
    )


def _facet_links(
    query: SearchQuery,
    name: str,
    facets: Mapping[str, Mapping[str, int]],
    keep: Callable[[str], bool] = lambda _: True,
) -> tuple[FilterLink, ...]:
    chosen: tuple[str, ...] = getattr(query, name)
    counts = [
        (v, n)
        for v, n in facets.get(name, {}).items()
        if n and v not in chosen and keep(v) and _is_shown(name, v)
    ]
    counts.sort(key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        FilterLink(label_of(name, value), search_path(query.query_string(**{name: (value,)})), count)
        for value, count in counts[:MAX_SHOWN]
    )
