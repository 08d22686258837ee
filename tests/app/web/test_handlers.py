"""Errors help a person on, and are one JSON shape under /api; neither tells of the inside."""

import io
from collections.abc import Callable
from types import ModuleType

import pytest
from fastapi import APIRouter, HTTPException
from fastapi.testclient import TestClient

from app.core.errors import InvalidError, UnavailableError
from app.web import handlers
from tests.app.town import Town
from tests.page_client import PageClient, links, texts, words

router = APIRouter()
SECRET = "sqlite:////srv/secret.db"


@router.get("/trouble/{what}")
@router.get("/api/v1/trouble/{what}")
def trouble(what: str, number: int = 0) -> None:
    faults = {
        "bug": RuntimeError(SECRET),
        "gateway": HTTPException(502, "bad gateway"),
        "teapot": HTTPException(418, "short and stout", headers={"X-Teapot": "yes"}),
        "invalid": InvalidError("The street has no such number.", field="street"),
        "unavailable": UnavailableError("The engine rests."),
    }
    raise faults[what]


@pytest.fixture
def pages(town: Town) -> PageClient:
    town.index()
    app = town.app(phone="015 194 4000")
    app.include_router(router)
    return PageClient(TestClient(app, raise_server_exceptions=False))


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/nowhere", 404, "Tätä sivua ei ole"),
        ("/apina", 404, "Tätä sivua ei ole"),
        ("/tarjonta/nothing", 404, "Tätä sivua ei ole"),
        ("/tarjonta/" + "x" * 5000, 404, "Tätä sivua ei ole"),
        ("/tarjonta/%00%ff", 404, "Tätä sivua ei ole"),
        ("/trouble/bug", 500, "Jokin meni meillä vikaan"),
        ("/trouble/gateway", 502, "Jokin meni meillä vikaan"),
        ("/trouble/teapot", 418, "Tätä sivua ei ole"),
        ("/trouble/invalid", 422, "Emme ymmärtäneet osoitetta"),
        ("/trouble/bug?number=x", 422, "Emme ymmärtäneet osoitetta"),
        ("/trouble/unavailable", 503, "Haku lepää hetken"),
    ],
)
def test_an_error_page_helps_on(pages: PageClient, path: str, status: int, heading: str) -> None:
    tree = pages.get(path, status=status)
    assert texts(tree, "h1") == [heading]
    assert words(tree.css_first("title")) == f"{heading} – Opastamo"
    assert links(tree, "main a") == {"015 194 4000": "tel:0151944000", "Etusivulle": "/"}
    assert len(tree.css("main form[role=search]")) == 1


def test_without_a_phone_number_none_is_offered(town: Town) -> None:
    tree = PageClient(TestClient(town.app())).get("/nowhere", status=404)
    assert links(tree, "main a") == {"Etusivulle": "/"}


def test_no_page_and_no_answer_tells_of_the_inside(pages: PageClient) -> None:
    for path in ("/trouble/bug", "/api/v1/trouble/bug"):
        told = pages.http.get(path).text
        assert not any(part in told for part in (SECRET, "Traceback", "RuntimeError", ".py"))


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("nowhere", 404, {"code": "not_found", "message": "Not Found", "field": None}),
        (
            "trouble/bug",
            500,
            {"code": "internal_error", "message": "Something went wrong on our side.", "field": None},
        ),
        ("trouble/gateway", 502, {"code": "http_error", "message": "bad gateway", "field": None}),
        (
            "trouble/invalid",
            422,
            {"code": "invalid", "message": "The street has no such number.", "field": "street"},
        ),
        ("trouble/unavailable", 503, {"code": "unavailable", "message": "The engine rests.", "field": None}),
    ],
)
def test_errors_of_the_api_have_one_shape(
    pages: PageClient, path: str, status: int, error: dict[str, str]
) -> None:
    answer = pages.http.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()) == (status, {"error": error})


def test_a_method_that_is_not_here_is_told_with_those_that_are(pages: PageClient) -> None:
    answer = pages.http.delete("/api/v1/search")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json() == {
        "error": {"code": "method_not_allowed", "message": "Method Not Allowed", "field": None}
    }


def test_headers_of_an_error_are_kept(pages: PageClient) -> None:
    assert pages.http.get("/trouble/teapot").headers["x-teapot"] == "yes"


@pytest.mark.parametrize("value", ["NaN", "1e400", "%ED%A0%80", "%00", "x" * 9000])
def test_the_input_is_not_echoed(pages: PageClient, value: str) -> None:
    answer = pages.http.get(f"/api/v1/trouble/bug?number={value}")
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "number"
    assert len(answer.text) < 200


def test_a_bug_is_logged_with_its_path_and_without_the_query(
    pages: PageClient, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    lines = logged(handlers)
    pages.http.get("/trouble/bug?q=yksinäinen")
    told = lines.getvalue()
    assert "path=/trouble/bug" in told
    assert "RuntimeError" in told
    assert not any(word in told for word in ("yksin", "testclient", "127.0.0.1"))
