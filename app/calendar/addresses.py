"""Addresses inside the calendar."""

from app.calendar.asked import Asked
from app.web.links import calendar_path
from app.web.words import Words


def path_of(asked: Asked, words: Words) -> str:
    """The address of a day or week, in the reader's language."""
    return words.path(calendar_path(asked.query_string()))
