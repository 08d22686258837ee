"""A publisher's own page: what a link lets one do, and what it does not."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.catalogue.models import Listing
from app.catalogue.publishing import take_down
from app.core.db import reading, writing
from app.mail.bouncing import is_dead, note_bounce
from app.mail.models import Letter
from app.submissions.decisions import Decider, ask_change, reject
from app.submissions.models import Ownership
from app.views.commands import add_views
from tests.app.submissions.sender import ORIGIN, OWN_LINK, Sender, filled
from tests.page_client import attribute, links, texts, words


def listing_of(sender: Sender, listing: Listing) -> Listing:
    with reading(sender.town.database) as session:
        found = session.get_one(Listing, listing.id)
        session.expunge(found)
    return found


def test_the_own_page_is_kept_nowhere_and_named_to_nobody(sender: Sender) -> None:
    home, _ = sender.publish()
    sender.see(home)
    headers = sender.last.headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "strict-origin"
    assert "set-cookie" not in headers
    assert attribute(sender.tree, "meta[name=robots]", "content") == "noindex"
    assert sender.tree.css("link[rel=canonical], link[hreflang]") == []
    sitemap = sender.pages.http.get("/sitemap-1.xml").text
    assert "/oma" not in sitemap


def test_a_change_waits_while_the_old_one_stays_public(sender: Sender) -> None:
    home, listing = sender.publish()
    page = sender.see(home)
    sender.see(links(page)["Muokkaa"])
    sender.press("mita")
    sender.press("eteenpain", otsikko="Neuleilta kaikille")
    sender.press("esikatselu")
    sender.press("laheta", 303)
    page = sender.follow()
    assert "Muutos on lähetetty" in words(page.css_first("[role=status]"))
    assert "Siihen asti entinen näkyy" in words(page)
    assert listing_of(sender, listing).content["title"] == {"fi": "Neuleilta"}
    assert listing_of(sender, sender.approve()).content["title"] == {"fi": "Neuleilta kaikille"}


def test_a_change_keeps_what_the_form_does_not_ask(sender: Sender) -> None:
    home, listing = sender.publish()
    extra = {"keywords": [{"label": {"fi": "lanka"}}], "companion": {"offered": "on_request"}}
    with writing(sender.town.database) as session:
        row = session.get_one(Listing, listing.id)
        row.content = row.content | extra
    sender.see(f"{home}/muokkaa/{listing.id}")
    sender.press("hinta")
    sender.press("esikatselu", hinta="donation")
    sender.press("laheta", 303)
    sent = sender.submissions()[-1].content
    assert sent == listing.content | extra | {"prices": [{"type": "donation"}]}


def test_what_the_desk_asks_for_is_mended(sender: Sender) -> None:
    sender.send()
    home = sender.confirm()
    with writing(sender.town.database) as session:
        identity = sender.submissions()[0].id
        ask_change(session, identity, "Lisää osoite, kiitos.", Decider("desk", ORIGIN, sender.now))
    page = sender.see(home)
    assert "Lisää osoite, kiitos." in words(page)
    preview = sender.see(links(page)["Korjaa"])
    assert "Lisää osoite, kiitos." in words(preview.css_first("main"))
    sender.press("missa")
    sender.press("esikatselu", osoite="Porrassalmenkatu 1")
    sender.press("laheta", 303)
    assert [one.state for one in sender.submissions()] == ["replaced", "waiting"]
    place = sender.submissions()[-1].content["sessions"][0]["place"]
    assert place["street_address"] == {"fi": "Porrassalmenkatu 1"}


def test_what_was_refused_is_told_with_its_reason(sender: Sender) -> None:
    sender.send()
    home = sender.confirm()
    with writing(sender.town.database) as session:
        reject(session, sender.submissions()[0].id, "Tämä on mainos.", Decider("desk", ORIGIN, sender.now))
    page = sender.see(home)
    assert "Emme voineet julkaista tätä" in words(page)
    assert "Tämä on mainos." in words(page)
    sender.see(f"{home}/korjaa/{sender.submissions()[0].id}", 422)


def test_a_pause_takes_the_page_away_until_it_goes_on(sender: Sender) -> None:
    home, listing = sender.publish()
    sender.post(f"{home}/tauko/{listing.id}", {"x": "1"})
    sender.see(f"/tarjonta/{listing.slug}", 410)
    assert "Tauolla" in words(sender.see(home))
    sender.post(f"{home}/jatka/{listing.id}", {"x": "1"})
    sender.see(f"/tarjonta/{listing.slug}")


def test_one_time_is_called_off_at_once_and_taken_back(sender: Sender) -> None:
    home, listing = sender.publish()
    page = sender.see(home)
    assert attribute(page, "input[name=kerta]", "value") == "2026-11-24T17:00"
    sender.post(f"{home}/peru/{listing.id}", {"kerta": "2026-12-01T17:00"})
    shown = sender.see(f"/tarjonta/{listing.slug}")
    assert len(shown.css(".time--off")) == 1
    overrides = listing_of(sender, listing).content["sessions"][0]["schedules"][0]["overrides"]
    assert overrides == [{"original": "2026-12-01T17:00:00", "state": "cancelled"}]
    sender.post(f"{home}/palauta/{listing.id}", {"kerta": "2026-12-01T17:00"})
    assert listing_of(sender, listing).content == listing.content


def test_a_time_called_off_stays_so_when_a_waiting_change_is_approved(sender: Sender) -> None:
    home, listing = sender.publish()
    sender.see(f"{home}/muokkaa/{listing.id}")
    sender.press("hinta")
    sender.press("esikatselu", hinta="donation")
    sender.press("laheta", 303)
    sender.post(f"{home}/peru/{listing.id}", {"kerta": "2026-12-01T17:00"})
    sender.approve()
    schedule = listing_of(sender, listing).content["sessions"][0]["schedules"][0]
    assert schedule["overrides"] == [{"original": "2026-12-01T17:00:00", "state": "cancelled"}]


@pytest.mark.parametrize("key", ["", "2026-12-02T17:00", "2026-12-01T17:01", "eilen", "9999-99-99T00:00"])
def test_a_time_that_there_is_not_cannot_be_called_off(sender: Sender, key: str) -> None:
    home, listing = sender.publish()
    sender.post(f"{home}/peru/{listing.id}", {"kerta": key}, 404)


def test_that_it_still_holds_is_noted(sender: Sender) -> None:
    home, listing = sender.publish()
    sender.clock.shift(timedelta(days=60))
    sender.post(f"{home}/voimassa/{listing.id}", {"x": "1"})
    noted = listing_of(sender, listing)
    assert noted.verified_how == "owner_link"
    assert noted.verified_at is not None
    assert (noted.verified_at - sender.town.now).days == 60
    assert "pitää paikkansa" in words(sender.follow().css_first("[role=status]"))


def test_a_copy_is_a_new_listing(sender: Sender) -> None:
    home, listing = sender.publish()
    sender.clock.shift(5)
    sender.see(f"{home}/kopioi/{listing.id}")
    sender.press("mita")
    sender.press("esikatselu", otsikko="Virkkausilta")
    sender.press("laheta", 303)
    copy = sender.approve()
    assert copy.id != listing.id
    assert texts(sender.see(home), ".own-item h3") == ["Virkkausilta", "Neuleilta"]


def test_a_listing_that_is_handed_over_is_the_givers_no_more(sender: Sender) -> None:
    home, listing = sender.publish()
    sender.see(f"{home}/siirra/{listing.id}")
    sender.clock.shift(5)
    form = sender.tree.css("main form")[0]
    sender.post(f"{home}/siirra/{listing.id}", {**filled(form), "uusi_sahkoposti": "Bertta@example.org"})
    new_home = sender.last.headers["location"].partition("?")[0]
    sender.see(home, 410)
    assert texts(sender.see(new_home), ".own-item h3") == []
    sender.post(f"{new_home}/tauko/{listing.id}", {"x": "1"}, 404)
    letter = sender.letters()[-1]
    assert letter.recipient == "bertta@example.org"
    hers = sender.link(OWN_LINK)
    assert texts(sender.see(hers), ".own-item h3") == ["Neuleilta"]


@pytest.mark.parametrize("email", ["", "bertta", "aila@example.org"])
def test_a_listing_is_handed_over_to_another_address_only(sender: Sender, email: str) -> None:
    home, listing = sender.publish()
    form = sender.see(f"{home}/siirra/{listing.id}").css("main form")[0]
    sender.clock.shift(5)
    sender.post(f"{home}/siirra/{listing.id}", {**filled(form), "uusi_sahkoposti": email}, 422)
    assert attribute(sender.tree, ".error-summary a", "href") == "#uusi_sahkoposti"


def test_a_link_that_is_given_up_opens_nothing(sender: Sender) -> None:
    home, _ = sender.publish()
    sender.post(f"{home}/unohda", {"x": "1"})
    page = sender.see(home, 410)
    assert texts(page, "h1") == ["Pyydä linkki omalle sivullesi"]


def test_a_link_ends(sender: Sender) -> None:
    home, listing = sender.publish()
    sender.clock.shift(timedelta(days=401))
    sender.see(home, 410)
    sender.post(f"{home}/tauko/{listing.id}", {"x": "1"}, 410)


def test_a_listing_is_owned_by_whoever_sent_it(sender: Sender) -> None:
    sender.publish()
    with reading(sender.town.database) as session:
        assert len(session.exec(select(Ownership)).all()) == 1


@pytest.mark.parametrize("prefix", ["/sv", "/en"])
def test_the_own_page_speaks_the_readers_language(sender: Sender, prefix: str) -> None:
    home, listing = sender.publish()
    shown = words(sender.see(f"{prefix}{home}").css_first("main"))
    shown += words(sender.see(f"{prefix}{home}/siirra/{listing.id}").css_first("main"))
    shown += words(sender.see(f"{prefix}/oma").css_first("main"))
    for finnish in ("Oma sivusi", "Pitää", "Muokkaa", "tauolle", "Peru", "Siirrä", "Lähetä", "Poista"):
        assert finnish not in shown


def test_what_the_desk_took_away_its_publisher_cannot_put_back(sender: Sender) -> None:
    home, listing = sender.publish()
    with writing(sender.town.database) as session:
        take_down(session, listing.id, sender.now, by_desk=True)
    page = sender.see(home)
    assert "Infopisteen väki on ottanut tämän pois. Kysy meiltä, miksi." in words(page)
    sender.post(f"{home}/jatka/{listing.id}", {"x": "1"}, 422)
    assert listing_of(sender, listing).state == "removed"


def test_the_own_page_tells_how_often_each_listing_was_viewed(sender: Sender) -> None:
    home, listing = sender.publish()
    assert "Ilmoitusta katsottiin 0 kertaa viime viikolla." in words(sender.see(home))
    with writing(sender.town.database) as session:
        for day, count in ((15, 9), (16, 5), (22, 7), (23, 1)):
            add_views(session, {listing.slug: count}, date(2026, 11, day))
    told = "Ilmoitusta katsottiin 12 kertaa viime viikolla. Tällä viikolla sitä on katsottu 1 kerran."
    assert told in words(sender.see(home))
    assert "viewed 12 times last week" in words(sender.see(f"/en{home}"))


def test_a_letters_link_that_is_opened_makes_a_dead_address_good_again(sender: Sender) -> None:
    sender.send()
    with writing(sender.town.database) as session:
        letter = session.exec(select(Letter)).one()
        letter.state, letter.tries = "sent", 1
        note_bounce(session, letter, "hard", "5.1.1", sender.now)
        assert is_dead(session, "aila@example.org", sender.now)
    sender.confirm()
    with reading(sender.town.database) as session:
        assert not is_dead(session, "aila@example.org", sender.now)
    assert [one.state for one in sender.letters()] == ["sent", "waiting"]
