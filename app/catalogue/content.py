"""`ListingContent`: the one document that flows through every door.

An importer yields it, a form submits it, a moderator compares two of them, the database keeps it (JSON),
the search index flattens it and the API serves it.
"""

import hashlib
from typing import Literal, Self

import orjson
from pydantic import Field, ValidationError, model_validator

from app.catalogue.part import Part
from app.catalogue.parts import (
    AccessibilityFact,
    Alert,
    Audience,
    Companion,
    Contact,
    FirstVisit,
    Image,
    Keyword,
    Organiser,
    Price,
    Registration,
    Session,
    SpokenLanguage,
    TermCode,
    Url,
    VolunteerRole,
)
from app.catalogue.texts import Texts

ListingKind = Literal["event", "activity", "volunteering", "service"]
EventStatus = Literal["scheduled", "cancelled", "postponed", "rescheduled"]
FinnishNeeded = Literal["none", "some_words", "easy", "fluent", "unknown"]
MAX_TITLE = 300
MAX_SUMMARY = 400


class ListingContent(Part):
    """Everything that is told about one thing to do, join, use or help with.

    - `event` has dates; `activity` recurs (hobby, group, course); `volunteering`: you help;
      `service`: a meeting place, counselling, a public service
    - `description` is plain text: paragraphs apart by an empty line, list items start with "– "
    """

    kind: ListingKind
    title: Texts
    summary: Texts = {}
    description: Texts = {}
    organiser: Organiser | None = None
    sessions: tuple[Session, ...] = ()
    status: EventStatus = "scheduled"
    prices: tuple[Price, ...] = ()
    categories: tuple[TermCode, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    audience: Audience = Audience()
    languages: tuple[SpokenLanguage, ...] = ()
    finnish_needed: FinnishNeeded = "unknown"
    accessibility: tuple[AccessibilityFact, ...] = ()
    accessibility_note: Texts = {}
    registration: Registration = Registration()
    contacts: tuple[Contact, ...] = ()
    companion: Companion | None = None
    first_visit: FirstVisit | None = None
    volunteer_role: VolunteerRole | None = None
    url: Url | None = None
    image: Image | None = None
    alert: Alert | None = None

    @model_validator(mode="after")
    def _has_a_title(self) -> Self:
        if not self.title:
            message = "a listing needs a title in at least one language"
            raise ValueError(message)
        for name, texts, limit in (("title", self.title, MAX_TITLE), ("summary", self.summary, MAX_SUMMARY)):
            for lang, text in texts.items():
                if len(text) > limit:
                    message = f"the {name} ({lang}) has {len(text)} characters; {limit} is the most"
                    raise ValueError(message)
        return self


def to_json(content: ListingContent) -> dict[str, object]:
    """The document as plain JSON values; what equals its default is left out."""
    return content.model_dump(mode="json", exclude_defaults=True)


def from_json(data: dict[str, object]) -> ListingContent:
    """The document from its stored form."""
    return ListingContent.model_validate(data)


def content_hash(data: dict[str, object]) -> str:
    """A hash of the stored form: equal contents have equal hashes, whatever the order of keys."""
    return hashlib.blake2b(orjson.dumps(data, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()


class FieldMessage(Part):
    """One thing that is wrong, in words: where (`sessions.0.place.lat`) and what."""

    field: str
    message: str = Field(min_length=1)


def messages_of(error: ValidationError) -> tuple[FieldMessage, ...]:
    """Turn a validation error into sentences that a person can act on."""
    return tuple(
        FieldMessage(
            field=".".join(str(part) for part in problem["loc"]) or "listing", message=_plain(problem["msg"])
        )
        for problem in error.errors(include_url=False, include_input=False, include_context=False)
    )


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
