"""Adding views, and letting old ones fade: first their days are forgotten, then their months."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.catalogue.models import Listing
from app.core.clock import local_day
from app.core.db import table_of
from app.views.models import ListingView

DAYS_KEPT = 62
MONTHS_KEPT = 13
CHUNK = 1000


def add_views(session: Session, counts: Mapping[str, int], day: date) -> None:
    """Add counts by slug to what the day has already; several processes may. Unknown slugs are left out."""
    slugs = sorted(counts)
    for start in range(0, len(slugs), CHUNK):
        part = slugs[start : start + CHUNK]
        known = session.execute(select(col(Listing.id), col(Listing.slug)).where(col(Listing.slug).in_(part)))
        rows = [
            {"listing_id": identity, "span": "day", "begins": day, "count": counts[slug]}
            for identity, slug in known
        ]
        _add(session, rows)


def _add(session: Session, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    table = table_of(ListingView)
    statement = insert(table).values(rows)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["listing_id", "span", "begins"],
            set_={"count": table.c["count"] + statement.excluded["count"]},
        )
    )


def forget_old(session: Session, now: datetime) -> None:
    """Sum days of two months ago up by month, and forget months that began more than 13 months ago."""
    today = local_day(now)
    last_day = today - timedelta(days=DAYS_KEPT)
    old = (col(ListingView.span) == "day", col(ListingView.begins) < last_day)
    rows = session.execute(
        select(col(ListingView.listing_id), col(ListingView.begins), func.sum(col(ListingView.count)))
        .where(*old)
        .group_by(col(ListingView.listing_id), col(ListingView.begins))
    )
    months: dict[tuple[Any, date], int] = {}
    for identity, day, count in rows:
        key = (identity, day.replace(day=1))
        months[key] = months.get(key, 0) + int(count)
    summed = [
        {"listing_id": identity, "span": "month", "begins": month, "count": count}
        for (identity, month), count in months.items()
    ]
    for start in range(0, len(summed), CHUNK):
        _add(session, summed[start : start + CHUNK])
    session.execute(delete(ListingView).where(*old))
    oldest = today.replace(day=1) - relativedelta(months=MONTHS_KEPT)
    session.execute(delete(ListingView).where(col(ListingView.begins) < oldest))
