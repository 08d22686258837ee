"""Feeds, runs and recurring work, as the desk's tests need them."""

from datetime import timedelta
from typing import Any

from selectolax.lexbor import LexborHTMLParser
from sqlmodel import col, select

from app.catalogue.feeds.run_models import FeedPlan, ImportRequest
from app.catalogue.models import ImportRun, Listing, Source
from app.core.db import reading, writing
from app.jobs.models import JobState
from tests.app.desk.conftest import Person
from tests.app.town import Town

FEED = "/yllapito/tuonnit/kirjasto"
RUN = "20261124T070000Z-aaaaaa"


def text_of(person: Person, path: str = FEED) -> str:
    return words_in(person.pages.get(path))


def words_in(page: LexborHTMLParser) -> str:
    main = page.css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def add_run(town: Town, **values: Any) -> None:
    with writing(town.database) as session:
        session.merge(
            Source(
                name="ics",
                title="Kirjaston kalenteri",
                publisher="Kirjasto",
                licence="CC0",
                homepage="https://example.org/",
                contact="a@example.org",
            )
        )
        session.flush()
        given: dict[str, Any] = {
            "id": RUN,
            "feed": "kirjasto",
            "source": "ics",
            "started_at": town.now,
            "state": "done",
        }
        session.merge(ImportRun(**given | values))


def add_held(town: Town) -> None:
    """A run that would take away twelve of twenty listings; the first of them is one of the town."""
    town.add("kuoro", title="Kuoro")
    with reading(town.database) as session:
        identity = session.exec(select(Listing.id).where(col(Listing.slug).contains("kuoro"))).one()
    add_run(
        town,
        state="held",
        seen=8,
        message="12 of 20 listings (60 %) would disappear; up to 20 % is normal. Nothing was changed.",
        doubts=[
            {"code": "too_many_gone", "number": 12, "whole": 20, "name": ""},
            {"code": "field_lost", "number": 90, "whole": 10, "name": "times"},
        ],
        foreseen={"new": 1, "changed": 2, "same": 5, "withdrawn": 12, "gone": [str(identity)]},
    )


def add_plan(town: Town, **values: Any) -> None:
    with writing(town.database) as session:
        session.merge(FeedPlan(feed="kirjasto", source="ics", **values))


def work_seen(town: Town, name: str = "imports", **ago: float) -> None:
    at = town.now - timedelta(**ago)
    with writing(town.database) as session:
        session.merge(
            JobState(name=name, every=5, started_at=at, ended_at=at, well_at=at, result="well", runs=3)
        )


def requests(town: Town) -> list[tuple[str, str, str, str]]:
    with reading(town.database) as session:
        rows = session.exec(select(ImportRequest).order_by(col(ImportRequest.id)))
        return [(one.kind, one.feed, one.run_id, one.asked_by) for one in rows]


def state_of_run(town: Town) -> tuple[str, str]:
    with reading(town.database) as session:
        run = session.get_one(ImportRun, RUN)
        return run.state, run.decided_by
