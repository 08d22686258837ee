"""The shape of the embedded index. Text is analysed by us: tantivy only splits at spaces."""

from functools import lru_cache
from hashlib import blake2b

import orjson
import tantivy

from app.search.documents import SearchDocument
from app.search.engine import FACETS

SCHEMA_VERSION = "6"
TEXT_FIELDS = ("title", "tags", "names", "body", "surface", "parts", "roots", "loose", "stems")
KEYWORD_FIELDS = (*FACETS, "companion", "signals", "times")


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in TEXT_FIELDS:  # without positions: nobody asks for phrases
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in KEYWORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_text_field("suggestions", tokenizer_name="raw", index_option="basic")
    for name in ("key", "next_start", "last_end", "checked", "ease", "age_min", "age_max"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("lat", "lon", "price_from"):
        builder.add_float_field(name, indexed=True, fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def key_of(identity: str) -> int:
    """A number that stands for an id: numbers can be read for many documents at once."""
    return int.from_bytes(blake2b(identity.encode(), digest_size=7).digest())


def to_document(document: SearchDocument) -> tantivy.Document:
    """The engine's own form of a document."""
    fields: dict[str, object] = {
        "id": document.id,
        "key": key_of(document.id),
        **{name: " ".join(getattr(document.keys, name)) for name in TEXT_FIELDS},
        **{name: list(values) for name, values in document.facets.items()},
        "signals": list(document.signals),
        "times": list(document.times),
        "suggestions": list(document.suggestions),
        "next_start": document.next_start,
        "last_end": document.last_end,
        "checked": document.checked,
        "ease": document.ease,
        "age_min": document.ages[0],
        "age_max": document.ages[1],
        "card": orjson.dumps(document.card),
    }
    if document.price_from is not None:
        fields["price_from"] = document.price_from
    if document.lat is not None and document.lon is not None:
        fields |= {"lat": document.lat, "lon": document.lon}
    return tantivy.Document.from_dict(fields, schema())
