"""The files of pictures: for everybody once a listing shows them, before that for whoever holds a mark."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.clock import utc_now
from app.core.errors import NotFoundError
from app.pictures.marks import Marks
from app.pictures.queries import check_public, file_of
from app.pictures.rules import FILES
from app.web.links import PICTURES
from app.web.state import ReadSession, State

router = APIRouter(include_in_schema=False)
FOR_GOOD = "public, max-age=31536000, immutable"
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""Somebody may open the file alone: then it may do nothing at all."""


@router.get(f"{PICTURES}/{{picture}}/{{name}}")
def show_picture(picture: str, name: str, session: ReadSession, state: State, merkki: str = "") -> Response:
    """Give a file of a picture."""
    if name not in FILES:
        raise NotFoundError("There is no such picture.")
    marks = Marks(state.settings.secret_key.get_secret_value())
    is_marked = bool(merkki) and marks.holds(picture, merkki, utc_now())
    if not is_marked:
        check_public(session, picture)
    headers = {
        "Cache-Control": "private, no-store" if is_marked else FOR_GOOD,
        "Content-Disposition": f'inline; filename="kuva.{name.rpartition(".")[2]}"',
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin" if is_marked else "cross-origin",
        "X-Robots-Tag": "noindex" if is_marked else "all",
    }
    return Response(file_of(session, picture, name), media_type=FILES[name].media_type, headers=headers)
