"""What can go wrong when a feed is fetched, in words that staff can act on, with secrets left out."""

# ruff: noqa: N818 - the kinds are named by what happened; each is a FetchError, and that is what is caught

import ssl
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from urllib.parse import unquote_plus

import httpcore

# Compared in lower case and without "-" and "_": api_key and apiKey are one name.
SECRET_PARAMS = frozenset(
    {"accesstoken", "apikey", "auth", "key", "password", "secret", "sig", "signature", "token"}
)


class FetchError(Exception):
    """A feed could not be fetched.

    `url` is the address with its secrets masked ("" until the Fetcher has filled it in).
    `permanent` says that trying again will not help until somebody changes something.
    """

    permanent = False

    def __init__(self, message: str, *, url: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.url = url

    def __str__(self) -> str:
        return f"{self.message} ({self.url})" if self.url else self.message


class Blocked(FetchError):
    """The address, or one that it leads to, is not one that we may fetch."""

    permanent = True


class TooManyRedirects(FetchError):
    """The server keeps sending us to another address."""

    permanent = True


class TooLarge(FetchError):
    """The answer is larger than the limit, packed or unpacked."""

    permanent = True


class Undecodable(FetchError):
    """The body is packed in a way that we do not read."""

    permanent = True


class Untrusted(FetchError):
    """The server's certificate does not prove that it is the server we asked for."""

    permanent = True


class TimedOut(FetchError):
    """The server did not answer in time."""


class Unreachable(FetchError):
    """The name is not known, nobody answers there, or the answer is not HTTP."""


class Incomplete(FetchError):
    """The answer began but was cut before its end."""


class BadStatus(FetchError):
    """The server answered with a status other than 200 (or a 304 that we asked for)."""

    def __init__(self, status: int, *, retry_after: float | None = None, url: str = "") -> None:
        super().__init__(_status_words(status), url=url)
        self.status = status
        self.retry_after = retry_after  # seconds, when the server named a time
        self.permanent = status < 500 and status not in {304, 408, 425, 429}


def _status_words(status: int) -> str:
    words = {
        304: "The server says that nothing has changed, but we have no earlier copy",
        401: "The server wants a user name, password or key (status 401): check the feed's key",
        403: "The server does not let us in (status 403): check the feed's key, or ask the publisher",
        404: "There is nothing at this address (status 404): check the feed's address",
        410: "The publisher has taken this feed away (status 410): ask for the new address",
        429: "The server says that we ask too often (status 429)",
    }
    if status in words:
        return words[status]
    if status >= 500:
        return f"The server has a fault of its own (status {status}): if it lasts, tell the publisher"
    return f"The server answered with status {status} instead of the feed"


@contextmanager
def in_plain_words(*, answered: bool) -> Iterator[None]:
    """Turn httpcore's errors into ours; `answered` tells if the answer had already begun."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise TimedOut("The server did not answer in time") from error
    except (httpcore.LocalProtocolError, UnicodeEncodeError):
        # Without its cause: that would quote the header, which may be a key.
        raise Blocked("The address or a header holds a character that may not be sent") from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        if isinstance(error.__context__, ssl.SSLCertVerificationError):  # the pool has taken away the cause
            reason = error.__context__.verify_message
            raise Untrusted(f"The server's certificate is not valid ({reason})") from error
        if answered:
            raise Incomplete("The answer was cut off before its end") from error
        raise Unreachable("The server cannot be reached, or does not answer in HTTP") from error


def mask_url(url: str, names: AbstractSet[str] = SECRET_PARAMS) -> str:
    """Give the address without user name, password, fragment and the values of secret parameters."""
    address, _, query = url.partition("#")[0].partition("?")
    scheme, slashes, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    address = scheme + slashes + authority.rpartition("@")[2] + slash + path
    parts = [f"{part.partition('=')[0]}=***" if is_secret(part, names) else part for part in query.split("&")]
    return f"{address}?{'&'.join(parts)}" if query else address


def is_secret(part: str, names: AbstractSet[str]) -> bool:
    """Tell if one `name=value` part of a query is named as a secret."""
    return _plain(unquote_plus(part.partition("=")[0])) in {_plain(name) for name in names}


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")
