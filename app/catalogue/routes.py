"""The page of a listing."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.catalogue.pages import listing_page
from app.catalogue.queries import details_of, last_told, listing_by_slug
from app.core.clock import utc_now
from app.core.errors import GoneError, NotFoundError
from app.web.rendering import render
from app.web.state import ReadSession

router = APIRouter(include_in_schema=False)


@router.get("/tarjonta/{slug}", response_class=HTMLResponse)
def show_listing(slug: str, session: ReadSession) -> HTMLResponse:
    """Show a listing; one that was taken away answers 410, and an unknown one 404."""
    listing = listing_by_slug(session, slug)
    if listing is None:
        raise NotFoundError("There is no such listing.")
    if listing.state != "published":
        raise GoneError("This listing has been taken away by its publisher.")
    details = details_of(session, [listing])[0]
    return render("catalogue/listing.html", listing_page(details, last_told(session, details), utc_now()))
