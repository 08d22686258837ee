"""The way of a submission from its sender to the catalogue, and the letters on it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent, to_json
from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.core.errors import GoneError, InvalidError
from app.mail.models import Letter
from app.submissions.commands import Offer, ask_for_link, confirm, submit, submit_own
from app.submissions.decisions import Decider, approve, ask_change, mark_spam, reject
from app.submissions.links import Holder, holder_of
from app.submissions.models import Ownership, Publisher, Submission
from tests import builders
from tests.app.town import Town

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BASE = "https://opastamo.example"
DESK = Decider("desk@example.org", BASE, NOW)


def knitting(**changes: object) -> ListingContent:
    fields = {
        "kind": "activity",
        "organiser": builders.organiser("Silmukat", kind="informal_group"),
        **changes,
    }
    return builders.listing("Neulekahvila", builders.weekly("2026-12-01T17:00"), **fields)


def renamed(title: str) -> ListingContent:
    return knitting().model_copy(update={"title": {"fi": title}})


def sent(town: Town, email: str = "Aila@Example.org ", content: ListingContent | None = None) -> UUID:
    with writing(town.database) as session:
        return submit(session, email, Offer(content or knitting(), "fi"), BASE, NOW).id


def token_in(town: Town, name: str) -> str:
    """The token of the link in the newest letter of a kind."""
    with reading(town.database) as session:
        texts = [one.text for one in session.exec(select(Letter)) if one.once.startswith(name)]
    return texts[-1].rpartition(f"{BASE}/")[2].split()[0].rpartition("/")[2]


def names(town: Town) -> list[str]:
    with reading(town.database) as session:
        return [
            one.once.partition(":")[0]
            for one in session.exec(select(Letter).order_by(col(Letter.created_at)))
        ]


def state(town: Town, identity: UUID) -> str:
    with reading(town.database) as session:
        return session.get_one(Submission, identity).state


def confirmed(town: Town, email: str = "aila@example.org") -> tuple[UUID, str]:
    """A submission that waits for the desk, and the token of its sender's own page."""
    identity = sent(town, email)
    with writing(town.database) as session:
        return identity, confirm(session, token_in(town, f"confirm:{identity}"), BASE, NOW)


def published(town: Town, email: str = "aila@example.org") -> tuple[UUID, Holder]:
    identity, own = confirmed(town, email)
    with writing(town.database) as session:
        listing = approve(session, identity, DESK)
        return listing.id, holder_of(session, own, "own", NOW)


def test_what_a_stranger_sends_waits_for_the_link_in_a_letter(town: Town) -> None:
    identity = sent(town)
    assert (state(town, identity), names(town)) == ("unconfirmed", ["confirm"])
    with reading(town.database) as session:
        assert session.exec(select(Publisher.email)).all() == ["aila@example.org"]
        assert not session.exec(select(Listing)).all()


def test_the_link_in_the_letter_is_the_proof_and_leads_to_the_own_page(town: Town) -> None:
    identity, own = confirmed(town)
    assert state(town, identity) == "waiting"
    with reading(town.database) as session:
        publisher = session.exec(select(Publisher)).one()
        assert holder_of(session, own, "own", NOW) == Holder(publisher.id, None)
        assert publisher.confirmed_at == NOW


def test_the_link_in_the_letter_is_good_once(town: Town) -> None:
    identity, _ = confirmed(town)
    with writing(town.database) as session, pytest.raises(GoneError):
        confirm(session, token_in(town, f"confirm:{identity}"), BASE, NOW)


def test_approved_it_is_public_found_and_its_sender_s(town: Town) -> None:
    listing_id, holder = published(town)
    town.index()
    assert found(town) == ["Neulekahvila"]
    with reading(town.database) as session:
        listing = session.get_one(Listing, listing_id)
        assert (listing.state, listing.verified_how, str(listing.review_due)) == (
            "published",
            "owner_link",
            "2027-02-22",
        )
        assert session.exec(select(Ownership.publisher_id)).all() == [holder.publisher_id]
    assert names(town) == ["confirm", "received", "approved"]


def test_before_the_desk_says_so_nothing_is_public(town: Town) -> None:
    confirmed(town)
    town.index()
    assert found(town) == []


def test_a_change_asked_for_is_told_and_its_second_round_replaces_the_first(town: Town) -> None:
    identity, own = confirmed(town)
    with writing(town.database) as session:
        ask_change(session, identity, "  Kerro vielä, missä kokoonnutte. ", DESK)
    assert "Kerro vielä, missä kokoonnutte." in letter_text(town, "change_asked")
    with writing(town.database) as session:
        holder = holder_of(session, own, "own", NOW)
        offer = Offer(knitting(summary={"fi": "Kirjastossa."}), "fi", instead_of=identity)
        second = submit_own(session, holder, offer, BASE, NOW).id
    assert (state(town, identity), state(town, second)) == ("replaced", "waiting")


