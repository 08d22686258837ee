"""The shape of the Meilisearch index. Text is analysed by us: Meilisearch only ranks by our keys."""

from typing import Any

import orjson

from app.search.documents import SearchDocument
from app.search.engine import FACETS
from app.search.language import VERSION, index_keys

SCHEMA_VERSION = "1"
TEXT_FIELDS = ("title", "tags", "names", "surface", "parts", "roots", "body", "loose", "stems")
"""In the order in which a word counts."""
KEYWORD_FIELDS = (*FACETS, "companion", "signals", "times")
NUMBER_FIELDS = ("next_start", "last_end", "age_min", "age_max", "price_from", "lat", "lon")
MOST = 1_000_000
"""More than a town has of anything: totals, pages and counts of words are never cut short."""

SETTINGS: dict[str, Any] = {
    "searchableAttributes": list(TEXT_FIELDS),
    "displayedAttributes": ["id", "card", "lat", "lon"],
    "filterableAttributes": [
        {
            "attributePatterns": ["id", *TEXT_FIELDS, *KEYWORD_FIELDS],
            "features": {"facetSearch": False, "filter": {"equality": True, "comparison": False}},
        },
        {
            "attributePatterns": list(NUMBER_FIELDS),
            "features": {"facetSearch": False, "filter": {"equality": True, "comparison": True}},
        },
        "_geo",
    ],
    "sortableAttributes": ["id", "next_start", "_geo"],
    "rankingRules": ["words", "attributeRank", "sort", "wordPosition", "exactness"],
    # Without a language of its own, short Finnish words are now and then taken for Swedish.
    "localizedAttributes": [{"attributePatterns": ["*"], "locales": ["fin"]}],
    "typoTolerance": {"enabled": False},  # slips are mended before the question is asked
    "proximityPrecision": "byAttribute",
    "faceting": {"maxValuesPerFacet": MOST},
    "pagination": {"maxTotalHits": MOST},
}


def index_name(name: str) -> str:
    """The index of this version; another version has another."""
    return f"{name}_v{SCHEMA_VERSION}_{VERSION}".replace(".", "_")


def to_json_document(document: SearchDocument) -> dict[str, Any]:
    """The engine's own form of a document. The card is kept as text: it comes back as it went in."""
    keys = index_keys(
        {"title": document.title, "tags": document.tags, "names": document.names, "body": document.body}
    )
    fields: dict[str, Any] = {
        "id": document.id,
        **{name: list(dict.fromkeys(getattr(keys, name))) for name in TEXT_FIELDS},
        **{name: list(values) for name, values in document.facets.items()},
        "signals": list(document.signals),
        "times": list(document.times),
        "next_start": document.next_start,
        "last_end": document.last_end,
        "age_min": document.ages[0],
        "age_max": document.ages[1],
        "card": orjson.dumps(document.card).decode(),
    }
    if document.price_from is not None:
        fields["price_from"] = document.price_from
    if document.lat is not None and document.lon is not None:
        fields |= {"lat": document.lat, "lon": document.lon}
        fields["_geo"] = {"lat": document.lat, "lng": document.lon}
    return fields
