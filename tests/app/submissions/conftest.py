"""Somebody at the publishing form of a small town."""

from collections.abc import Iterator

import pytest
import time_machine
from fastapi.testclient import TestClient

from tests.app.submissions.sender import ORIGIN, Sender
from tests.app.town import Town, at, once
from tests.page_client import PageClient


@pytest.fixture
def sender(town: Town) -> Iterator[Sender]:
    library = {"name": {"fi": "Mikkelin pääkirjasto"}, "street_address": {"fi": "Raatihuoneenkatu 6"}}
    position = {"postal_code": "50100", "city": "Mikkeli", "lat": 61.688, "lon": 27.272}
    town.add("a", title="Satutunti", sessions=at(once("2026-12-01T10:00"), **library, **position))
    town.index()
    with time_machine.travel(town.now, tick=False) as clock:
        http = TestClient(town.app(base_url=ORIGIN), base_url=ORIGIN)
        yield Sender(town, PageClient(http), clock)
