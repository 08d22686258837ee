"""A shrunken import in a real browser: it is held, let through or refused, and a worker does the rest."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.importers.feed_server import FeedServer, reply
from tests.importers.working_feed import calendar
from tests.journeys.desk_visit import wrong_on
from tests.journeys.servers import Server

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Machine:
    """The machine of the running server: commands, and a feed of its own."""

    name: str
    feed: FeedServer
    env: dict[str, str]

    def serve(self, numbers: range) -> None:
        self.feed.answer("/k.ics", reply(200, calendar(numbers), Content_Type="text/calendar"))

    def does(self, *arguments: str) -> int:
        command = [sys.executable, "-m", "app", *arguments]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=180, check=False)
        assert done.returncode in {0, 2}, done.stderr
        return done.returncode


@pytest.fixture
def machine(server: Server, tmp_path: Path, scripts: bool) -> Iterator[Machine]:
    name = f"kalenteri_{scripts}".lower()
    with FeedServer() as feed:
        listed = tmp_path / "feeds.toml"
        listed.write_text(f'[feeds.{name}]\nsource = "ics"\nurl = "{feed.url("/k.ics")}"\n', encoding="utf-8")
        env = {
            **os.environ,
            "OPASTAMO_VAR": str(server.log.parent),
            "OPASTAMO_FEEDS": str(listed),
            "OPASTAMO_FETCH_ALLOW": f"127.0.0.1:{feed.port}",
        }
        yield Machine(name, feed, env)


def test_a_shrunken_import_is_let_through_as_shown_and_another_is_refused(
    desk: Page, machine: Machine, admin: tuple[str, str], scripts: bool
) -> None:
    machine.serve(range(20))  # axe is a script: it looks where there are scripts
    assert machine.does("import", machine.name) == 0
    machine.serve(range(8))
    assert machine.does("import", machine.name) == 2

    desk.goto("/yllapito")
    desk.get_by_role("link", name="tarvitsee katsojan").click()
    desk.get_by_role("link", name=machine.name).click()
    main = desk.locator("main")
    expect(main).to_contain_text("Ilmoituksia on 20, ja niistä 12 katoaisi (60 prosenttia).")
    expect(main).to_contain_text("Ilta numero 19")
    assert not scripts or wrong_on(desk) == []
    shot(desk, "held")
    desk.get_by_role("button", name="Päästä läpi").click()
    expect(desk.locator(".desk-done")).to_have_text("Tuonti päästetään läpi hetken päästä.")
    expect(desk.get_by_role("button", name="Päästä läpi")).to_have_count(0)

    machine.serve(range(2))  # what is let through is what was looked at
    assert machine.does("work", "--once") == 0
    desk.goto(f"/yllapito/tuonnit/{machine.name}")
    expect(main).to_contain_text("Tuonti on päästetty läpi.")
    expect(main).to_contain_text(f"Päästetty läpi · {admin[0]}")
    expect(main).to_contain_text("8 ilmoitusta")

    desk.get_by_role("button", name="Aja nyt").click()
    assert machine.does("work", "--once") == 0
    desk.goto(f"/yllapito/tuonnit/{machine.name}")
    expect(main).to_contain_text("Syöte on luettu, mutta tuonti pysäytettiin.")
    desk.get_by_role("button", name="Hylkää").click()
    expect(desk.locator(".desk-done")).to_have_text("Tuonti on hylätty. Mikään ei muuttunut.")
    expect(main).to_contain_text("8 ilmoitusta")
    expect(desk.get_by_role("button", name="Päästä läpi")).to_have_count(0)
    assert not scripts or wrong_on(desk) == []

    desk.goto("/yllapito/tuonnit")
    assert not scripts or wrong_on(desk) == []
    shot(desk, "imports")
    desk.goto("/yllapito/tyot")
    expect(main).to_contain_text("Kirjeiden lähetys")
    assert not scripts or wrong_on(desk) == []
    shot(desk, "jobs")
    desk.goto("/yllapito/loki")
    expect(main).to_contain_text("Päästi tuonnin läpi")
    expect(main).to_contain_text("Hylkäsi tuonnin")


def shot(page: Page, name: str) -> None:
    if folder := os.environ.get("DESK_SHOTS"):
        for width in (360, 768):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
