"""How doubtful a submission is: `data/suspicion.toml`, read once per process. It hides nothing by itself."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent, to_json
from app.submissions.models import Publisher, Submission

FILE = Path(__file__).parents[2] / "data" / "suspicion.toml"
LATELY = timedelta(hours=24)
MIN_SHOUTED = 20
_APART = re.compile(r"[^\w]+")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_MIXED = re.compile(r"\b(?=\w*[a-zåäö])(?=\w*[\u0400-\u04ff])\w+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Points, and the names of the reasons for them."""

    points: int
    reasons: tuple[str, ...]


def suspicion_of(session: Session, publisher: Publisher, content: ListingContent, now: datetime) -> Suspicion:
    """Weigh a content before it is kept."""
    points = _table()["points"]
    reasons = (
        *reasons_in(texts_of(content)),
        *_same_text(session, publisher, content),
        *_many_lately(session, publisher, now),
    )
    return Suspicion(sum(points[reason] for reason in reasons), reasons)


def reasons_in(texts: list[str]) -> tuple[str, ...]:
    """What is doubtful in the texts alone."""
    table, whole = _table(), "\n".join(texts)
    letters = [c for c in whole if c.isalpha()]
    shouted = sum(c.isupper() for c in letters) / max(len(letters), 1)
    plain = f" {_APART.sub(' ', whole.casefold())} "
    found = {
        "many_links": len(_LINK.findall(whole)) > table["limits"]["links"],
        "strange_words": any(f" {word} " in plain for word in table["words"]),
        "shouting": len(letters) >= MIN_SHOUTED and shouted > table["limits"]["shouting_share"],
        "foreign_letters_in_words": bool(_MIXED.search(whole)),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def texts_of(content: ListingContent) -> list[str]:
    """Everything that a person wrote in a content, the addresses of its fields left out."""
    return list(_strings({k: v for k, v in to_json(content).items() if k != "url"}))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"url", "email", "picture", "licence"}:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def text_mark(content: ListingContent) -> str:
    """A mark of the description: the same words, however spaced, have the same. Empty: no description."""
    whole = _APART.sub(" ", " ".join(content.description.values()).casefold()).strip()
    return blake2b(whole.encode(), digest_size=16).hexdigest() if whole else ""


def _same_text(session: Session, publisher: Publisher, content: ListingContent) -> Iterator[str]:
    """The same description from somebody else: a text that goes round."""
    query = select(Submission.id).where(
        Submission.text_mark == text_mark(content), Submission.publisher_id != publisher.id
    )
    if text_mark(content) and session.exec(query).first() is not None:
        yield "same_text"


def _many_lately(session: Session, publisher: Publisher, now: datetime) -> Iterator[str]:
    query = select(func.count()).where(
        col(Submission.publisher_id) == publisher.id, col(Submission.created_at) > now - LATELY
    )
    if session.exec(query).one() >= _table()["limits"]["lately"]:
        yield "many_lately"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
