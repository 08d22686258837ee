"""Logs: events on standard error, without the values that a traceback could show."""

import json
from collections.abc import Iterator
from typing import Literal

import pytest
import structlog

from app.core.logging import configure_logging


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def fail(secret: str) -> None:
    log = structlog.get_logger()
    try:
        int(secret[:0])
    except ValueError:
        log.exception("import", feed="town")


def test_json_is_one_object_a_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json")
    structlog.get_logger().info("import", feed="town", new=3)

    out, err = capsys.readouterr()
    (told,) = [json.loads(line) for line in err.splitlines()]
    assert out == ""
    assert (told["event"], told["feed"], told["new"], told["level"]) == ("import", "town", 3, "info")
    assert told["timestamp"].endswith("Z")


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_traceback_shows_no_values(
    capsys: pytest.CaptureFixture[str], log_format: Literal["json", "console"]
) -> None:
    configure_logging(log_format)
    fail("sotu 010170-999X")

    err = capsys.readouterr().err
    assert "ValueError" in err
    assert "010170" not in err


def test_details_for_developers_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("console")
    structlog.get_logger().debug("seen")

    assert capsys.readouterr().err == ""
