"""The shape of the embedded index. Text is analysed by us: tantivy only splits at spaces."""

from functools import lru_cache
from hashlib import blake2b

import orjson
import tantivy

from app.search.analysis import index_keys, surface_keys
from app.search.documents import SearchDocument
from app.search.engine import FACETS

SCHEMA_VERSION = "3"
TEXT_FIELDS = ("title", "tags", "names", "body", "surface")
KEYWORD_FIELDS = (*FACETS, "companion", "times")


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in KEYWORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in ("key", "next_start", "last_end"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("lat", "lon"):
        builder.add_float_field(name, indexed=True, fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def key_of(identity: str) -> int:
    """A number that stands for an id: numbers can be read for many documents at once."""
    return int.from_bytes(blake2b(identity.encode(), digest_size=7).digest())


def to_document(document: SearchDocument) -> tantivy.Document:
    """The engine's own form of a document."""
    title, tags, names = dict(document.title), document.tags, document.names
    fields: dict[str, object] = {
        "id": document.id,
        "key": key_of(document.id),
        "title": " ".join(index_keys(title)),
        "tags": " ".join(key for lang, text in tags for key in index_keys({lang: text})),
        "names": " ".join(key for lang, text in names for key in index_keys({lang: text})),
        "body": " ".join(key for lang, text in document.body for key in index_keys({lang: text})),
        "surface": " ".join(
            key
            for pairs in (document.title, tags, names)
            for _, text in pairs
            for key in surface_keys({"": text})
        ),
        "times": list(document.times),
        "next_start": document.next_start,
        "last_end": document.last_end,
        "card": orjson.dumps(document.card),
        **{name: list(values) for name, values in document.facets.items()},
    }
    if document.lat is not None and document.lon is not None:
        fields |= {"lat": document.lat, "lon": document.lon}
    return tantivy.Document.from_dict(fields, schema())
