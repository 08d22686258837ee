"""Forms: what was sent, read with bounds; what is wrong with it, in words; and whether a person sent it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated
from unicodedata import category
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, Request

from app.core.errors import OpastamoError
from app.web.state import state_of

FORM_TYPE = "application/x-www-form-urlencoded"
MOST_BYTES = 64_000
MOST_FIELDS = 150
ANSWER_DAYS = 14
"""The law's time for answering feedback on accessibility; we promise it for all that is sent."""
TRAP = "verkkosivu"
"""A field that no person sees. Programs that fill in everything fill it in too."""


class ForbiddenError(OpastamoError):
    """Sent from another site's page."""

    status = 403
    code = "forbidden"


class TooLargeError(OpastamoError):
    """More than a form of ours can hold."""

    status = 413
    code = "too_large"


class WrongTypeError(OpastamoError):
    """Not what a browser sends for a form."""

    status = 415
    code = "wrong_type"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `name` is the field; empty: the form as a whole."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is shown: its token, what was typed, and what to mend."""

    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def value(self, name: str) -> str:
        """What was typed into a field."""
        return self.values.get(name, "")

    def fault(self, name: str) -> str:
        """What is wrong in a field; nothing: the empty text."""
        return next((fault.words for fault in self.faults if fault.name == name), "")


def came_from_us(origin: str | None, site: str | None, hosts: Iterable[str]) -> bool:
    """Whether a page of ours sent it, by the headers `Origin` and `Sec-Fetch-Site`.

    Old browsers send neither; then the form's token must do.
    """
    if site not in {None, "same-origin", "none"}:
        return False
    return origin is None or urlsplit(origin).netloc.casefold() in {host.casefold() for host in hosts}


def check_origin(request: Request) -> None:
    """Raises ForbiddenError for what another site's page sent."""
    headers = request.headers
    ours = (urlsplit(state_of(request).settings.base_url).netloc, headers.get("host", ""))
    if not came_from_us(headers.get("origin"), headers.get("sec-fetch-site"), ours):
        raise ForbiddenError("The form was sent from another site.")


async def posted(request: Request) -> Mapping[str, str]:
    """The fields of a form that was sent to us, each once.

    Raises ForbiddenError for pages of other sites, WrongTypeError and TooLargeError for what is no form.
    """
    check_origin(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != FORM_TYPE:
        raise WrongTypeError(f"A form is sent as {FORM_TYPE}.")
    return fields_of(await _body(request))


def fields_of(body: bytes) -> Mapping[str, str]:
    """Read a body, a broken one as far as it goes. Raises TooLargeError for too many fields."""
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise TooLargeError("The form has too many fields.") from None
    return {name: clean(text) for name, text in reversed(pairs)}


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise TooLargeError(f"A form may have {MOST_BYTES} bytes.")
    return bytes(body)


def clean(text: str) -> str:
    """The text with plain line ends and without control characters: no database takes them all."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or category(c) not in {"Cc", "Cs"}).strip()


Posted = Annotated[Mapping[str, str], Depends(posted)]
