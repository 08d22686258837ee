"""What is like a listing, as the search knows it."""

from pathlib import Path
from typing import Any

from app.search.embedded.engine import TantivyEngine
from app.search.shown.similar import SimilarByEngine
from tests.app.town import Town, at, id_of, once

KNITTING = {"categories": ["tee_kasilla.neulonta"]}


def like(town: Town, key: str) -> list[str]:
    town.index()
    found = SimilarByEngine(town.engine).like(town.details(key).content, town.now)
    keys = {id_of(key): key for key in ("a", "b", "c", "d", "e", "f")}
    return [keys[one] for one in found if one != id_of(key)]


def fill(town: Town, **contents: dict[str, Any]) -> None:
    town.add_all(
        {key: {"title": {"fi": f"Juttu {key}"}, "kind": "event"} | one for key, one in contents.items()}
    )


def test_the_same_narrow_category_comes_before_the_group(town: Town) -> None:
    beside = {"categories": ["tee_kasilla.ompelu"], "sessions": at(once("2026-11-25T18:00"))}
    fill(town, a=KNITTING, b=KNITTING, c=beside, d={"categories": ["liiku.jooga"]})
    assert like(town, "a") == ["b", "c"]


def test_the_same_kind_and_place_come_before_others(town: Town) -> None:
    tupa = {"sessions": at(once("2026-12-02T18:00"), name={"fi": "Tupa"})}
    fill(
        town,
        a=KNITTING | tupa,
        b=KNITTING | {"kind": "service"},
        c=KNITTING,
        d=KNITTING | tupa,
    )
    assert like(town, "a") == ["d", "c", "b"]


def test_a_shared_word_of_the_source_counts(town: Town) -> None:
    word = {"keywords": [{"label": {"fi": "villasukat"}}]}
    fill(town, a=word, b=word, c={})
    assert like(town, "a") == ["b"]


def test_what_is_over_is_not_like_anything(town: Town) -> None:
    fill(town, a=KNITTING, b=KNITTING | {"sessions": at(once("2026-11-01T18:00"))})
    assert like(town, "a") == []


def test_no_title_comes_twice(town: Town) -> None:
    twin = KNITTING | {"title": {"fi": "Neulekahvila"}}
    fill(town, a=KNITTING, b=twin, c=twin)
    assert len(like(town, "a")) == 1


def test_a_listing_of_no_category_and_no_words_is_like_nothing(town: Town) -> None:
    fill(town, a={}, b={})
    assert like(town, "a") == []


def test_nothing_is_alike_while_the_engine_does_not_answer(town: Town, tmp_path: Path) -> None:
    fill(town, a=KNITTING, b=KNITTING)
    without_an_index = TantivyEngine(tmp_path / "nowhere")
    assert SimilarByEngine(without_an_index).like(town.details("a").content, town.now) == ()
