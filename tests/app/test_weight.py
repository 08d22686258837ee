"""What a page weighs on its way to an old phone: every file that a browser asks for, packed as we pack it."""

import gzip
from dataclasses import dataclass

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.app.town import Town, at, once
from tests.page_client import PageClient

MOST_REQUESTS = 12
MOST_BYTES = 60_000
MOST_SCRIPT_BYTES = 15_000
PACKED = {"Accept-Encoding": "gzip"}
LINKED = "link[rel=stylesheet], link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest]"
A_PAGE_OF_RESULTS = 20


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page costs: requests, the page itself among them, and bytes on the way."""

    requests: int
    total: int
    scripts: int


@pytest.fixture
def full(town: Town) -> Town:
    """A town with more to show than a page of results holds, each with words enough for a whole card."""
    town.add_all(
        {
            f"choir{n}": {
                "title": {"fi": f"Torikuoron harjoitukset ja yhteislaulu {n}"},
                "kind": ("event", "activity", "volunteering")[n % 3],
                "summary": {"fi": f"Lauletaan {n} tuttua laulua. Nuotteja ei tarvitse osata. " * 2},
                "categories": ["laula_ja_soita.kuorot"],
                "organiser": {"name": {"fi": f"Laulajat {n} ry"}},
                "prices": [{"type": "free"}],
                "registration": {"required": False},
                "sessions": at(once(f"2026-11-2{4 + n % 2}T{10 + n % 9}:00"), name={"fi": f"Talo {n}"}),
            }
            for n in range(A_PAGE_OF_RESULTS + 5)
        }
    )
    return town


@pytest.mark.parametrize("path", ["/", "/haku?q=kuoro", "/sv/", "/en/haku?q=kuoro"])
def test_a_page_is_light_enough_for_an_old_phone(full: Town, pages: PageClient, path: str) -> None:
    weight = _weight(pages, path)

    assert weight.requests <= MOST_REQUESTS
    assert weight.total <= MOST_BYTES
    assert weight.scripts <= MOST_SCRIPT_BYTES


def test_what_is_weighed_is_a_full_page(full: Town, pages: PageClient) -> None:
    assert len(pages.get("/haku?q=kuoro").css(".card")) == A_PAGE_OF_RESULTS
    assert len(pages.get("/").css(".card")) == 12


def _weight(pages: PageClient, path: str) -> Weight:
    page = pages.get(path)
    scripts = _addresses(page, "script[src]", "src")
    others = {
        *_addresses(page, LINKED, "href"),
        *_addresses(page, "img[src]", "src"),
    }
    code = sum(_bytes(pages, one) for one in scripts)
    rest = sum(_bytes(pages, one) for one in (path, *others))
    return Weight(1 + len(scripts) + len(others), code + rest, code)


def _addresses(page: LexborHTMLParser, selector: str, name: str) -> set[str]:
    return {node.attributes[name] or "" for node in page.css(selector)}


def _bytes(pages: PageClient, path: str) -> int:
    """The size of an answer on its way: packed where we pack it."""
    with pages.http.stream("GET", path, headers=PACKED) as answer:
        answer.raise_for_status()
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") != "gzip" or gzip.decompress(raw)
    return len(raw)
