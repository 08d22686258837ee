"""The info point itself, as the catalogue tells of it: who asks nobody else may ask there."""

from datetime import datetime

from sqlmodel import Session

from app.catalogue.content import from_json
from app.catalogue.queries import listing_by_slug
from app.catalogue.texts import text_in
from app.catalogue.words.sentences import sentences
from app.core.clock import local_day
from app.core.settings import Settings
from app.infopoint.points import shown_points
from app.search.shown.nothing_page import InfoPoint
from app.web.links import listing_path
from app.web.words import Words


def info_point_of(settings: Settings, session: Session, now: datetime, words: Words) -> InfoPoint:
    """Where a person answers.

    What the desk tells of the info point; or else the listing that the settings name; without one, a number.
    """
    if points := shown_points(session, now, words):
        return InfoPoint(points=points)
    slug = settings.info_point_slug
    listing = listing_by_slug(session, slug) if slug else None
    if listing is None or listing.state != "published":
        return InfoPoint(phone=settings.phone)
    content = from_json(listing.content)
    place = next((one.place for one in content.sessions if one.place), None)
    where = (
        (text_in(place.name, words.lang)[0], text_in(place.street_address, words.lang)[0]) if place else ()
    )
    schedules = [schedule for one in content.sessions for schedule in one.schedules]
    return InfoPoint(
        title=text_in(content.title, words.lang)[0],
        link=words.path(listing_path(listing.slug)),
        phone=settings.phone or next((c.phone for c in content.contacts if c.phone), ""),
        hours=tuple(sentences(schedules, words.lang, local_day(now))),
        place=", ".join(part for part in where if part),
    )
