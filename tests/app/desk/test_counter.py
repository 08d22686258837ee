"""The counter's tools at a kiosk: a PIN opens them, wrong ones lock them, and they end with the visit."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from fastapi.testclient import TestClient
from sqlmodel import select

from app.core.db import reading
from app.desk.counter.models import CounterLock
from app.web.form_token import FIELD
from tests.app.desk.at_counter import COOKIE, PIN, TOOLS, AtKiosk, give_pin, is_refused, token_of
from tests.app.desk.conftest import OURS
from tests.app.town import Town
from tests.page_client import ORIGIN

WRONG = "/kioski/tiski?virhe=pin"
FIVE_KIOSKS = """
[kiosks.oletus]
place = { fi = "Kirjasto" }
[kiosks.asema]
place = { fi = "Asema" }
[kiosks.halli]
place = { fi = "Halli" }
[kiosks.talo]
place = { fi = "Talo" }
[kiosks.tori]
place = { fi = "Tori" }
"""

IN_A_NETWORK = """
[kiosks.oletus]
place = { fi = "Kirjasto" }
counter_networks = ["10.1.0.0/16", "fd00::/8"]
"""


@pytest.fixture
def kiosk(desk_town: Town) -> AtKiosk:
    """A kiosk in a town whose editor has a PIN."""
    give_pin(desk_town)
    return AtKiosk.before(desk_town)


@pytest.fixture
def kiosks(desk_town: Town, tmp_path: Path) -> list[AtKiosk]:
    """Five kiosks of one server."""
    give_pin(desk_town)
    path = tmp_path / "kiosks.toml"
    path.write_text(FIVE_KIOSKS, encoding="utf-8")
    first = AtKiosk.before(desk_town, kiosks=path)
    others = ("asema", "halli", "talo", "tori")
    return [first, *(AtKiosk(desk_town, first.http, f"/kioski/~{name}") for name in others)]


@pytest.mark.parametrize("path", ["/kysytty", "/kysytty?q=kuoro&aihe=liiku", "/tarjonta/kuoro-00000000"])
def test_the_tools_are_refused_without_a_pin(kiosk: AtKiosk, path: str) -> None:
    answer = kiosk.get(f"/tiski{path}")
    assert (answer.status_code, answer.headers["location"]) == (303, TOOLS)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/kysytty", "/tarjonta/kuoro-00000000/vaarin"])
def test_forms_of_the_tools_are_refused_without_a_pin(kiosk: AtKiosk, path: str) -> None:
    answer = kiosk.http.post(f"{TOOLS}{path}", data={FIELD: "x", "sanat": "kuoro"}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, TOOLS)


def test_a_made_up_cookie_opens_nothing(kiosk: AtKiosk) -> None:
    kiosk.http.cookies.set(COOKIE, "x" * 43)
    assert not kiosk.is_open()
    assert kiosk.get("/tiski/kysytty").status_code == 303


def test_a_pin_opens_them_and_the_cookie_is_for_this_site_alone(kiosk: AtKiosk) -> None:
    data = {FIELD: token_of(kiosk.tree("/tiski")), "pin": PIN}
    answer = kiosk.http.post(TOOLS, data=data, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, TOOLS)
    name, *marks = answer.headers["set-cookie"].split("; ")
    assert name.startswith(f"{COOKIE}=")
    assert set(marks) == {"HttpOnly", "Path=/", "SameSite=strict"}
    assert kiosk.is_open()


def test_over_https_the_cookie_is_bound_to_the_host(desk_town: Town) -> None:
    give_pin(desk_town)
    kiosk = AtKiosk.before(desk_town, base_url="https://opastamo.example", environment="development")
    cookie = kiosk.type(PIN).headers["set-cookie"]
    assert cookie.startswith(f"__Host-{COOKIE}=")
    assert set(cookie.split("; ")[1:]) == {"Secure", "HttpOnly", "Path=/", "SameSite=strict"}
    assert kiosk.is_open()


@pytest.mark.parametrize("pin", ["000000", "1", "", "abc", "2748310", "27 4831", "٢٧٤٨٣١", "9" * 5000])
def test_whatever_is_wrong_gets_the_same_answer(kiosk: AtKiosk, pin: str) -> None:
    answer = kiosk.type(pin)
    assert (answer.status_code, answer.headers["location"], answer.text) == (303, WRONG, "")
    assert "set-cookie" not in answer.headers
    assert "PIN ei täsmää" in kiosk.get("/tiski?virhe=pin").text


def test_five_wrong_pins_lock_the_right_one_out_too(kiosk: AtKiosk) -> None:
    for _ in range(5):
        assert is_refused(kiosk, "111222")
    page = kiosk.tree("/tiski?virhe=pin")
    assert "Tiski avautuu taas klo 9.15." in page.text()
    assert page.css("form") == []
    assert is_refused(kiosk)
    with time_machine.travel(kiosk.town.now + timedelta(minutes=14, seconds=59), tick=False):
        assert is_refused(kiosk)
    with time_machine.travel(kiosk.town.now + timedelta(minutes=15), tick=False):
        kiosk.open()


def test_locks_grow_and_a_right_pin_forgives_what_was_typed_here(kiosk: AtKiosk) -> None:
    now = kiosk.town.now
    for minutes in (15, 30):
        with time_machine.travel(now, tick=False):
            for _ in range(5):
                assert is_refused(kiosk, "111222")
        now += timedelta(minutes=minutes)
        with time_machine.travel(now - timedelta(seconds=1), tick=False):
            assert is_refused(kiosk)
    with time_machine.travel(now, tick=False):
        kiosk.open()
        for _ in range(4):
            assert is_refused(kiosk, "111222")
        kiosk.open()


def test_a_kiosk_is_locked_alone_but_not_if_all_are_tried_by_turns(kiosks: list[AtKiosk]) -> None:
    first, *others = kiosks
    for _ in range(5):
        assert is_refused(first, "111222")
    assert is_refused(first)
    others[0].open()
    with time_machine.travel(first.town.now + timedelta(minutes=5), tick=False):
        for one in others[:3]:
            for _ in range(5):
                assert is_refused(one, "111222")
        assert is_refused(others[3])
        assert "Tiski avautuu taas klo 9.20." in others[3].get("/tiski").text


def test_the_tools_of_one_kiosk_are_not_open_at_another(kiosks: list[AtKiosk]) -> None:
    kiosks[0].open()
    assert kiosks[0].is_open()
    assert not kiosks[1].is_open()
    assert kiosks[1].get("/tiski/kysytty").headers["location"] == "/kioski/~asema/tiski"


def test_the_door_is_in_the_networks_of_the_kiosk_alone(desk_town: Town, tmp_path: Path) -> None:
    give_pin(desk_town)
    path = tmp_path / "kiosks.toml"
    path.write_text(IN_A_NETWORK, encoding="utf-8")
    inside = AtKiosk.before(desk_town, kiosks=path)
    for address, status in (("10.1.2.3", 200), ("10.2.0.1", 404), ("fd00::7", 200), ("nobody", 404)):
        http = TestClient(inside.http.app, base_url=ORIGIN, client=(address, 1))
        assert http.get(TOOLS).status_code == status
        sent = http.post(TOOLS, data={"pin": PIN}, headers=OURS, follow_redirects=False)
        assert (sent.status_code == 404) == (status == 404)
    with reading(desk_town.database) as session:
        assert session.exec(select(CounterLock)).all() == []
