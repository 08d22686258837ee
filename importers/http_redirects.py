"""Following a redirect: what may go along to the next address."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import httpx

from importers.http_errors import Blocked, is_secret
from importers.http_guard import endpoint

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Headers that may go to another host. All others (Authorization, API keys by any name) stay.
_HARMLESS = frozenset({"accept", "accept-language", "if-none-match", "if-modified-since"})


def next_request(
    url: httpx.URL, location: str, headers: Mapping[str, str], secret_params: AbstractSet[str]
) -> tuple[httpx.URL, dict[str, str]]:
    """Give the address and headers of the request that a redirect asks for; header names in lower case.

    To another host or port no secret goes along. Raises Blocked.
    """
    try:
        target = url.join(location)
    except (httpx.InvalidURL, ValueError):
        # Without its cause: that would quote the address, secrets and all.
        raise Blocked("The server sends us to something that is not a web address") from None
    if url.scheme == "https" and target.scheme == "http":
        raise Blocked("The server sends us from https to plain http, where anybody may change the feed")
    if _is_same_server(url, target):
        return target, dict(headers)
    return _without_secrets(target, secret_params), {n: v for n, v in headers.items() if n in _HARMLESS}


def _is_same_server(url: httpx.URL, target: httpx.URL) -> bool:
    if url.scheme == target.scheme:
        return endpoint(url) == endpoint(target)
    is_upgrade = endpoint(url) == f"{url.host}:80" and endpoint(target) == f"{target.host}:443"
    return is_upgrade and url.host == target.host


def _without_secrets(url: httpx.URL, secret_params: AbstractSet[str]) -> httpx.URL:
    parts = url.query.decode("ascii").split("&")
    kept = "&".join(part for part in parts if not is_secret(part, secret_params))
    return url.copy_with(query=kept.encode("ascii") or None)
