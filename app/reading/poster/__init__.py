"""Reads a whole notice (poster, post, newsletter bit) into a proposal; proposes, never decides."""

from app.reading.poster.model import Audience, Contact, Poster, PosterKind, PosterPlace, PosterPrice
from app.reading.poster.reader import read_poster

__all__ = ["Audience", "Contact", "Poster", "PosterKind", "PosterPlace", "PosterPrice", "read_poster"]
