"""A town's own words, by every engine."""

from collections.abc import Iterator

import pytest

from app.search.language import concepts, trying, use_local_words
from app.search.synonyms.concept import Concept
from app.search.synonyms.local import LocalWord, fault_of, with_changes
from tests.app.town import Town

PAIR = LocalWord("one", "fi", "hoilotusjengi", finds="kuoro")
FOOTBALL = Concept("football", {"fi": ("jalkapallo", "futis"), "sv": ("fotboll",)})


@pytest.fixture(autouse=True)
def own_words_again() -> Iterator[None]:
    """What a test teaches this process is forgotten after it."""
    yield
    use_local_words(())


def test_every_engine_answers_with_them_from_the_next_question_on(town_of_each_engine: Town) -> None:
    town = town_of_each_engine
    town.add("kuoro", title="Iltakuoro")
    town.add("muu", title="Neulekahvila")
    town.index()
    assert town.found_keys(q="hoilotusjengi") == []
    use_local_words([PAIR])
    assert town.found_keys(q="hoilotusjengi") == ["kuoro"]
    use_local_words([])
    assert town.found_keys(q="hoilotusjengi") == []


def test_words_that_are_tried_are_seen_only_by_whoever_tries(town: Town) -> None:
    town.add("kuoro", title="Iltakuoro")
    town.index()
    with trying([PAIR]):
        assert town.found_keys(q="hoilotusjengi") == ["kuoro"]
    assert town.found_keys(q="hoilotusjengi") == []


def test_a_question_under_way_may_end_with_a_pair_that_has_gone() -> None:
    concepts()
    use_local_words([PAIR])
    use_local_words([])
    assert concepts()[PAIR.code].all_words == ()
    assert concepts().expansion(PAIR.code).same == ()
    use_local_words([])
    assert PAIR.code not in concepts()


def test_words_are_added_to_and_taken_from_a_concept() -> None:
    changes = [LocalWord("add", "sv", "fotis", "football"), LocalWord("remove", "fi", "futis", "football")]
    (changed,) = with_changes([FOOTBALL], changes)
    assert changed.words == {"fi": ("jalkapallo",), "sv": ("fotboll", "fotis")}


def test_a_concept_keeps_a_finnish_word() -> None:
    (changed,) = with_changes([FOOTBALL], [LocalWord("remove", "fi", "futis", "football")])
    last = LocalWord("remove", "fi", "jalkapallo", "football")
    assert fault_of(last, [changed], []) == "last"
    both = [LocalWord("remove", "fi", "futis", "football"), last]
    assert with_changes([FOOTBALL], both)[0].words["fi"] == ("jalkapallo",)


def test_a_concept_has_at_most_forty_words() -> None:
    full = Concept("many", {"fi": tuple(f"sana{n}" for n in range(40))})
    assert fault_of(LocalWord("add", "fi", "uusi", "many"), [full], []) == "many"
