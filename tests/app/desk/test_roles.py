"""Who may what: every route of the desk, for everybody."""

from uuid import UUID

import pytest
from fastapi.routing import APIRoute

from app.desk.guard import May
from app.desk.routes import router
from app.desk.rules import ROLES, may
from tests.app.desk.conftest import Person

NOBODY_ID = UUID(int=1)
DOOR = "/yllapito/kirjaudu"


def desk_routes() -> list[APIRoute]:
    found: list[APIRoute] = []
    pending = [router]
    while pending:
        for route in pending.pop().routes:
            if isinstance(route, APIRoute):
                found.append(route)
            elif hasattr(route, "original_router"):
                pending.append(route.original_router)
    return found


def permission(route: APIRoute) -> str | None:
    calls = [one.call for one in route.dependant.dependencies]  # codespell:ignore dependant - FastAPI's name
    found = [call.permission for call in calls if isinstance(call, May)]
    return found[0] if found else None


CASES = [
    (method, route.path, permission(route))
    for route in desk_routes()
    for method in sorted(route.methods or ())
    if route.path != DOOR
]


def test_every_route_but_the_door_asks_for_a_permission() -> None:
    without = {(route.path, *(route.methods or ())) for route in desk_routes() if permission(route) is None}

    assert without == {(DOOR, "GET"), (DOOR, "POST")}
    assert len(CASES) >= 25


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("own", {"editor", "coordinator", "admin"}),
        ("see", {"editor", "coordinator", "admin"}),
        ("decide", {"editor", "coordinator", "admin"}),
        ("answer", {"editor", "coordinator", "admin"}),
        ("edit", {"editor", "coordinator", "admin"}),
        ("imports", {"coordinator", "admin"}),
        ("staff", {"admin"}),
        ("vouch", {"coordinator", "admin"}),
        ("words", {"coordinator", "admin"}),
        ("notices", {"coordinator", "admin"}),
        ("hours", {"coordinator", "admin"}),
    ],
)
def test_each_permission_belongs_to_these_roles(permission: str, allowed: set[str]) -> None:
    assert {role for role in ROLES if may(role, permission)} == allowed  # type: ignore[arg-type]  # the table's own
    assert not may("boss", permission)  # type: ignore[arg-type]  # the table's own


@pytest.mark.parametrize("who", ["nobody", "editor", "coordinator", "admin"])
def test_every_route_lets_in_those_who_may_and_nobody_else(stranger: Person, who: str) -> None:
    if who != "nobody":
        stranger.sign_in(f"{who}@example.org")
    wrong = {}
    for method, path, needed in CASES:
        address = path.replace("{identity}", str(NOBODY_ID))
        answer = stranger.http.request(method, address, follow_redirects=False)
        if who == "nobody":
            fits = (answer.status_code, answer.headers.get("location")) == (303, DOOR)
        elif needed and may(who, needed):  # type: ignore[arg-type]  # read from the route
            # no form was sent: let in, a GET shows or finds nothing, and a POST has no form of ours
            fits = answer.status_code in ({200, 404} if method == "GET" else {403, 415})
            fits = fits and "toinen rooli" not in answer.text
        else:
            fits = answer.status_code == 403 and "toinen rooli" in answer.text
        if not fits:
            wrong[method, path] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize("who", ["editor", "admin"])
def test_the_menu_shows_only_what_one_may(stranger: Person, who: str) -> None:
    stranger.sign_in(f"{who}@example.org")
    names = [node.text(strip=True) for node in stranger.pages.get("/yllapito").css(".desk-menu a")]

    common = ["Tänään", "Jono", "Palautteet", "Tarjonta", "Järjestäjät", "Soitot", "Kysytty"]
    others = ["Tuonnit", "Tiedotteet", "Aukiolot", "Sanat", "Väki", "Loki"] if who == "admin" else []
    assert names == [*common, *others, "Oma tunnus"]
