"""The base of every piece of the one document."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A piece of the one document: frozen, and strict about what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
