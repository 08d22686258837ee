"""The kiosk shows what everybody sees in its own clothes, keeps nothing, and leads nowhere else."""

import pytest

from tests.app.town import Town
from tests.page_client import PageClient, attribute, links, texts


@pytest.fixture
def choir(town: Town) -> str:
    """The address of a choir that is indexed."""
    town.add("choir", title="Kaikurannan kuoro", kind="activity")
    town.index()
    return f"/tarjonta/{town.details('choir').listing.slug}"


@pytest.mark.parametrize(
    ("path", "lang", "main"),
    [
        ("/kioski", "fi", "/kioski"),
        ("/kioski/haku?q=kuoro", "fi", "/kioski"),
        ("/kioski/sv/haku?q=kuoro", "sv", "/kioski/sv"),
        ("/kioski/sv", "sv", "/kioski/sv"),
        ("/kioski/en/loyda", "en", "/kioski/en"),
        ("/kioski/kalenteri", "fi", "/kioski"),
        ("/kioski/lista", "fi", "/kioski"),
    ],
)
@pytest.mark.usefixtures("choir")
def test_pages_wear_the_kiosks_clothes(pages: PageClient, path: str, lang: str, main: str) -> None:
    page = pages.get(path)
    assert attribute(page, "html", "class") == "kiosk"
    assert attribute(page, "html", "lang") == lang
    assert attribute(page, "html", "data-start") == main
    assert page.css_first("footer.site-footer") is None


def test_links_stay_in_the_kiosk_and_in_the_language(pages: PageClient, choir: str) -> None:
    results = pages.get("/kioski/sv/haku?q=kuoro")
    assert links(results, ".card__title a") == {"Kaikurannan kuoro": f"/kioski/sv{choir}"}
    languages = links(results, ".kiosk-languages a")
    assert languages["Suomi"] == "/kioski/haku?q=kuoro"
    assert languages["English"] == "/kioski/en/haku?q=kuoro"
    assert texts(pages.get(f"/kioski{choir}"), "h1") == ["Kaikurannan kuoro"]


def test_what_is_shown_in_the_kiosk_is_kept_nowhere(pages: PageClient, choir: str) -> None:
    for path in ("/kioski", "/kioski/haku?q=kuoro", f"/kioski{choir}", "/kioski/lista?k=00000000"):
        answer = pages.http.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        assert "etag" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/kioski/tietoa",
        "/kioski/ilmoita",
        "/kioski/yllapito",
        "/kioski/api/v1/search",
        "/kioski/kioski",
        "/kioski/haku.atom",
        "/kioski/~missa/haku",
        "/kioski/~",
        "/kioskit",
        "/kioski/oma/abc",
    ],
)
def test_nothing_else_is_there(pages: PageClient, path: str) -> None:
    assert pages.http.get(path, follow_redirects=False).status_code == 404


def test_a_language_in_front_leads_to_the_kiosk_in_it(pages: PageClient) -> None:
    answer = pages.http.get("/sv/kioski/haku?q=kuoro", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/kioski/sv/haku?q=kuoro")


def test_pages_outside_do_not_know_of_it(pages: PageClient, choir: str) -> None:
    assert "kioski" not in str(pages.get(choir).html)
