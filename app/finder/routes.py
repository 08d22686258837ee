"""The guided finder over HTTP: everything that was answered is in the address."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.core.clock import utc_now
from app.finder.answers import read_answers
from app.finder.pages import area_page, question_page, suggestions_page
from app.finder.queries import round_of
from app.search.access import Engine
from app.web.links import FINDER
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@router.get(FINDER, response_class=HTMLResponse)
def finder(request: Request, engine: Engine, session: ReadSession, view: Seen) -> HTMLResponse:
    """Ask the next question, or suggest."""
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    answers, ignored = read_answers(given)
    question = answers.next_question
    if question is not None:
        return render("finder/question.html", question_page(question, answers, ignored, view.words), view)
    if answers.needs_area:
        return render("finder/question.html", area_page(answers, ignored, view.words), view)
    now = utc_now()
    found = round_of(engine, session, answers, now)
    page = suggestions_page(answers, found, ignored, now, view.words)
    return render("finder/suggestions.html", page, view)
