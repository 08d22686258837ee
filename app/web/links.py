"""Addresses of our own pages. Templates write no path by hand."""

from urllib.parse import quote

HOME = "/"
SEARCH = "/haku"
API_DOCS = "/api/docs"
OPENAPI = "/api/openapi.json"


def home_path() -> str:
    """The page that asks."""
    return HOME


def listing_path(slug: str) -> str:
    """The page of a listing."""
    return f"/tarjonta/{quote(slug, safe='')}"


def search_path(query_string: str = "") -> str:
    """The page of results for a query string."""
    return f"{SEARCH}?{query_string}" if query_string else SEARCH


def api_docs_path() -> str:
    """The page that tells of the open data."""
    return API_DOCS


def openapi_path() -> str:
    """The description of the API that programs read."""
    return OPENAPI
