"""What of a listing its vector is made of."""

from hashlib import blake2b

from app.search.documents import SearchDocument

MAX_LENGTH = 700
"""Letters. The beginning says what a listing is about, and twice the text takes twice the time."""
MARK_BYTES = 16


def passage_of(document: SearchDocument) -> str:
    """Titles, categories and keywords in Finnish, and the beginning of what is told."""
    titles = "; ".join(text for _, text in document.title)
    tags = ", ".join(dict.fromkeys(text for lang, text in document.tags if lang == "fi"))
    body = " ".join(text for _, text in document.body)
    return " ".join(f"{titles}. {tags}. {body}".split())[:MAX_LENGTH]


def mark_of(document: SearchDocument) -> bytes:
    """What changes whenever the passage does."""
    return blake2b(passage_of(document).encode(), digest_size=MARK_BYTES).digest()
