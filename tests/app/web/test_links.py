"""Addresses of our own pages."""

import pytest

from app.web.links import listing_path, search_path


@pytest.mark.parametrize(
    ("slug", "path"),
    [
        ("kuoro-1a2b3c", "/tarjonta/kuoro-1a2b3c"),
        ("a b", "/tarjonta/a%20b"),
        ("äiti", "/tarjonta/%C3%A4iti"),
        ('"><script>', "/tarjonta/%22%3E%3Cscript%3E"),
        ("a/../b?c#d", "/tarjonta/a%2F..%2Fb%3Fc%23d"),
    ],
)
def test_a_listing_has_an_address(slug: str, path: str) -> None:
    assert listing_path(slug) == path


def test_the_results_have_an_address() -> None:
    assert search_path() == "/haku"
    assert search_path("q=a") == "/haku?q=a"
