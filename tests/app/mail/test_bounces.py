"""Letters that came back later: which are ours, and what becomes of their addresses."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine

from app.core.db import reading, writing
from app.mail.bouncing import forget_old_bounces, is_dead, works_again
from app.mail.commands import write_letter
from app.mail.sending import send_waiting
from tests.app.mail import bounces
from tests.app.mail.coming_back import chosen, marked, noted, numbered, take
from tests.app.mail.post_office import NOW, SENDER, draft, minutes, states, write
from tests.app.town import days


@pytest.mark.parametrize(
    ("shape", "taken"),
    [
        (bounces.postfix, "hard"),
        (bounces.exchange, "hard"),
        (bounces.exim, "hard"),
        (bounces.full_box, "soft"),
        (bounces.thought_spam, "soft"),
        (bounces.given_up, "soft"),
        (bounces.late, "none"),
        (bounces.delivered, "none"),
        (bounces.out_of_office, "none"),
    ],
)
@pytest.mark.parametrize("by", ["mark", "number", "envelope"])
def test_each_shape_is_known_by_its_address_and_by_the_letters_number(
    database: Engine, sent: UUID, shape: Callable[[str, str], bytes], taken: str, by: str
) -> None:
    to = marked(sent).upper() if by == "mark" else SENDER
    number = numbered(sent) if by == "number" else "<other@example.org>"
    fields = {"sent_to": marked(sent)} if by == "envelope" else {}

    assert take(database, shape(to, number), **fields) == taken
    expected = {"hard": [("aino@example.org", True, 0)], "soft": [("aino@example.org", False, 1)], "none": []}
    assert noted(database) == expected[taken]


def test_a_report_counts_once_and_a_soft_one_may_become_hard(database: Engine, sent: UUID) -> None:
    full, gone = (make(marked(sent), "") for make in (bounces.full_box, bounces.postfix))
    assert [take(database, raw) for raw in (full, full, gone, gone, full)] == [
        "soft",
        "again",
        "hard",
        "again",
        "again",
    ]
    assert noted(database) == [("aino@example.org", True, 1)]


def test_to_a_dead_address_nothing_more_is_sent(database: Engine, sent: UUID, tmp_path: Path) -> None:
    write(database, "bertta")
    with writing(database) as session:
        write_letter(session, draft("toinen", "AINO@example.org"), NOW)
    take(database, bounces.postfix(marked(sent), ""))
    with writing(database) as session:
        assert write_letter(session, draft("kolmas", "aino@example.org"), NOW)
    send_waiting(database, chosen(tmp_path / "var"), NOW + minutes(1))

    assert states(database) == {"aino": "sent", "bertta": "sent", "toinen": "stopped", "kolmas": "stopped"}


def test_what_somebody_asks_for_is_tried_again_after_a_day(database: Engine, sent: UUID) -> None:
    take(database, bounces.postfix(marked(sent), ""))
    with reading(database) as session:
        dead = [
            is_dead(session, "aino@example.org", NOW + days(after), is_asked_for=asked)
            for after, asked in ((0, True), (1, True), (300, False))
        ]
    assert dead == [True, False, True]


def test_an_address_that_works_again_gets_letters(database: Engine, sent: UUID) -> None:
    take(database, bounces.postfix(marked(sent), ""))
    with writing(database) as session:
        assert works_again(session, "Aino@example.org")
        assert not works_again(session, "aino@example.org")
        assert not is_dead(session, "aino@example.org", NOW)


def test_addresses_are_forgotten_when_nothing_has_come_back_for_long(database: Engine, sent: UUID) -> None:
    take(database, bounces.postfix(marked(sent), ""))
    with writing(database) as session:
        forget_old_bounces(session, NOW + days(400))
    assert len(noted(database)) == 1
    with writing(database) as session:
        forget_old_bounces(session, NOW + days(401))
    assert noted(database) == []
