"""Many listings are mapped by processes beside this one, to the very documents that this one would make."""

from app.catalogue.queries import details_of, public_ids, public_listings
from app.core.db import reading
from app.search.mapping import documents_of, mapped_beside
from tests.app.town import Town, at, weekly


def test_processes_make_the_same_documents_in_the_same_order(town: Town) -> None:
    town.add("group", title="Neulekahvila", kind="activity", sessions=at(weekly("2026-12-01T18:00", "TU")))
    town.add_all({f"k{n}": {"title": {"fi": f"Kuoro {n}"}, "kind": "event"} for n in range(1203)})
    town.take_away("k7")
    with reading(town.database) as session:
        here = [
            document
            for batch in public_listings(session)
            for document in documents_of(details_of(session, batch), town.now)
        ]
        address = town.database.url.render_as_string(hide_password=False)
        beside = list(mapped_beside(address, public_ids(session), town.now, 2))
    assert beside == here
    assert len(beside) == 1203


def test_a_rebuild_of_many_finds_what_a_rebuild_of_few_does(town: Town) -> None:
    town.add_all({f"k{n}": {"title": {"fi": "Kuoro"}, "kind": "event"} for n in range(40)})
    town.add("late", title="Shakki")
    town.indexer.many = 1
    assert town.indexer.rebuild() == 41
    assert town.ask(q="kuorossa").total == 40
    assert town.found_keys(q="shakki") == ["late"]
