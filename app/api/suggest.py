"""GET /api/v1/suggest."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.api.schemas import Shape
from app.search.query import MAX_QUERY
from app.search.suggestions import DEFAULT_SUGGESTIONS, MAX_SUGGESTIONS, Suggestion

CACHED = "public, max-age=60"


class SuggestParameters(BaseModel):
    """Everything that `/api/v1/suggest` understands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[
        str,
        Field(
            max_length=MAX_QUERY, description="What has been typed so far. Suggestions begin at 2 letters."
        ),
    ] = ""
    lang: str = Field(
        default="fi",
        pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$",
        description="The reader's language; suggestions in it come first, and each tells its language.",
    )
    limit: int = Field(
        default=DEFAULT_SUGGESTIONS,
        ge=1,
        le=MAX_SUGGESTIONS,
        description=f"How many at most, 1–{MAX_SUGGESTIONS}.",
    )


class SuggestionShape(Shape):
    """One suggestion. `type`: category, word, listing or organiser; `url`: a path here; `q`: words to ask."""

    type: str
    text: str
    lang: str
    url: str
    q: str


class SuggestShape(Shape):
    """Suggestions, in the order to show them."""

    items: tuple[SuggestionShape, ...]


def suggest_shape(found: Iterable[Suggestion]) -> SuggestShape:
    """The answer for suggestions."""
    return SuggestShape(
        items=tuple(
            SuggestionShape(type=one.type, text=one.text, lang=one.lang, url=one.url, q=one.q)
            for one in found
        )
    )
