"""Addresses of our own pages. Templates write no path by hand."""

from urllib.parse import quote

SEARCH = "/haku"


def listing_path(slug: str) -> str:
    """The page of a listing."""
    return f"/tarjonta/{quote(slug, safe='')}"


def search_path(query_string: str = "") -> str:
    """The page of results for a query string."""
    return f"{SEARCH}?{query_string}" if query_string else SEARCH
