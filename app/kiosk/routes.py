"""The kiosk's own pages. What everybody sees it shows as it is: see layer."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.core.clock import utc_now
from app.core.errors import NotFoundError
from app.kiosk.layer import Kiosk
from app.kiosk.pages import AT_ONCE, start_page, start_queries
from app.search.access import Engine
from app.web.links import KIOSK
from app.web.rendering import render
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


def kiosk_of(view: Seen) -> Kiosk:
    """The kiosk that a request comes from. Raises NotFoundError for anybody else."""
    if view.frame is None or not isinstance(view.frame.told, Kiosk):
        raise NotFoundError("There is no such kiosk.")
    return view.frame.told


AtKiosk = Annotated[Kiosk, Depends(kiosk_of)]


@router.get(KIOSK, response_class=HTMLResponse)
def start(kiosk: AtKiosk, engine: Engine, view: Seen) -> Response:
    """Show what is on, and the ways in. A language that this kiosk does not speak leads to its first."""
    now, words = utc_now(), view.words
    if words.language.code not in kiosk.profile.languages:
        return RedirectResponse(kiosk.start, 307)
    queries = start_queries(now, words.lang, kiosk.profile)
    found = {}
    for name, query in queries.items():
        found[name] = query, engine.search(query, now)
        if found[name][1].total >= AT_ONCE:
            break
    return render("kiosk/start.html", start_page(found, kiosk.profile, now, words), view)
