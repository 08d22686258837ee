"""The sitemap: every public page in every language, told to search engines; and what robots may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import Engine, Select, func, literal, null, or_, select, union_all
from sqlmodel import Session, col

from app.catalogue.models import Listing, Organisation
from app.catalogue.taxonomy import taxonomy
from app.core.db import reading
from app.web import links
from app.web.languages import LANGUAGES, Language

MOST_ADDRESSES = 10_000
INDEXED = tuple(language for code, language in LANGUAGES.items() if code == language.tag)
"""Plain Finnish is the same language to a search engine: it is found from the Finnish page."""
MOST_PAGES = MOST_ADDRESSES // len(INDEXED)
FIXED = (
    links.home_path(),
    links.finder_path(),
    links.calendar_path(),
    links.about_path(),
    links.accessibility_path(),
    links.privacy_path(),
)
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One page: its address in the language of no prefix, and when it last changed."""

    path: str
    changed_at: datetime | None = None


def robots_text(base_url: str) -> str:
    """What robots may read: all that is public."""
    private = ("/yllapito", "/oma/", "/kioski")
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in private),
        "",
        f"Sitemap: {base_url}/sitemap.xml",
    ]
    return "\n".join(lines) + "\n"


def part_count(session: Session, now: datetime) -> int:
    """How many files the sitemap takes."""
    rows: int = session.execute(select(func.count()).select_from(_rows(now).subquery())).scalar_one()
    return -(-(len(_known()) + rows) // MOST_PAGES)


def index_of(base_url: str, parts: int) -> str:
    """The file that names the others."""
    named = (
        f"<sitemap><loc>{escape(base_url)}/sitemap-{n}.xml</loc></sitemap>\n" for n in range(1, parts + 1)
    )
    return f"{XML}<sitemapindex {NAMESPACE}>\n{''.join(named)}</sitemapindex>\n"


def part_of(database: Engine, base_url: str, number: int, now: datetime) -> Iterator[str]:
    """One file, the first being 1, piece by piece: it is never whole in memory."""
    yield f'{XML}<urlset {NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for page in _pages(database, (number - 1) * MOST_PAGES, now):
        for language in INDEXED:
            yield _address(base_url, page, language)
    yield "</urlset>\n"


def _address(base_url: str, page: PublicPage, language: Language) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(other.tag)}'
        f" href={quoteattr(f'{base_url}{other.prefix}{page.path}')}/>"
        for other in INDEXED
    )
    changed = f"<lastmod>{page.changed_at:%Y-%m-%dT%H:%M:%SZ}</lastmod>" if page.changed_at else ""
    return f"<url><loc>{escape(f'{base_url}{language.prefix}{page.path}')}</loc>{changed}{others}</url>\n"


def _pages(database: Engine, offset: int, now: datetime) -> Iterator[PublicPage]:
    known = _known()
    yield from known[offset : offset + MOST_PAGES]
    taken = len(known[offset : offset + MOST_PAGES])
    with reading(database) as session:
        query = _rows(now).limit(MOST_PAGES - taken).offset(max(0, offset - len(known)))
        for kind, slug, changed_at in session.execute(query.execution_options(yield_per=500)):
            path = links.listing_path(slug) if kind == "listing" else links.organiser_path(slug)
            yield PublicPage(path, changed_at)


def _known() -> list[PublicPage]:
    categories = (links.category_path(code) for code in taxonomy().categories.codes)
    return [PublicPage(path) for path in (*FIXED, *categories)]


def _rows(now: datetime) -> Select[tuple[str, str, datetime | None]]:
    """Listings that are public and not over, and organisers that have any: (which, slug, changed at)."""
    ahead = (
        col(Listing.state) == "published",
        or_(col(Listing.last_end).is_(None), col(Listing.last_end) >= now),
    )
    listings = select(literal("listing").label("kind"), col(Listing.slug), col(Listing.changed_at)).where(
        *ahead
    )
    having = select(col(Listing.organisation_id)).where(*ahead)
    organisers = select(literal("organiser"), col(Organisation.slug), null()).where(
        col(Organisation.id).in_(having)
    )
    rows = union_all(listings, organisers).subquery()
    return select(rows.c.kind, rows.c.slug, rows.c.changed_at).order_by(rows.c.kind, rows.c.slug)
