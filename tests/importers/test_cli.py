"""`opastamo import`, `sources` and `read-times`: what they print and how they end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.core.db import engine_for
from app.core.settings import settings
from importers.cli import cli
from tests.command_line import called, machine
from tests.database_dump import counted, listings, runs
from tests.importers.feed_server import FeedServer, reply
from tests.importers.told_nights import feed, outcome


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with machine(tmp_path, monkeypatch):
        yield tmp_path


def catalogue() -> Engine:
    return engine_for(settings().database)


def test_import_of_a_file_tells_what_it_did(fresh: Path) -> None:
    result = called(cli, "import", "linked_events", "--file", feed(fresh))

    assert result.exit_code == 0
    assert outcome(result.stdout) == (
        "linked_events: done. 12 new, 0 changed, 0 the same, 0 withdrawn, 0 problems (… s)\n"
    )
    assert counted(catalogue())["listing"] == 12


def test_import_of_a_halved_file_is_held_with_exit_code_2(fresh: Path) -> None:
    called(cli, "import", "linked_events", "--file", feed(fresh))

    result = called(cli, "import", "linked_events", "--file", feed(fresh, 6))

    assert result.exit_code == 2
    assert outcome(result.stdout) == (
        "linked_events: held. 0 new, 0 changed, 0 the same, 0 withdrawn, 0 problems (… s)\n"
        "  6 of 12 listings (50 %) would disappear; up to 20 % is normal. Nothing was changed. "
        "To go on all the same: --force\n"
    )
    assert {row.state for row in listings(catalogue()).values()} == {"published"}


def test_forced_import_withdraws_and_keeps_the_name(fresh: Path) -> None:
    called(cli, "import", "linked_events", "--file", feed(fresh))

    result = called(
        cli, "import", "linked_events", "--file", feed(fresh, 6), "--force", "--by", "Maija Virtanen"
    )

    assert result.exit_code == 0
    assert runs(catalogue())[-1].forced_by == "Maija Virtanen"
    assert listings(catalogue())["linked_events/town:12"].state == "withdrawn"


def test_force_without_a_name_asks_for_one_where_the_user_has_none(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)

    result = called(cli, "import", "linked_events", "--file", feed(fresh), "--force")

    assert (result.exit_code, result.stderr) == (
        1,
        "Say who takes this upon themselves: --force --by NAME\n",
    )


def test_rehearsal_changes_nothing(fresh: Path) -> None:
    result = called(cli, "import", "linked_events", "--file", feed(fresh), "--dry-run")

    assert result.exit_code == 0
    assert outcome(result.stdout).endswith("0 problems (… s)\n  A rehearsal: nothing was stored.\n")
    assert set(counted(catalogue()).values()) == {0}


def test_unknown_name_says_what_there_is(fresh: Path) -> None:
    result = called(cli, "import", "eventz_of_nowhere")

    assert result.exit_code == 1
    assert result.stderr == (
        "There is no feed or source 'eventz_of_nowhere'. "
        "Feeds: none. Sources: linked_events, ics, ptv, spreadsheet, mikkelinyt.\n"
    )


def test_missing_file_is_told_before_a_run_begins(fresh: Path) -> None:
    result = called(cli, "import", "linked_events", "--file", str(fresh / "none.json"))

    assert result.exit_code == 1
    assert result.stderr == f"There is no file or folder {fresh / 'none.json'}.\n"
    assert runs(catalogue()) == []


def test_file_that_is_no_feed_fails(fresh: Path) -> None:
    page = fresh / "page.html"
    page.write_text("<html>", encoding="utf-8")

    result = called(cli, "import", "linked_events", "--file", str(page))

    assert result.exit_code == 1
    assert "  Page page.html is a web page or XML, not JSON. Nothing was changed.\n" in result.stdout


def test_feed_name_that_cannot_be_is_refused(fresh: Path) -> None:
    result = called(cli, "import", "linked_events", "--file", feed(fresh), "--feed", "../Oma syöte")

    assert result.exit_code == 1
    assert result.stderr == (
        "'../Oma syöte' cannot be a feed. A feed's name may hold only a–z, 0–9, “-” and “_”.\n"
    )


def test_replay_without_an_archive_is_refused(fresh: Path) -> None:
    result = called(cli, "import", "linked_events", "--replay", "latest")

    assert (result.exit_code, result.stderr) == (1, "The archive holds no such run of 'linked_events'.\n")


def test_address_on_the_loopback_may_be_typed_and_replayed(fresh: Path) -> None:
    with FeedServer() as server:
        server.answer("/v1/event/", reply(200, Path(feed(fresh)).read_bytes()))
        first = called(cli, "import", "linked_events", "--url", server.url("/v1/event/"))
    assert (first.exit_code, "12 new" in first.stdout) == (0, True)

    same = called(cli, "import", "linked_events", "--replay", runs(catalogue())[0].id)
    assert outcome(same.stdout) == (
        "linked_events: done. 0 new, 0 changed, 12 the same, 0 withdrawn, 0 problems (… s)\n"
    )


def test_all_goes_on_after_a_feed_that_cannot_be_opened(fresh: Path) -> None:
    (fresh / "feeds.toml").write_text(
        '[feeds.first]\nsource = "linked_events"\n\n[feeds.second]\nsource = "linked_events"\n'
        'url = "http://127.0.0.1:9/"\n',
        encoding="utf-8",
    )

    result = called(cli, "import", "all")

    assert result.exit_code == 1
    assert result.stderr.startswith("Feed 'first' has no address. Give --file or --url.\n")
    assert outcome(result.stdout).startswith("second: failed.")


def test_sources_lists_feeds_with_their_health(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    (fresh / "feeds.toml").write_text(
        '[feeds.town]\nsource = "ics"\nurl = "https://example.org/"\nenabled = false\n', encoding="utf-8"
    )
    called(cli, "import", "linked_events", "--file", feed(fresh))

    result = called(cli, "sources")

    lines = [[cell.strip() for cell in row.split("│")] for row in result.stdout.splitlines() if "│" in row]
    assert result.exit_code == 0
    assert [row[1:3] + row[4:7] for row in lines] == [
        ["town", "ics", "not enabled", "0", ""],
        ["linked_events", "linked_events", "done", "12", "0"],
    ]


def test_sources_with_a_broken_list_says_where(fresh: Path) -> None:
    (fresh / "feeds.toml").write_text("[feeds.town\n", encoding="utf-8")

    result = called(cli, "sources")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"The list of feeds {fresh / 'feeds.toml'} is not valid TOML: ")


def test_read_times_prints_rules_as_json(fresh: Path) -> None:
    result = called(cli, "read-times", "-", "--now", "2026-11-24T09:00:00+02:00", stdin="ti klo 18-19.30")

    assert result.exit_code == 0
    (time,) = json.loads(result.stdout)["times"]
    assert (time["weekly"], time["at"], time["end"]) == (["TU"], "18:00", "19:30")


def test_read_times_with_a_strange_moment_says_how_to_write_it(fresh: Path) -> None:
    result = called(cli, "read-times", "-", "--now", "tomorrow", stdin="ti klo 18")

    assert result.exit_code == 1
    assert result.stderr == "'tomorrow' is not a moment. Write it so: 2026-11-24T09:00:00+02:00\n"


def test_read_times_of_a_file_that_is_not_utf_8_is_refused(fresh: Path) -> None:
    file = fresh / "times.txt"
    file.write_bytes(b"ti klo 18 \xe4")

    result = called(cli, "read-times", str(file))

    assert (result.exit_code, result.stderr) == (1, "The text is not UTF-8.\n")