def test_the_old_version_stays_public_until_the_change_is_approved(town: Town) -> None:
    listing_id, holder = published(town)
    with writing(town.database) as session:
        offer = Offer(renamed("Neuleilta"), "fi", listing_id=listing_id)
        change = submit_own(session, holder, offer, BASE, NOW).id
    assert title(town, listing_id) == "Neulekahvila"
    with writing(town.database) as session:
        slug = session.get_one(Listing, listing_id).slug
        assert approve(session, change, DESK).slug == slug
    assert title(town, listing_id) == "Neuleilta"


def test_a_newer_change_of_the_same_listing_replaces_the_one_that_waits(town: Town) -> None:
    listing_id, holder = published(town)
    with writing(town.database) as session:
        first = submit_own(session, holder, Offer(knitting(), "fi", listing_id=listing_id), BASE, NOW).id
        second = submit_own(session, holder, Offer(knitting(), "fi", listing_id=listing_id), BASE, NOW).id
    assert (state(town, first), state(town, second)) == ("replaced", "waiting")


def test_rejected_it_stays_hidden_and_its_sender_hears_why(town: Town) -> None:
    identity, _ = confirmed(town)
    with writing(town.database) as session:
        reject(session, identity, "Tämä on myynti-ilmoitus.", DESK)
    assert (state(town, identity), "Tämä on myynti-ilmoitus." in letter_text(town, "rejected")) == (
        "rejected",
        True,
    )


def test_spam_is_put_away_without_a_letter(town: Town) -> None:
    identity, _ = confirmed(town)
    with writing(town.database) as session:
        mark_spam(session, identity, DESK)
    assert (state(town, identity), names(town)) == ("spam", ["confirm", "received"])


@pytest.mark.parametrize("decide", [ask_change, reject])
def test_a_no_without_a_word_is_refused(town: Town, decide: object) -> None:
    identity, _ = confirmed(town)
    with writing(town.database) as session, pytest.raises(InvalidError):
        decide(session, identity, "  ", DESK)  # type: ignore[operator]  # both have this shape


def test_a_decision_is_made_once(town: Town) -> None:
    identity, _ = confirmed(town)
    with writing(town.database) as session:
        approve(session, identity, DESK)
    with writing(town.database) as session, pytest.raises(InvalidError):
        reject(session, identity, "Myöhässä.", DESK)


def test_what_was_never_confirmed_cannot_be_decided(town: Town) -> None:
    identity = sent(town)
    with writing(town.database) as session, pytest.raises(InvalidError):
        approve(session, identity, DESK)


def test_without_a_link_there_is_no_change(town: Town) -> None:
    listing_id, _ = published(town)
    with writing(town.database) as session, pytest.raises(InvalidError):
        submit(session, "aila@example.org", Offer(knitting(), "fi", listing_id=listing_id), BASE, NOW)


def test_a_lost_link_is_sent_anew_once_in_an_hour_and_to_nobody_unknown(town: Town) -> None:
    confirmed(town)
    for email, moment in (
        ("aila@example.org", NOW),
        ("aila@example.org", NOW + timedelta(minutes=5)),
        ("kuka@example.org", NOW),
        ("aila@example.org", NOW + timedelta(hours=1)),
    ):
        with writing(town.database) as session:
            ask_for_link(session, email, BASE, moment)
    assert names(town).count("own_page") == 2


def test_an_address_that_never_answered_gets_no_link(town: Town) -> None:
    sent(town)
    with writing(town.database) as session:
        ask_for_link(session, "aila@example.org", BASE, NOW)
    assert names(town) == ["confirm"]


def test_the_same_description_from_another_is_doubtful(town: Town) -> None:
    text = {"fi": "Neulotaan yhdessä."}
    sent(town, "a@example.org", knitting(description=text))
    second = sent(town, "b@example.org", knitting(description=text))
    with reading(town.database) as session:
        submission = session.get_one(Submission, second)
        assert (submission.suspicion, submission.reasons) == (4, ["same_text"])
        assert submission.content == to_json(knitting(description=text))


def found(town: Town) -> list[str]:
    return [hit.card["title"]["fi"] for hit in town.ask(q="neulekahvila").hits]


def letter_text(town: Town, name: str) -> str:
    with reading(town.database) as session:
        return next(one.text for one in session.exec(select(Letter)) if one.once.startswith(name))


def title(town: Town, listing_id: UUID) -> str:
    with reading(town.database) as session:
        return _title(session, listing_id)


def _title(session: Session, listing_id: UUID) -> str:
    text: str = session.get_one(Listing, listing_id).content["title"]["fi"]
    return text
