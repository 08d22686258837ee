"""The everyday words, kept at the desk: found, tried, saved, undone, and given back to everybody."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from app.core.db import reading, writing
from app.desk import links
from app.desk.events import note
from app.desk.guard import DeskForm, MayWords
from app.desk.infopoint.words import change_in, concept_of, concepts_with_word, trial_of
from app.desk.infopoint.words_pages import change_words, concept_page, trial_page, words_page
from app.desk.shown import frame, go_on
from app.search.access import Engine
from app.search.synonyms import FOLDER, read_concepts
from app.search.synonyms.export import exported
from app.search.synonyms.stored import changes, keep, local_words, undo
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen
from app.web.words import FINNISH_WORDS

router = APIRouter(include_in_schema=False)


@router.get(links.WORDS, response_class=HTMLResponse)
def show_words(desk: MayWords, session: ReadSession, view: Seen, q: str = "") -> HTMLResponse:
    """Find concepts by a word; list what has been changed."""
    found = concepts_with_word(q[:100], local_words(session))
    page = words_page(q[:100].strip(), found, changes(session), frame(desk, view), view.words)
    return render("desk/words.html", page, view)


@router.get(f"{links.WORDS}/sanat.toml")
def words_file(desk: MayWords, session: ReadSession) -> Response:  # noqa: ARG001 - the permission is asked for
    """What has been changed, as a file for giving it back to everybody."""
    text = exported(read_concepts(FOLDER), local_words(session))
    headers = {"Content-Disposition": 'attachment; filename="sanat.toml"'}
    return PlainTextResponse(text, headers=headers)


@router.get(f"{links.WORDS}/kasite/{{code}}", response_class=HTMLResponse)
def show_concept(code: str, desk: MayWords, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show a concept and its words."""
    present = local_words(session)
    page = concept_page(concept_of(code, present), present, frame(desk, view), view.words)
    return render("desk/concept.html", page, view)


@router.post(f"{links.WORDS}/kokeile", response_class=HTMLResponse)
def try_words(
    desk: MayWords, form: DeskForm, engine: Engine, session: ReadSession, view: Seen
) -> HTMLResponse:
    """Show what a change would do. It changes nothing."""
    trial = trial_of(engine, change_in(form), local_words(session), desk)
    page = trial_page(trial, frame(desk, view), view.words)
    return render("desk/words_trial.html", page, view, status=422 if trial.fault else 200)


@router.post(links.WORDS, response_class=HTMLResponse)
def take_words(desk: MayWords, form: DeskForm, engine: Engine, view: Seen, state: State) -> Response:
    """Save a change; the search answers with it from now on."""
    change = change_in(form)
    with reading(state.database) as session:
        trial = trial_of(engine, change, local_words(session), desk)
    if trial.fault:
        page = trial_page(trial, frame(desk, view), view.words)
        return render("desk/words_trial.html", page, view, status=422)
    with writing(state.database) as session:
        keep(session, change, desk.email, desk.now)
        note(session, desk.email, "word_changed", desk.now, text=change_words(change, FINNISH_WORDS))
    state.follower.look()
    return go_on(view, links.WORDS, "words_saved")


@router.post(f"{links.WORDS}/{{identity}}/kumoa")
def take_undone(identity: UUID, desk: MayWords, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take a change back."""
    with writing(state.database) as session:
        change = undo(session, identity)
        note(session, desk.email, "word_undone", desk.now, text=change_words(change, FINNISH_WORDS))
    state.follower.look()
    return go_on(view, links.WORDS, "words_undone")
