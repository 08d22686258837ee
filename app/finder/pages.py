"""What the finder's templates get."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from app.catalogue.texts import text_in
from app.finder.answers import SKIPPED, Answers
from app.finder.queries import Round, Suggestion
from app.finder.reasons import reason_words
from app.finder.rules import query_of, sentences_of
from app.finder.table import Choice, Question, said, table
from app.search.shown.cards import read_card
from app.search.shown.items import ResultItem, item_of
from app.search.understanding.places import places
from app.web.links import finder_path, search_path
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One answer to tap. A part of town has neither hint nor drawing."""

    label: str
    link: str
    hint: str = ""
    drawing: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class AnswerChip:
    """What was answered to a question; the link asks it again. `answer` is empty when it was skipped."""

    name: str
    answer: str
    link: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """`/loyda` with a question open. Links that make no sense yet are empty."""

    number: int
    count: int
    title: str
    choices: tuple[ChoiceItem, ...]
    chips: tuple[AnswerChip, ...]
    skip_link: str
    back_link: str
    rest_link: str
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestionItem:
    """A suggestion and its reason."""

    reason: str
    item: ResultItem


@dataclass(frozen=True, slots=True)
class NearMisses:
    """Suggestions that do not fit some answers, and those answers."""

    let_go: tuple[str, ...]
    suggestions: tuple[SuggestionItem, ...]


@dataclass(frozen=True, slots=True)
class SuggestionsPage:
    """`/loyda` with all questions answered. Links that make no sense now are empty."""

    fitting: tuple[SuggestionItem, ...]
    near_misses: tuple[NearMisses, ...]
    round: int
    chips: tuple[AnswerChip, ...]
    more_link: str
    others_link: str
    first_link: str
    restart_link: str
    ignored: tuple[str, ...]


def question_page(
    question: Question, answers: Answers, ignored: tuple[str, ...], words: Words
) -> QuestionPage:
    """Make the page of a question."""
    codes = [one.code for one in table().questions]
    number = codes.index(question.code)
    before = codes[number - 1] if number else None
    return QuestionPage(
        number=number + 1,
        count=len(codes),
        title=said(question.title, words),
        choices=tuple(_choice_item(choice, question, answers, words) for choice in question.choices),
        chips=_chips(answers, words, without=question.code),
        skip_link=_path(words, answers.with_answer(question.code, SKIPPED)),
        back_link=_path(words, replace(answers, asked=before)) if before else "",
        rest_link=_path(words, answers.all_skipped()) if answers.choices else "",
        ignored=ignored,
    )


def area_page(answers: Answers, ignored: tuple[str, ...], words: Words) -> QuestionPage:
    """Make the page that asks near which part of town: it goes with the answer that asked for it."""
    question = next(q for q in table().questions if (c := answers.choice(q.code)) and c.asks_area)
    chosen = tuple(
        ChoiceItem(text_in(place.label, words.lang)[0], _path(words, replace(answers, area=place.code)))
        for place in places().values()
    )
    return replace(
        question_page(question, answers, ignored, words),
        title=words.gettext("Mikä paikka on sinua lähellä?"),
        choices=chosen,
        back_link=_path(words, replace(answers, asked=question.code)),
    )


def suggestions_page(
    answers: Answers, found: Round, ignored: tuple[str, ...], now: datetime, words: Words
) -> SuggestionsPage:
    """Make the page of suggestions."""
    more = replace(query_of(answers), q=", ".join(sentences_of(answers, words.lang)))
    return SuggestionsPage(
        fitting=tuple(_item(one, now, words) for one in found.suggestions if not one.let_go),
        near_misses=tuple(_near_misses(answers, found, now, words)),
        round=answers.round,
        chips=_chips(answers, words),
        more_link=words.path(search_path(more.query_string())),
        others_link=_path(words, replace(answers, round=answers.round + 1)) if found.others else "",
        first_link=_path(words, replace(answers, round=1)) if answers.round > 1 else "",
        restart_link=words.path(finder_path()),
        ignored=ignored,
    )


def _near_misses(answers: Answers, found: Round, now: datetime, words: Words) -> Iterator[NearMisses]:
    """What fits fewer answers, in groups: the more is let go, the later."""
    for let_go, group in groupby(found.suggestions, key=lambda one: one.let_go):
        if let_go:
            gone = tuple(_answer(answers, code, words) for code in let_go)
            yield NearMisses(gone, tuple(_item(one, now, words) for one in group))


def _item(suggestion: Suggestion, now: datetime, words: Words) -> SuggestionItem:
    hit, content = suggestion.candidate.hit, suggestion.candidate.content
    card = read_card(hit.card, words.lang, now, query_of(suggestion.answers))
    reason = reason_words(card, content, suggestion.answers, now, words)
    return SuggestionItem(reason, item_of(card, now, words, hit.distance_m))


def _choice_item(choice: Choice, question: Question, answers: Answers, words: Words) -> ChoiceItem:
    return ChoiceItem(
        label=said(choice.label, words),
        link=_path(words, answers.with_answer(question.code, choice.code)),
        hint=said(choice.hint, words),
        drawing=choice.drawing,
        is_chosen=answers.choice(question.code) == choice,
    )


def _chips(answers: Answers, words: Words, without: str = "") -> tuple[AnswerChip, ...]:
    return tuple(
        AnswerChip(
            name=said(question.name, words),
            answer=_answer(answers, question.code, words),
            link=_path(words, replace(answers, asked=question.code, round=1)),
        )
        for question in table().questions
        if question.code in answers.given and question.code != without
    )


def _answer(answers: Answers, code: str, words: Words) -> str:
    """The words of an answer; a part of town is named with it."""
    choice = answers.choice(code)
    if choice is None:
        return ""
    if not choice.asks_area or answers.area is None:
        return said(choice.label, words)
    return f"{said(choice.label, words)}: {text_in(places()[answers.area].label, words.lang)[0]}"


def _path(words: Words, answers: Answers) -> str:
    return words.path(finder_path(answers.query_string()))
