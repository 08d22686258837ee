"""`opastamo listing`: show, edit and unlock."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.catalogue.console import console
from app.core.db import engine_for
from app.core.errors import GoneError, InvalidError, NotFoundError
from app.core.migrate import migrate
from app.core.settings import settings
from tests.builders import listing, once
from tests.command_line import called, machine, opastamo
from tests.database_dump import dump, listings
from tests.json_lines import Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LINES = [line("talk", listing("Luento", once("2126-12-01T18:00"))), line("cafe", listing("Kahvila"))]


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with machine(tmp_path, monkeypatch):
        engine = engine_for(settings().database)
        migrate(engine)
        Reader(engine).read(LINES, NOW)
        yield tmp_path


def slug() -> str:
    return listings(engine_for(settings().database))["town/talk"].slug


def shown() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(called(console, "show", slug()).stdout)
    return content


def written(folder: Path, content: object) -> str:
    path = folder / "content.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def test_show_prints_the_content_by_slug_and_by_id(fresh: Path) -> None:
    identity = str(listings(engine_for(settings().database))["town/talk"].id)

    by_slug, by_id = called(console, "show", slug()), called(console, "show", identity)

    assert json.loads(by_slug.stdout) == LINES[0]["content"]
    assert by_id.stdout == by_slug.stdout


def test_show_of_an_unknown_listing_says_so(fresh: Path) -> None:
    result = called(console, "show", "ei-ole")

    assert isinstance(result.exception, NotFoundError)
    assert result.exception.message == "There is no listing 'ei-ole'."


def test_edit_tells_what_changed_and_is_locked_now(fresh: Path) -> None:
    changed = shown() | {"title": {"fi": "Ilmastoluento"}, "summary": {"fi": "Kaikille."}}

    result = called(console, "edit", slug(), "--file", written(fresh, changed))

    assert (result.exit_code, result.stdout) == (0, "Changed, and locked against the feeds: title, summary\n")
    assert shown() == changed


def test_edit_takes_standard_input(fresh: Path) -> None:
    changed = shown() | {"status": "cancelled"}

    result = called(console, "edit", slug(), "--file", "-", stdin=json.dumps(changed))

    assert result.stdout == "Changed, and locked against the feeds: status\n"


def test_edit_that_says_the_same_changes_nothing(fresh: Path) -> None:
    before = dump(engine_for(settings().database))

    result = called(console, "edit", slug(), "--file", written(fresh, shown()))

    assert result.stdout == "Nothing changed: the listing says this already.\n"
    assert dump(engine_for(settings().database)) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '{"kind": ',
            "This is not JSON (line 1, column 10: unexpected end of data). The listing was not changed.",
        ),
        (
            {"kind": "event", "title": {}},
            "The listing was not changed:\n  listing: a listing needs a title in at least one language",
        ),
        (
            {"kind": "event", "title": {"fi": "A"}, "url": "mikkeli.fi"},
            (
                "The listing was not changed:\n"
                "  url: 'mikkeli.fi' is not a web address: it must start with https:// or http://"
            ),
        ),
        (
            {
                "kind": "event",
                "title": {"fi": "A"},
                "sessions": [{"schedules": [{"start": "2026-12-01T18:00", "rrule": "FREQ=WEEKLY;BYDAY=XX"}]}],
            },
            (
                "The listing was not changed. sessions: "
                "'XX' is not a weekday of a rule: use MO, TU, WE, TH, FR, SA or SU"
            ),
        ),
    ],
    ids=["no JSON", "no title", "no address", "no such rule"],
)
def test_edit_that_cannot_be_is_refused_in_plain_words(fresh: Path, content: object, message: str) -> None:
    before = dump(engine_for(settings().database))

    result = called(console, "edit", slug(), "--file", written(fresh, content))

    assert isinstance(result.exception, InvalidError)
    assert result.exception.message == message
    assert dump(engine_for(settings().database)) == before


def test_edit_of_a_withdrawn_listing_is_refused(fresh: Path) -> None:
    changed = shown() | {"status": "cancelled"}
    Reader(engine_for(settings().database)).read(LINES[1:], NOW)

    result = called(console, "edit", slug(), "--file", written(fresh, changed))

    assert isinstance(result.exception, GoneError)
    assert result.exception.message == "The listing has been withdrawn: its feed tells of it no more."


def test_unlock_hands_the_field_back_to_the_feed(fresh: Path) -> None:
    changed = shown() | {"title": {"fi": "Ilmastoluento"}, "summary": {"fi": "Kaikille."}}
    called(console, "edit", slug(), "--file", written(fresh, changed))

    result = called(console, "unlock", slug(), "title", "prices")
    Reader(engine_for(settings().database)).read(LINES, NOW)

    assert result.stdout == "The next import decides these again: title\n"
    assert (shown()["title"], shown()["summary"]) == ({"fi": "Luento"}, {"fi": "Kaikille."})


def test_unlock_of_what_is_not_locked_says_so(fresh: Path) -> None:
    assert called(console, "unlock", slug(), "title").stdout == "None of these was locked.\n"


def test_unlock_of_an_unknown_field_names_the_fields(fresh: Path) -> None:
    result = called(console, "unlock", slug(), "otsikko")

    assert isinstance(result.exception, InvalidError)
    assert result.exception.message.startswith("There is no field otsikko. The fields are: kind, title, ")


def test_command_in_a_process_prints_the_message_alone(tmp_path: Path) -> None:
    done = opastamo(tmp_path, "listing", "show", "ei-ole")

    assert (done.code, done.out, done.err) == (1, "", "There is no listing 'ei-ole'.\n")
