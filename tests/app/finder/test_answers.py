"""Answers in the address."""

from urllib.parse import parse_qs

from app.finder.answers import SKIPPED, Answers, read_answers


def read(query: str) -> Answers:
    answers, ignored = read_answers(parse_qs(query, keep_blank_values=True))
    assert ignored == ()
    return answers


def next_code(answers: Answers) -> str | None:
    question = answers.next_question
    return question.code if question else None


def test_an_address_is_read_and_written_the_same() -> None:
    query = "tunne=liikkua&seura=ohita&helpottaa=lahella&alue=peitsari&kysymys=milloin&kierros=3"
    assert read(query).query_string() == query


def test_the_first_open_question_is_asked() -> None:
    assert next_code(read("")) == "tunne"
    assert next_code(read("tunne=liikkua&milloin=ohita")) == "seura"
    assert next_code(read("tunne=ohita&seura=ohita&milloin=ohita&helpottaa=ohita")) is None


def test_a_question_can_be_asked_anew_without_losing_the_other_answers() -> None:
    answers = read("tunne=liikkua&seura=muut&milloin=ilta&helpottaa=maksuton&kysymys=seura")
    assert next_code(answers) == "seura"
    assert answers.with_answer("seura", "yksin").query_string() == (
        "tunne=liikkua&seura=yksin&milloin=ilta&helpottaa=maksuton"
    )


def test_a_part_of_town_goes_with_the_answer_that_asked_for_it() -> None:
    answers = read("helpottaa=lahella&alue=peitsari")
    assert answers.with_answer("tunne", "liikkua").area == "peitsari"
    assert answers.with_answer("helpottaa", "maksuton").area is None


def test_near_needs_a_part_of_town() -> None:
    assert read("helpottaa=lahella").needs_area
    assert not read("helpottaa=lahella&alue=peitsari").needs_area
    assert not read("helpottaa=maksuton").needs_area


def test_what_says_nothing_is_named_and_left_out() -> None:
    given = {"tunne": ["lentää"], "alue": ["Kuu"], "kysymys": ["x"], "kierros": ["0"], "foo": ["1"]}
    assert read_answers(given) == (Answers({}), ("tunne", "alue", "kysymys", "kierros", "foo"))


def test_the_rest_can_be_skipped_at_once() -> None:
    answers = read("tunne=liikkua").all_skipped()
    assert dict(answers.given) == {
        "tunne": "liikkua",
        "seura": SKIPPED,
        "milloin": SKIPPED,
        "helpottaa": SKIPPED,
    }
