"""Tokens, traps and floods: what a person sends gets through, and nothing that was typed is lost."""

from datetime import timedelta

import pytest

from app.web.form_guard import EXPIRED, TOO_FAST, TOO_MANY, FormGuard, Refusal
from app.web.form_token import FIELD, GOOD_FOR, Tokens
from app.web.forms import TRAP
from app.web.rate_limit import RateLimit
from tests.app.town import local

NOW = local("2026-11-24 09:00")
LATER = NOW + timedelta(seconds=30)
SECOND = timedelta(seconds=1)


@pytest.fixture
def guard() -> FormGuard:
    return FormGuard(Tokens("k" * 32, "feedback"), RateLimit(2, timedelta(minutes=1)))


def test_a_token_tells_how_long_ago_the_form_was_shown() -> None:
    tokens = Tokens("k" * 32, "feedback")

    assert tokens.age(tokens.make(NOW), LATER) == timedelta(seconds=30)
    assert tokens.age(tokens.make(NOW), NOW + GOOD_FOR) == GOOD_FOR
    assert tokens.age(tokens.make(NOW), NOW + GOOD_FOR + SECOND) is None
    assert tokens.age(tokens.make(LATER), NOW) is None


def test_a_form_that_is_shown_again_counts_from_its_beginning() -> None:
    tokens = Tokens("k" * 32, "feedback")
    first = tokens.make(NOW)
    second = tokens.make(NOW + GOOD_FOR, first)
    third = tokens.make(NOW + 2 * GOOD_FOR, second)

    assert tokens.age(second, NOW + GOOD_FOR) == GOOD_FOR
    assert tokens.age(third, NOW + 2 * GOOD_FOR + SECOND) == 2 * GOOD_FOR + SECOND
    assert tokens.age(second, NOW + 2 * GOOD_FOR + SECOND) is None
    assert tokens.age(tokens.make(LATER, "x"), LATER) == timedelta()


def test_who_mends_a_fault_at_once_is_no_program(guard: FormGuard) -> None:
    first = guard.show(NOW)
    again = guard.show(LATER, {"viesti": "Hei", FIELD: first.token})

    assert again.values == {"viesti": "Hei"}
    assert guard.refusal({FIELD: again.token}, "192.0.2.1", LATER) is None


@pytest.mark.parametrize("token", ["", "x", "MTc5NTUwNDgwMDAwMA.AAAA", "\ufffd" * 500])
def test_what_we_did_not_sign_is_no_token(token: str) -> None:
    assert Tokens("k" * 32, "feedback").age(token, NOW) is None


def test_a_token_is_good_for_one_form_and_one_secret() -> None:
    token = Tokens("k" * 32, "feedback").make(NOW)

    assert Tokens("k" * 32, "publish").age(token, LATER) is None
    assert Tokens("j" * 32, "feedback").age(token, LATER) is None


def test_a_person_gets_through(guard: FormGuard) -> None:
    form = guard.show(NOW)

    assert guard.refusal({FIELD: form.token, TRAP: ""}, "192.0.2.1", LATER) is None


def test_a_program_is_asked_to_send_again(guard: FormGuard) -> None:
    token = guard.show(NOW).token

    assert guard.refusal({FIELD: token, TRAP: "https://spam.example"}, "192.0.2.1", LATER) == Refusal(
        422, TOO_FAST
    )
    assert guard.refusal({FIELD: token}, "192.0.2.1", NOW + SECOND / 2) == Refusal(422, TOO_FAST)
    assert guard.refusal({}, "192.0.2.1", LATER) == Refusal(403, EXPIRED)


def test_what_was_typed_stays_but_neither_token_nor_trap(guard: FormGuard) -> None:
    form = guard.show(NOW, {"viesti": "Hei", FIELD: "old", TRAP: "spam"})

    assert form.values == {"viesti": "Hei"}


def test_a_flood_waits_and_others_do_not(guard: FormGuard) -> None:
    sent = {FIELD: guard.show(NOW).token}
    for _ in range(2):
        assert guard.refusal(sent, "192.0.2.1", LATER) is None

    assert guard.refusal(sent, "192.0.2.99", LATER) == Refusal(429, TOO_MANY)
    assert guard.refusal(sent, "198.51.100.1", LATER) is None
    assert guard.refusal(sent, "192.0.2.1", LATER + timedelta(minutes=1)) is None
