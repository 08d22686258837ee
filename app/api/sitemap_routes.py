"""Addresses that search engines ask for."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from app.api.sitemap import index_of, part_count, part_of, robots_text
from app.core.clock import utc_now
from app.core.errors import NotFoundError
from app.web.state import ReadSession, State
from app.web.view import Seen

router = APIRouter(include_in_schema=False)
XML = "application/xml"
AN_HOUR = {"Cache-Control": "public, max-age=3600"}


@router.get("/robots.txt")
def robots(view: Seen) -> PlainTextResponse:
    """What robots may read."""
    return PlainTextResponse(robots_text(view.base_url))


@router.get("/sitemap.xml")
def sitemap(session: ReadSession, state: State, view: Seen) -> Response:
    """All public pages; where they are many, the file that names the parts."""
    now = utc_now()
    parts = part_count(session, now)
    if parts > 1:
        return Response(index_of(view.base_url, parts), media_type=XML, headers=AN_HOUR)
    return StreamingResponse(part_of(state.database, view.base_url, 1, now), media_type=XML, headers=AN_HOUR)


@router.get("/sitemap-{number:int}.xml")
def sitemap_part(number: int, session: ReadSession, state: State, view: Seen) -> Response:
    """One part of the sitemap."""
    now = utc_now()
    if not 1 <= number <= part_count(session, now):
        raise NotFoundError("There is no such part of the sitemap.")
    body = part_of(state.database, view.base_url, number, now)
    return StreamingResponse(body, media_type=XML, headers=AN_HOUR)
