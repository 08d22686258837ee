"""The shape of the Meilisearch index. Text is analysed by us; Meilisearch filters and counts our keys."""

from typing import Any

import orjson

from app.search.documents import SearchDocument
from app.search.engine import FACETS
from app.search.language import VERSION, IndexKeys
from app.search.shown.cards import CARD_VERSION

SCHEMA_VERSION = "2"
SURFACE = "surface"
SCORED_FIELDS = ("title", "tags", "names", "parts", "roots", "body", "loose", "stems")
TEXT_FIELDS = (*SCORED_FIELDS, SURFACE)
LENGTH_FIELDS = {name: f"length_{name}" for name in SCORED_FIELDS}
"""How many keys a field has. Counted as facets, they tell the mean of all; shorter texts can come first."""
KEYS = "keys"
"""A text with a line for each of `KEY_LINES`: what a document is scored by, in a shape that is read fast."""
FACTS = "facts"
KEY_LINES = (*TEXT_FIELDS, FACTS)
KEYWORD_FIELDS = (*FACETS, "companion", "signals", "times")
NUMBER_FIELDS = ("next_start", "last_end", "age_min", "age_max", "price_from", "lat", "lon")
REASON_FIELDS = ("next_start", "checked", "ease")
"""Facts that put results in order which fit about equally well."""
MOST = 1_000_000
"""More than a town has of anything: totals, pages and counts of words are never cut short."""

SETTINGS: dict[str, Any] = {
    "searchableAttributes": [],
    "displayedAttributes": ["id", "card", KEYS, "lat", "lon", *REASON_FIELDS],
    "filterableAttributes": [
        {
            "attributePatterns": ["id", *TEXT_FIELDS, *LENGTH_FIELDS.values(), *KEYWORD_FIELDS],
            "features": {"facetSearch": False, "filter": {"equality": True, "comparison": False}},
        },
        {
            "attributePatterns": list(NUMBER_FIELDS),
            "features": {"facetSearch": False, "filter": {"equality": True, "comparison": True}},
        },
        "_geo",
    ],
    "sortableAttributes": ["id", "next_start", "_geo", *LENGTH_FIELDS.values()],
    "rankingRules": ["sort"],
    "faceting": {"maxValuesPerFacet": MOST},
    "pagination": {"maxTotalHits": MOST},
}


def index_name(name: str) -> str:
    """The index of this version; another version has another."""
    return f"{name}_v{SCHEMA_VERSION}_{CARD_VERSION}_{VERSION}".replace(".", "_")


def to_json_document(document: SearchDocument) -> dict[str, Any]:
    """The engine's own form of a document. The card is kept as text: it comes back as it went in."""
    keys = document.keys
    fields: dict[str, Any] = {
        "id": document.id,
        **{name: list(dict.fromkeys(getattr(keys, name))) for name in TEXT_FIELDS},
        **{length: len(getattr(keys, name)) for name, length in LENGTH_FIELDS.items()},
        **{name: list(values) for name, values in document.facets.items()},
        "signals": list(document.signals),
        "times": list(document.times),
        "next_start": document.next_start,
        "last_end": document.last_end,
        "checked": document.checked,
        "ease": document.ease,
        "age_min": document.ages[0],
        "age_max": document.ages[1],
        "card": orjson.dumps(document.card).decode(),
        KEYS: _key_lines(keys, document),
    }
    if document.price_from is not None:
        fields["price_from"] = document.price_from
    if document.lat is not None and document.lon is not None:
        fields |= {"lat": document.lat, "lon": document.lon}
        fields["_geo"] = {"lat": document.lat, "lng": document.lon}
    return fields


def _key_lines(keys: IndexKeys, document: SearchDocument) -> str:
    """Keys as often as the texts have them; facts as `field=value`. Each with a space before and after it."""
    facts = {**document.facets, "signals": document.signals}
    lines = {name: getattr(keys, name) for name in SCORED_FIELDS}
    lines[SURFACE] = tuple(dict.fromkeys(keys.surface))
    lines[FACTS] = tuple(f"{name}={value}" for name, values in facts.items() for value in values)
    return "\n".join(f" {' '.join(lines[name])} " for name in KEY_LINES)


def lines_of(keys: str) -> dict[str, str]:
    """The lines of such a text, by their names."""
    return dict(zip(KEY_LINES, keys.split("\n"), strict=True))
