"""What is true of listings without asking anyone."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from app.catalogue.parts import Organiser, Place
from app.catalogue.rules import (
    changed_fields,
    is_unchecked,
    listing_id,
    organisation_key,
    place_key,
    review_due,
    slug_of,
    slugify,
    with_locked_fields,
)
from tests.builders import listing, once, organiser, place, weekly

TODAY = date(2026, 11, 24)
IDENTITY = UUID("0123456789abcdef0123456789abcdef")


def test_same_record_of_the_same_feed_is_the_same_listing_for_ever() -> None:
    assert listing_id("town", "a") == UUID("d791b3ba-c37b-58cb-841b-ade4320ec78e")
    assert len({listing_id("town", "a"), listing_id("town", "b"), listing_id("parish", "a")}) == 3


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Lyhdyn neulekahvila", "lyhdyn-neulekahvila"),
        ("Äitien jooga & syömäkerho!", "aitien-jooga-syomakerho"),
        ("  –Å– ", "a"),
        ("Музыка", ""),
        ("ﬁlmi ②", "filmi-2"),
        ("x" * 59 + " yz", "x" * 59),
    ],
)
def test_slug_is_lower_case_words_without_marks(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(("text", "slug"), [("Ilta", "ilta-01234567"), ("Музыка", "01234567")])
def test_slug_ends_in_the_first_digits_of_the_id(text: str, slug: str) -> None:
    assert slug_of(text, IDENTITY) == slug


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (organiser("Lukijat  RY"), "name:lukijat ry"),
        (organiser("Lukijat ry", business_id="0123456-7"), "business:0123456-7"),
        (Organiser(name={"sv": "Läsarna"}), "name:läsarna"),
        (Organiser(name={}), None),
        (Organiser(name={"fi": "STRASSE"}), "name:strasse"),
        (Organiser(name={"fi": "straße"}), "name:strasse"),
    ],
)
def test_organiser_is_known_by_business_id_or_name(one: Organiser, key: str | None) -> None:
    assert organisation_key(one) == key


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (place("Päämaja"), "physical:päämaja||50100"),
        (
            place("päämaja ", street_address={"fi": "Päämajankuja  1"}, postal_code=None),
            "physical:päämaja|päämajankuja 1|mikkeli",
        ),
        (Place(type="virtual", name={"fi": "Zoom"}), "virtual:zoom||"),
        (Place(city="Mikkeli"), None),
    ],
)
def test_place_is_known_by_type_name_and_address(one: Place, key: str | None) -> None:
    assert place_key(one) == key


def test_locked_fields_stay_as_they_are() -> None:
    told, edited = listing("Feed", status="postponed"), listing("Person", summary={"fi": "Hyvä"})

    merged = with_locked_fields(told, edited, ["title", "no_longer_a_field"])

    assert (merged.title, merged.summary, merged.status) == ({"fi": "Person"}, {}, "postponed")
    assert with_locked_fields(told, edited, []) is told


def test_changed_fields_are_named_in_the_order_of_the_document() -> None:
    before = listing("A", once("2026-12-01T18:00"))
    after = listing("B", once("2026-12-02T18:00"), kind="service")

    assert changed_fields(before, after) == ("kind", "title", "sessions")
    assert changed_fields(before, before.model_copy()) == ()


@pytest.mark.parametrize(
    ("kind", "organised_by", "due"),
    [
        ("event", "association", None),
        ("activity", "association", date(2027, 5, 23)),
        ("activity", "informal_group", date(2027, 2, 22)),
        ("volunteering", None, date(2027, 3, 24)),
        ("service", "public", date(2027, 11, 24)),
    ],
)
def test_review_is_due_by_kind_and_organiser(kind: str, organised_by: str | None, due: date | None) -> None:
    one = organiser(kind=organised_by) if organised_by else None

    assert review_due(listing(kind=kind, organiser=one), TODAY) == due


@pytest.mark.parametrize(
    ("ends", "due"),
    [
        (("UNTIL=20261215",), date(2026, 12, 15)),
        (("UNTIL=20261215T220000Z",), date(2026, 12, 15)),
        (("UNTIL=20261215", "UNTIL=20270120"), date(2027, 1, 20)),
        (("UNTIL=20261215", ""), date(2027, 5, 23)),
        (("UNTIL=20261101",), date(2027, 5, 23)),
        (("UNTIL=20280101",), date(2027, 5, 23)),
    ],
)
def test_review_is_due_when_the_season_ends(ends: tuple[str, ...], due: date) -> None:
    rules = [";".join(filter(None, ("FREQ=WEEKLY", end))) for end in ends]
    hobby = listing("Kuoro", *(weekly("2026-09-01T17:00", rrule=rule) for rule in rules), kind="activity")

    assert review_due(hobby, TODAY) == due


def test_review_is_due_at_the_latest_when_the_told_season_is_over() -> None:
    hobby = listing("Kuoro", weekly("2026-09-01T17:00", valid_until=date(2026, 12, 20)), kind="activity")

    assert review_due(hobby, TODAY) == date(2026, 12, 20)


@pytest.mark.parametrize(("days", "is_so"), [(-30, False), (0, False), (29, False), (30, True), (400, True)])
def test_nobody_knows_thirty_days_after_the_review_was_due(days: int, *, is_so: bool) -> None:
    assert is_unchecked(TODAY - timedelta(days=days), TODAY) is is_so
    assert not is_unchecked(None, TODAY)
