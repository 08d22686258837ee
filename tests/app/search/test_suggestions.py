"""Suggestions while somebody types: what is suggested, in which order, and that it leads somewhere."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.catalogue.taxonomy import taxonomy
from app.core.clock import local_day
from app.search.parameters import parse_query
from app.search.suggestions import Suggestion, begins_so, chosen, typed_of
from tests.app.town import Town, at, days, local, once


def suggested(town: Town, text: str, lang: str = "fi", limit: int = 8) -> list[tuple[str, str]]:
    """(type, text) of what is suggested."""
    return [(one.type, one.text) for one in town.engine.suggest(text, lang, limit, town.now)]


@pytest.fixture
def full(town: Town) -> Town:
    """A town with a little of everything."""
    town.add("music", title="Lasten muskari", categories=["laula_ja_soita"])
    town.add("show", title="Näyttely: Langan pituus", categories=["koe_kulttuuria"])
    town.add("sale", title="Saliharjoitus", keywords=[{"label": {"fi": "lihaskunto"}}])
    town.add("jam", title="Säilöntäilta", organiser={"name": {"fi": "Torin Laulajat ry"}})
    town.add("party", title="Retki, jossa lauletaan", keywords=[{"label": {"fi": "Kuorot"}}])
    town.index()
    return town


def test_too_little_suggests_nothing(full: Town) -> None:
    assert [suggested(full, text) for text in ("", " ", "m", "?!", "- -", "  n ")] == [[]] * 6


def test_a_word_and_the_listing_with_it_from_two_letters(full: Town) -> None:
    assert suggested(full, "mu")[-2:] == [("word", "muskari"), ("listing", "Lasten muskari")]
    assert suggested(full, "MUSKA") == [("word", "muskari"), ("listing", "Lasten muskari")]


def test_the_second_word_goes_on_from_the_first(full: Town) -> None:
    assert suggested(full, "lasten mus") == [("word", "lasten muskari")]
    assert suggested(full, "haluaisin muska") == [
        ("word", "haluaisin muskari"),
        ("listing", "Lasten muskari"),
    ]
    assert suggested(full, "xyzzy mus") == []


def test_dots_may_be_missing_but_dots_that_are_typed_count(full: Town) -> None:
    names = {"näyttely", "Näyttely: Langan pituus"}
    assert {text for _, text in suggested(full, "nayt")} >= names
    assert {text for _, text in suggested(full, "näyt")} >= names
    assert suggested(full, "sa")[-2:] == [("word", "saliharjoitus"), ("word", "säilöntäilta")]
    assert suggested(full, "sä") == [("word", "säilöntäilta")]


def test_categories_come_first_by_name_or_synonym(full: Town) -> None:
    assert suggested(full, "laul")[0] == ("category", "Laula ja soita")
    assert suggested(full, "musiik")[0] == ("category", "Laula ja soita")
    assert suggested(full, "musiik", "sv")[0] == (
        "category",
        taxonomy().categories.label("laula_ja_soita", "sv")[0],
    )


def test_a_category_without_listings_is_not_suggested(full: Town) -> None:
    assert "category" not in {kind for kind, _ in suggested(full, "uinti")}


def test_an_organiser_is_found_by_any_word_of_the_name(full: Town) -> None:
    assert suggested(full, "torin l") == [("organiser", "Torin Laulajat ry")]
    assert ("organiser", "Torin Laulajat ry") in suggested(full, "laulaj")


def test_words_are_shown_as_people_write_them(town: Town) -> None:
    town.add("a", title="Puutyötä ja puutyö")
    town.add("b", title="Kävely: Lähemäki", keywords=[{"label": {"fi": "kävelyretket"}}])
    town.index()
    assert suggested(town, "puut")[0] == ("word", "puutyö")
    assert ("word", "Lähemäki") in suggested(town, "lähe")
    assert suggested(town, "kavelyr") == [("word", "kävelyretket")]


def test_one_form_of_a_word_is_enough(town: Town) -> None:
    town.add("a", title="Sulkapallo", keywords=[{"label": {"fi": "sulkapallot"}}])
    town.add("b", title="Ilta", keywords=[{"label": {"fi": "sulkapallot"}}])
    town.index()
    assert [one for one in suggested(town, "sulka") if one[0] == "word"] == [("word", "sulkapallo")]


def test_small_words_of_titles_suggest_nothing(full: Town) -> None:
    assert suggested(full, "joss") == []


def test_the_same_text_is_suggested_once(town: Town) -> None:
    for key in "abc":
        town.add(key, title="Tuolijumppa", organiser={"name": {"fi": "Tuolijumppa"}})
    town.index()
    texts = [text.lower() for _, text in suggested(town, "tuolij")]
    assert texts == ["tuolijumppa"]


def test_what_is_over_or_taken_away_is_not_suggested(town: Town) -> None:
    town.add("a", title="Kirpputori", sessions=at(once("2026-11-25T18:00")))
    town.add("b", title="Ompeluseura", organiser={"name": {"fi": "Neulojat"}})
    town.index()
    assert suggested(town, "kirppu") != []
    town.now += days(2)
    assert suggested(town, "kirppu") == []
    town.take_away("b")
    town.index()
    assert (suggested(town, "ompelus"), suggested(town, "neulo")) == ([], [])


def test_every_suggestion_leads_to_something(full: Town) -> None:
    letters = "abcdefghijklmnoprstuvyäö"
    begun = [start + a + b for start in ("", "lasten ", "retki ") for a in letters for b in letters]
    found = {one for text in begun for one in full.engine.suggest(text, "fi", 20, full.now)}
    assert {one.type for one in found} == {"category", "word", "listing", "organiser"}
    empty = []
    for one in found:
        address = urlsplit(one.url)
        if address.path == "/haku":
            query, ignored = parse_query(parse_qs(address.query), "fi", local_day(full.now))
            empty += [one] if ignored or not full.engine.search(query, full.now).total else []
        else:
            assert address.path.removeprefix("/tarjonta/") in {
                full.slug(key) for key in ("music", "show", "sale", "jam", "party")
            }
    assert empty == []


def test_needs_are_never_suggested(full: Town) -> None:
    hidden = [term for term in (*taxonomy().audiences, *taxonomy().needs) if not term.public]
    assert hidden
    full.add(
        "n", title="Kahvit", audience={"groups": [t.code for t in hidden if t.code in taxonomy().audiences]}
    )
    full.index()
    asked = [text for term in hidden for text in (*term.label.values(), term.code)]
    asked += [word for term in hidden for words in term.synonyms.values() for word in words]
    told = {text for one in asked for _, text in suggested(full, one[:5], limit=20)}
    assert told & set(asked) == set()
    assert "Kahvit" not in {text for one in asked for _, text in suggested(full, one)}


@pytest.mark.parametrize("limit", [1, 2, 3, 20])
def test_no_more_than_the_limit(full: Town, limit: int) -> None:
    assert len(suggested(full, "la", limit=limit)) <= limit
    assert suggested(full, "la", limit=limit)[0] == ("category", "Laula ja soita")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", None),
        ("k", None),
        ("ku", ("ku",)),
        ("  Lasten  MUS", ("lasten", "mus")),
        ("lautapeli-il", ("lautapeli-il",)),
        ("a b c d e f g h i", None),
    ],
)
def test_reading_what_was_typed(text: str, words: tuple[str, ...] | None) -> None:
    typed = typed_of(text)
    assert (typed.words if typed else None) == words


@pytest.mark.parametrize(
    ("text", "typed", "begins"),
    [
        ("Näyttely", "nayt", True),
        ("Näyttely", "näyt", True),
        ("Sali", "sä", False),
        ("Lautapeli-ilta", "ilt", True),
        ("Torin Laulajat ry", "laulajat r", True),
        ("Kuoro", "oro", False),
    ],
)
def test_begins_so(text: str, typed: str, begins: bool) -> None:
    assert begins_so(text, typed) is begins


def test_some_of_each_type_and_then_what_there_is_more_of() -> None:
    def some(kind: str, count: int) -> list[Suggestion]:
        return [Suggestion(kind, f"{kind} {n}", "fi", "/", "") for n in range(count)]

    mixed = [*some("organiser", 5), *some("listing", 5), *some("word", 9), *some("category", 1)]
    assert [one.text for one in chosen(mixed, 8)] == [
        *("category 0", "word 0", "word 1", "word 2", "word 3", "listing 0", "listing 1", "listing 2"),
    ]
    assert [one.text for one in chosen(some("word", 9), 6)] == [f"word {n}" for n in range(6)]


def test_the_clock_is_the_one_that_is_given(town: Town) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00")))
    town.index()
    assert town.engine.suggest("kuoro", "fi", 8, local("2026-12-02 09:00")) == ()
