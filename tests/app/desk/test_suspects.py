"""Which pairs of the whole catalogue may be the same, and how long it takes to find them."""

import time
from typing import Any
from uuid import UUID

import orjson
import pytest

from app.catalogue.content import ListingContent, to_json
from app.catalogue.feeds.ingest import Incoming, Origin, known_records, take_in
from app.catalogue.rules import listing_id
from app.core.db import reading, writing
from app.desk.merging.suspects import suspects
from tests import builders
from tests.app.town import Town


def feed(town: Town, name: str, contents: dict[str, ListingContent]) -> None:
    """Take listings in from a feed of a name."""
    incoming = [
        Incoming(key, orjson.dumps(to_json(content)), key, "1", 0) for key, content in contents.items()
    ]
    with writing(town.database) as session:
        known = known_records(session, name, town.now)
        take_in(session, Origin(name, "town_source"), incoming, known, town.now)


def choir(
    title: str = "Torikuoro", day: str = "2026-12-01T18:00", where: str = "Päämaja", **more: Any
) -> ListingContent:
    session = builders.at(builders.once(day), where=builders.place(where))
    return builders.listing(title, sessions=(session,), **more)


def found(town: Town) -> list[tuple[set[UUID], tuple[str, ...]]]:
    with reading(town.database) as session:
        return [(set(one.ids), one.reasons) for one in suspects(session, set(), town.now)]


HARD = "2026-12-02T18:00"
PAIRS = [
    (choir(), choir(), ("sama nimi", "sama päivä", "sama paikka")),
    (choir(), choir("TORIKUORO "), ("sama nimi", "sama päivä", "sama paikka")),
    (choir(), choir("Torikuro"), ("melkein sama nimi", "sama päivä", "sama paikka")),
    (choir("Avoin torikuoro"), choir("Avoin tori-kuoro"), ("melkein sama nimi", "sama päivä", "sama paikka")),
    (choir(), choir(where="Tori"), ("sama nimi", "sama päivä")),
    (choir(), choir(day=HARD), ("sama nimi", "sama paikka")),
    (
        choir(organiser=builders.organiser()),
        choir(day=HARD, where="Tori", organiser=builders.organiser()),
        ("sama nimi", "sama järjestäjä"),
    ),
    (choir(), choir(day=HARD, where="Tori"), None),
    (choir(), choir("Torikuro", where="Tori"), None),
    (choir("Torikuoro 1"), choir("Torikuoro 2"), None),
    (choir(), choir("Soppakeittiö"), None),
    (choir(), choir(day="2026-11-20T18:00"), None),
]


@pytest.mark.parametrize(("one", "other", "reasons"), PAIRS)
def test_two_of_two_feeds_are_a_pair(
    town: Town, one: ListingContent, other: ListingContent, reasons: tuple[str, ...] | None
) -> None:
    feed(town, "first", {"a": one})
    feed(town, "second", {"a": other})
    ids = {listing_id("first", "a"), listing_id("second", "a")}

    assert found(town) == ([(ids, reasons)] if reasons else [])


@pytest.mark.parametrize(
    ("other", "is_pair"), [(choir(), True), (choir(day=HARD), False), (choir(where="Tori"), False)]
)
def test_two_of_one_feed_are_a_pair_only_with_the_same_time_and_place(
    town: Town, other: ListingContent, is_pair: bool
) -> None:
    feed(town, "first", {"a": choir(), "b": other})
    assert bool(found(town)) is is_pair


def test_ten_thousand_listings_are_looked_through_in_good_time(town: Town) -> None:
    words = ("kuoro", "jooga", "neule", "kahvila", "kerho", "piiri", "jumppa", "retki", "kurssi", "ilta")
    contents = {
        str(n): choir(
            f"{words[n % 10].title()} {words[n // 10 % 10]} {n // 100 % 50}",
            f"2026-12-{n % 28 + 1:02}T{8 + n % 12:02}:00",
            f"Paikka {n % 97}",
        )
        for n in range(5_000)
    }
    feed(town, "first", contents)
    feed(town, "second", {key: content for key, content in contents.items() if int(key) % 50 == 0})
    feed(town, "third", {f"x{key}": choir(f"Muu {key} tapahtuma") for key in contents})
    started = time.perf_counter()
    pairs = found(town)

    assert len(pairs) == 100
    assert time.perf_counter() - started < 15
