"""The pages of categories."""

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.catalogue.taxonomy import taxonomy
from app.core.clock import utc_now
from app.core.errors import NotFoundError
from app.search.access import Engine
from app.search.shown.category_page import category_page, category_query
from app.web.rendering import render
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@router.get("/aiheet/{code}", response_class=HTMLResponse)
def show_category(code: str, engine: Engine, view: Seen) -> HTMLResponse:
    """Show a category; one that is not known or not public answers 404."""
    term = taxonomy().categories.get(code)
    if term is None or not term.public:
        raise NotFoundError("There is no such category.")
    now = utc_now()
    query = replace(category_query(code), near=view.frame.near if view.frame else None)
    results = engine.search(query, now)
    return render("search/category.html", category_page(code, results, now, view), view)
