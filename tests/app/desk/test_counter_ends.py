"""The counter's tools close with the visit, when they rest, and when their owner may not be there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import Session, select

from app.core.db import reading, writing
from app.desk.counter.models import CounterSession
from app.desk.counter.pins import remove_pin, set_pin
from app.desk.people.sessions import sign_out_everywhere
from app.desk.people.staff import set_active
from app.web.form_token import FIELD
from tests.app.desk.at_counter import (
    COOKIE,
    PIN,
    TOOLS,
    AtKiosk,
    give_pin,
    is_refused,
    secret_of,
    staff_id,
    token_of,
)
from tests.app.desk.conftest import OURS, Person
from tests.app.town import Town


@pytest.fixture
def kiosk(desk_town: Town) -> AtKiosk:
    """A kiosk in a town whose editor has a PIN."""
    give_pin(desk_town)
    return AtKiosk.before(desk_town)


def sessions(town: Town) -> int:
    with reading(town.database) as session:
        return len(session.exec(select(CounterSession)).all())


def test_they_close_after_a_quiet_quarter_of_an_hour(kiosk: AtKiosk) -> None:
    kiosk.open()
    for minutes, is_open in ((10, True), (24, True), (38, True), (53, False), (54, False)):
        with time_machine.travel(kiosk.town.now + timedelta(minutes=minutes), tick=False):
            assert kiosk.is_open() is is_open


@pytest.mark.parametrize("is_form", [True, False])
def test_the_wipe_closes_them_on_the_server_and_in_the_browser(kiosk: AtKiosk, is_form: bool) -> None:
    kiosk.open()
    token = kiosk.http.cookies[COOKIE]
    if is_form:
        answer = kiosk.http.post("/kioski/loppu", data={FIELD: "whatever"}, headers=OURS)
        assert (answer.status_code, answer.headers["location"]) == (303, "/kioski")
    else:
        answer = kiosk.http.post("/kioski/loppu")
        assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert COOKIE not in kiosk.http.cookies
    assert sessions(kiosk.town) == 0
    kiosk.http.cookies.set(COOKIE, token)
    assert not kiosk.is_open()


def test_the_wipe_works_where_nothing_is_open(kiosk: AtKiosk) -> None:
    answer = kiosk.http.post("/kioski/sv/loppu")
    assert (answer.status_code, answer.headers.get("set-cookie")) == (204, None)


def test_nothing_is_done_by_looking(kiosk: AtKiosk) -> None:
    kiosk.open()
    assert kiosk.get("/loppu").status_code == 405
    assert kiosk.is_open()


@pytest.mark.parametrize(
    "end",
    [
        lambda session, town: sign_out_everywhere(session, staff_id(town)),
        lambda session, town: set_active(session, staff_id(town), False, "admin@example.org", town.now),
        lambda session, town: remove_pin(session, staff_id(town), town.now),
        lambda session, town: set_pin(session, staff_id(town), "8305917", secret_of(town), town.now),
    ],
    ids=["signed out everywhere", "disabled", "PIN removed", "PIN changed"],
)
def test_they_close_when_their_owner_may_not_be_there(
    kiosk: AtKiosk, end: Callable[[Session, Town], None]
) -> None:
    kiosk.open()
    with writing(kiosk.town.database) as session:
        end(session, kiosk.town)
    assert not kiosk.is_open()


@pytest.mark.parametrize("pin", [PIN, "8305917"])
def test_a_pin_of_somebody_who_may_not_come_in_opens_nothing(kiosk: AtKiosk, pin: str) -> None:
    give_pin(kiosk.town, pin=pin)
    with writing(kiosk.town.database) as session:
        set_active(session, staff_id(kiosk.town), False, "admin@example.org", kiosk.town.now)
    assert is_refused(kiosk, pin)


def test_forms_of_other_sites_and_of_other_sessions_are_refused(kiosk: AtKiosk) -> None:
    kiosk.open()
    good = token_of(kiosk.tree("/tiski")) or ""
    path, values = f"{TOOLS}/kysytty", {"aihe": "liiku"}
    elsewhere = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    refused = (
        kiosk.http.post(path, data=values, headers=OURS),
        kiosk.http.post(path, data={**values, FIELD: "x"}, headers=OURS),
        kiosk.http.post(path, data={**values, FIELD: good}, headers=elsewhere),
        kiosk.http.post(TOOLS, data={FIELD: "x", "pin": PIN}, headers=elsewhere),
    )
    assert [answer.status_code for answer in refused] == [403] * 4
    old = kiosk.http.post(TOOLS, data={FIELD: "x", "pin": PIN}, headers=OURS)
    assert old.headers["location"] == "/kioski/tiski?virhe=vanha"
    kiosk.open()
    assert kiosk.http.post(path, data={**values, FIELD: good}, headers=OURS).status_code == 403


def test_outside_of_a_kiosk_there_are_no_tools(kiosk: AtKiosk) -> None:
    kiosk.open()
    assert [kiosk.http.get(path).status_code for path in ("/tiski", "/sv/tiski", "/kioski/~missa/tiski")] == [
        404
    ] * 3


def test_the_audit_trail_tells_who_opened_them_and_that_they_were_locked(
    kiosk: AtKiosk, admin: Person
) -> None:
    kiosk.open()
    for _ in range(5):
        assert is_refused(kiosk, "111222")
    trail = admin.http.get("/yllapito/loki").text
    assert "Avasi tiskin työkalut" in trail
    assert "Väärät PINit lukitsivat tiskin työkalut" in trail
