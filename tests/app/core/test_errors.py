"""Errors that mean something to a person."""

import pytest

from app.core.errors import GoneError, InvalidError, NotFoundError, OpastamoError, UnavailableError


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        (OpastamoError, 400, "bad_request"),
        (NotFoundError, 404, "not_found"),
        (GoneError, 410, "gone"),
        (InvalidError, 422, "invalid"),
        (UnavailableError, 503, "unavailable"),
    ],
)
def test_error_carries_its_status_code_and_words(kind: type[OpastamoError], status: int, code: str) -> None:
    error = kind("Plain words.", field="limit")

    assert (error.status, error.code, error.message, error.field) == (status, code, "Plain words.", "limit")
    assert str(error) == "Plain words."
