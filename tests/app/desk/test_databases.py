"""What the desk asks of the database, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.catalogue.publishing import publish
from app.catalogue.vouching import Word
from app.core.db import reading, writing
from app.desk.calls.commands import Caller, fields_to_ask, nobody_answered, take_answers
from app.desk.calls.queries import calls
from app.desk.events import About, events_of, note, trail
from app.desk.forgetting import forget_old
from app.desk.organisations.commands import (
    edit_organisation,
    events_about,
    find_organisations,
    listings_by,
    merge,
    publishers_for,
    vouch_for_group,
)
from app.desk.people.sessions import Attempt, hash_of, sign_in, sign_out_everywhere, signed_in
from app.desk.people.staff import NewStaff, add_staff
from app.desk.queue.decisions import count_waiting, next_waiting, waiting
from app.desk.reports.commands import count_open, events_of_report, handle, reports_in
from app.feedback.commands import keep
from app.feedback.rules import KEPT_FOR, Message
from app.mail.bouncing import note_bounce
from app.mail.models import Letter
from app.submissions.commands import Offer, submit
from app.submissions.models import Ownership
from tests.app.desk.sent import BASE, knitting
from tests.builders import organiser

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PASSWORD = "kaksi kuppia kahvia"


def test_sessions_come_and_go(engine: Engine) -> None:
    with writing(engine) as session:
        staff = add_staff(session, NewStaff("a@example.org", "", "admin", PASSWORD), "test", NOW)
        token = sign_in(session, Attempt("a@example.org", PASSWORD), NOW) or ""
        found = signed_in(session, token, NOW)
        assert found
        assert found[1].token_hash == hash_of(token)
        sign_out_everywhere(session, staff.id)
        assert signed_in(session, token, NOW) is None


def test_the_events_of_one_message_are_found_by_its_id(engine: Engine) -> None:
    with writing(engine) as session:
        ids = [keep(session, Message("general", "", text, ""), None, "fi", NOW) for text in ("a", "b")]
        handle(session, ids[0], "Hoidettu.", "a@example.org", NOW)
    with reading(engine) as session:
        assert [one.action for one in events_of_report(session, ids[0])] == ["feedback_handled"]
        assert events_of_report(session, ids[1]) == []
        assert (count_open(session), len(reports_in(session, "handled"))) == (1, 1)


def test_what_was_said_about_a_message_is_forgotten_with_it_and_who_did_it_is_not(engine: Engine) -> None:
    with writing(engine) as session:
        one = keep(session, Message("general", "", "a", ""), None, "fi", NOW)
        handle(session, one, "Hoidettu.", "a@example.org", NOW)
        note(session, "a@example.org", "rejected", NOW, message="Myyntiä.")
        forget_old(session, NOW + KEPT_FOR)
        assert [event.details.get("text") for event in trail(session)] == [None, "Hoidettu."]
    with writing(engine) as session:
        forget_old(session, NOW + KEPT_FOR + timedelta(seconds=1))
    with reading(engine) as session:
        kept = [(event.by, event.action, event.details) for event in trail(session)]
    assert kept == [
        ("a@example.org", "rejected", {"message": "Myyntiä."}),
        ("a@example.org", "feedback_handled", {}),
    ]


def test_the_queue_has_its_order(engine: Engine) -> None:
    with writing(engine) as session:
        ids = []
        for number, title in enumerate(("Casino viagra", "Toinen", "Kolmas")):
            content = knitting(title={"fi": title}, description={"fi": title})
            one = submit(session, f"{number}@example.org", Offer(content, "fi"), BASE, NOW)
            one.state = "waiting"
            ids.append(one.id)
    with reading(engine) as session:
        assert (count_waiting(session), waiting(session)[-1].id) == (3, ids[0])
        assert next_waiting(session) in ids[1:]


@pytest.mark.parametrize("before", [None, 2])
def test_the_trail_goes_on_from_an_event(engine: Engine, before: int | None) -> None:
    about = About(listing_id=None)
    with writing(engine) as session:
        for action in ("taken_down", "put_back"):
            note(session, "a@example.org", action, NOW, about)
    with reading(engine) as session:
        wanted = ["put_back", "taken_down"] if before is None else ["taken_down"]
        assert [one.action for one in trail(session, before)] == wanted
        assert len(events_of(session, about)) == 2


def test_organisers_calls_and_bounces_are_asked_for(engine: Engine) -> None:
    identity = UUID(int=5 << 96)
    with writing(engine) as session:
        offered = submit(session, "a@example.org", Offer(knitting(), "fi"), BASE, NOW)
        listing = publish(session, identity, knitting(), NOW)
        listing.review_due = (NOW - timedelta(days=1)).date()
        session.add(Ownership(listing_id=identity, publisher_id=offered.publisher_id, since=NOW))
        other = publish(session, UUID(int=6 << 96), knitting(organiser=organiser("Silmukat ry")), NOW)
        other.review_due = (NOW + timedelta(days=200)).date()
        session.flush()
        letter = session.exec(select(Letter)).one()
        assert note_bounce(session, letter, "hard", "5.1.1", NOW + timedelta(hours=1)) == "hard"
        assert listing.organisation_id
        assert other.organisation_id
        group, rest = listing.organisation_id, other.organisation_id
    with writing(engine) as session:
        merge(session, rest, group, "desk@example.org", NOW)
        vouch_for_group(session, group, Word("met", "Torilla.", "desk@example.org"), NOW)
        edit_organisation(
            session, group, {"name": {"fi": "Silmukat"}, "phone": "015 1"}, "desk@example.org", NOW
        )
    with writing(engine) as session:
        assert [one.organisation.key for one in find_organisations(session, "silmukat").found] == [
            "name:silmukat",
            "name:silmukat ry",
        ]
        assert [one.action for one in events_about(session, group)] == [
            "organisation_edited",
            "group_vouched",
            "organisations_merged",
        ]
        assert [one.email for one in publishers_for(session, group)] == ["a@example.org"]
        assert len(listings_by(session, group)) == 2
        (call,) = calls(session, NOW + timedelta(hours=2))
        assert (call.phones, call.emails) == (["015 1"], ["a@example.org"])
        assert [one.reasons for one in call.asked] == [("bounced", "due")]
        caller = Caller("desk@example.org", NOW + timedelta(hours=2))
        nobody_answered(session, group, caller)
        nobody_answered(session, group, caller)
        answers = dict.fromkeys(fields_to_ask(knitting()), "holds")
        assert take_answers(session, identity, answers | {"price": "changed"}, caller) == "changed"
        assert [one.reasons for call in calls(session, caller.now) for one in call.asked] == [
            ("changed", "bounced", "due")
        ]
