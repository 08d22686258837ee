"""Values as icalendar reads them, with types."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from icalendar.parser import Contentline, Parameters
from icalendar.parser.property import unescape_backslash
from icalendar.prop import vDDDTypes, vDuration, vUTCOffset

_TIME: Final[Callable[[str], object]] = vDDDTypes.from_ical
_LENGTH: Final[Callable[[str], timedelta]] = vDuration.from_ical
_OFFSET: Final[Callable[[str], timedelta]] = vUTCOffset.from_ical
_TEXT: Final[Callable[[str], str]] = unescape_backslash
_LINE: Final[Callable[[str], Contentline]] = Contentline


def read_time(text: str) -> object:
    """A day, a time (aware when in UTC), a length, or a pair (start, end or length). Raises ValueError."""
    try:
        return _TIME(text.strip().upper())
    except OverflowError as error:
        raise ValueError(str(error)) from error


def read_wall_time(text: str) -> datetime:
    """A time without its zone. Raises ValueError."""
    value = read_time(text)
    if not isinstance(value, datetime):
        message = "this is not a time"
        raise ValueError(message)  # noqa: TRY004 - the text is at fault, not the caller
    return value.replace(tzinfo=None)


def read_length(text: str) -> timedelta:
    """A length such as PT1H30M. Raises ValueError."""
    try:
        return _LENGTH(text.strip().upper())
    except OverflowError as error:
        raise ValueError(str(error)) from error


def read_offset(text: str) -> timedelta:
    """An offset such as +0200. Raises ValueError."""
    return _OFFSET(text.strip())


def read_text(text: str) -> str:
    """A text without its backslashes."""
    return _TEXT(text)


def split_line(line: str) -> tuple[str, Parameters, str]:
    """Name, parameters and value of a line without line breaks. Raises ValueError."""
    return _LINE(line).raw_parts()
