"""Publishers and their changes go along when listings are merged, and all of it can be undone."""

from sqlmodel import select

from app.catalogue.content import from_json
from app.catalogue.merging.models import ListingMerge
from app.core.db import reading, writing
from app.submissions.commands import Offer, submit_own
from app.submissions.links import Holder
from app.submissions.models import Submission
from tests.app.desk.conftest import Person, tree_of
from tests.app.desk.merged_pair import join, listing, own_page, owners, part, published, publisher
from tests.app.desk.sent import BASE, knitting
from tests.page_client import texts, words


def test_undoing_brings_back_both_exactly(editor: Person) -> None:
    one = published(editor.town, "aila@example.org")
    other = published(editor.town, "eino@example.org", knitting(title={"fi": "Neuleilta"}))
    change = knitting(title={"fi": "Neulekahvila uusin sanoin"})
    with writing(editor.town.database) as session:
        holder = Holder(publisher(editor.town, "aila@example.org"), None)
        offer = Offer(change, "fi", listing_id=one)
        waiting = submit_own(session, holder, offer, BASE, editor.town.now).id
    before = listing(editor.town, one), listing(editor.town, other)

    join(editor, one, other, ota_title="1")
    assert owners(editor.town, other) == {"aila@example.org", "eino@example.org"}
    with reading(editor.town.database) as session:
        assert session.get_one(Submission, waiting).listing_id == other
    part(editor, one)

    assert (listing(editor.town, one), listing(editor.town, other)) == before
    assert (owners(editor.town, one), owners(editor.town, other)) == (
        {"aila@example.org"},
        {"eino@example.org"},
    )
    with reading(editor.town.database) as session:
        assert session.get_one(Submission, waiting).listing_id == one
        assert session.exec(select(ListingMerge)).all() == []
    assert editor.actions()[-4:] == ["merged", "took_in", "unmerged", "unmerged"]


def test_the_publisher_of_the_one_that_gave_way_goes_on_with_the_other(editor: Person) -> None:
    one = published(editor.town, "aila@example.org")
    other = published(editor.town, "eino@example.org", knitting(title={"fi": "Neuleilta"}))
    join(editor, one, other)
    home = own_page(editor, "aila@example.org")

    assert texts(tree_of(editor.http.get(home)), ".own-item h3") == ["Neuleilta"]
    assert editor.http.get(f"{home}/muokkaa/{other}").status_code == 200
    assert editor.http.get(f"{home}/muokkaa/{one}").status_code == 404
    part(editor, one)
    assert texts(tree_of(editor.http.get(home)), ".own-item h3") == ["Neulekahvila"]
    assert editor.http.get(f"{home}/muokkaa/{other}").status_code == 404


def test_a_change_that_waited_is_decided_for_the_one_that_stays(editor: Person) -> None:
    one = published(editor.town, "aila@example.org")
    other = published(editor.town, "eino@example.org", knitting(title={"fi": "Neuleilta"}))
    with writing(editor.town.database) as session:
        holder = Holder(publisher(editor.town, "aila@example.org"), None)
        offer = Offer(knitting(title={"fi": "Uusi nimi"}), "fi", listing_id=one)
        waiting = submit_own(session, holder, offer, BASE, editor.town.now).id
    join(editor, one, other)
    assert "Vertaa huolella." in words(editor.pages.get(f"/yllapito/jono/{waiting}"))
    editor.post(f"/yllapito/jono/{waiting}", teko="julkaise")

    assert from_json(listing(editor.town, other)["content"]).title == {"fi": "Uusi nimi"}
    assert listing(editor.town, one)["state"] == "merged"


def test_ownership_goes_along_a_chain_and_comes_back_link_by_link(editor: Person) -> None:
    names = ("aila", "eino", "liisa")
    one, two_, three = (
        published(editor.town, f"{name}@example.org", knitting(title={"fi": name})) for name in names
    )
    aila, eino, liisa = (f"{name}@example.org" for name in names)
    join(editor, one, two_)
    join(editor, two_, three)
    assert owners(editor.town, three) == {aila, eino, liisa}

    part(editor, one)
    assert (owners(editor.town, one), owners(editor.town, two_), owners(editor.town, three)) == (
        {aila},
        {eino},
        {eino, liisa},
    )
    part(editor, two_)
    assert (owners(editor.town, two_), owners(editor.town, three)) == ({eino}, {liisa})


def test_who_owns_the_other_by_two_merges_keeps_it_until_both_are_undone(editor: Person) -> None:
    one = published(editor.town, "aila@example.org")
    two_ = published(editor.town, "aila@example.org", knitting(title={"fi": "Neuleilta"}))
    three = published(editor.town, "eino@example.org", knitting(title={"fi": "Neulekerho"}))
    join(editor, one, three)
    join(editor, two_, three)
    part(editor, one)
    assert owners(editor.town, three) == {"aila@example.org", "eino@example.org"}
    part(editor, two_)
    assert owners(editor.town, three) == {"eino@example.org"}
