"""What the counter's tools show and write down; and that a visitor's pages have nothing of it."""

from datetime import date

import pytest
from sqlmodel import select

from app.core.db import reading, writing
from app.desk.models import DeskEvent
from app.feedback.models import Feedback
from app.kiosk.counter import set_note
from app.kiosk.counter_models import UnmetNeed
from tests.app.desk.at_counter import AtKiosk, give_pin
from tests.app.town import Town, id_of
from tests.page_client import PageClient, links, texts

NOTE = "Ovi on pihan puolella. Soita Teijalle ensin."


@pytest.fixture
def kiosk(desk_town: Town) -> AtKiosk:
    """A kiosk whose tools are open, in a town with one choir that has a note."""
    desk_town.add(
        "choir",
        title="Kaikurannan kuoro",
        kind="activity",
        contacts=[{"name": "Teija", "phone": "040 123 4567"}],
        first_visit={"who_meets": {"fi": "Teija ottaa vastaan."}},
    )
    desk_town.index()
    give_pin(desk_town)
    with writing(desk_town.database) as session:
        set_note(session, id_of("choir"), NOTE, "editor@example.org", desk_town.now)
    kiosk = AtKiosk.before(desk_town)
    kiosk.open()
    return kiosk


def needs(town: Town) -> list[tuple[date, str, str, str, int]]:
    with reading(town.database) as session:
        rows = session.exec(select(UnmetNeed)).all()
        return sorted((row.day, row.kiosk, row.category, row.words, row.count) for row in rows)


def test_pages_of_the_tools_are_whole_pages(kiosk: AtKiosk) -> None:
    pages = PageClient(kiosk.http)
    slug = kiosk.town.slug("choir")
    for lang in ("", "/sv", "/en", "/selko"):
        for path in ("", "/kysytty", "/kysytty?aihe=laula_ja_soita&q=kuoro", f"/tarjonta/{slug}"):
            page = pages.get(f"/kioski{lang}/tiski{path}")
            addresses = [node.attributes["href"] or "" for node in page.css("a")]
            assert [one for one in addresses if not one.startswith(("/kioski", "#"))] == []
    kiosk.http.cookies.clear()
    assert texts(pages.get("/kioski/en/tiski"), "h1") == ["The staff's tools"]


def test_both_sides_of_a_listing_are_beside_each_other(kiosk: AtKiosk) -> None:
    page = kiosk.tree(f"/tiski/tarjonta/{kiosk.town.slug('choir')}")
    (theirs,), (ours,) = texts(page, ".counter-side--vieras"), texts(page, ".counter-side--tiski")
    assert "Milloin" in theirs
    assert NOTE in ours
    assert NOTE not in theirs
    for fact in (
        "040\u00a0123\u00a04567".replace("\u00a0", " "),
        "Teija ottaa vastaan.",
        "Kylän tapahtumat",
        "Haettu",
    ):
        assert fact in ours
    assert page.css("a[href^='tel:']") == []


def test_a_standing_screen_shows_the_visitors_side_until_it_is_turned(kiosk: AtKiosk) -> None:
    path = f"/tiski/tarjonta/{kiosk.town.slug('choir')}"
    for query, shown in (("", "vieras"), ("?puoli=tiski", "tiski"), ("?puoli=vieras", "vieras")):
        page = kiosk.tree(path + query)
        assert len(page.css(f".counter-sides--{shown}")) == 1
    assert links(kiosk.tree(path), ".counter-turn a") == {
        "Vieraan puoli": f"/kioski{path}?puoli=vieras",
        "Tiskin puoli": f"/kioski{path}?puoli=tiski",
    }


def test_visitors_pages_have_nothing_of_the_counters_side(kiosk: AtKiosk) -> None:
    slug = kiosk.town.slug("choir")
    paths = (f"/tarjonta/{slug}", "/haku?q=kuoro", f"/lista?k={slug[-8:]}", "", "/kalenteri", "/vienti.json")
    with_tools = [kiosk.get(path).text for path in paths]
    kiosk.http.cookies.clear()
    without = [kiosk.get(path).text for path in paths] + [kiosk.http.get(f"/tarjonta/{slug}").text]
    for text in (*with_tools, *without, kiosk.http.get("/api/v1/search?q=kuoro").text):
        assert NOTE not in text
        assert "editor@example.org" not in text
    assert all("kiosk-counter" not in text for text in without)


def test_the_ways_to_the_tools_are_on_every_page_while_they_are_open(kiosk: AtKiosk) -> None:
    slug = kiosk.town.slug("choir")
    assert links(kiosk.tree("/haku?q=avantouinti"), ".kiosk-counter a") == {
        "Tiskin työkalut": "/kioski/tiski",
        "Kysyttiin, ei löytynyt": "/kioski/tiski/kysytty?q=avantouinti",
    }
    assert links(kiosk.tree(f"/tarjonta/{slug}"), ".kiosk-counter a") == {
        "Tiskin työkalut": "/kioski/tiski",
        "Katso yhdessä": f"/kioski/tiski/tarjonta/{slug}",
        "Tieto on väärin": f"/kioski/tiski/tarjonta/{slug}?puoli=tiski#vaarin",
        "Kysyttiin, ei löytynyt": "/kioski/tiski/kysytty",
    }
    assert kiosk.tree("/kopio").css(".kiosk-counter, .kiosk-head__counter") == []
    kiosk.http.cookies.clear()
    assert links(kiosk.tree("/haku"), ".kiosk-head__counter") == {"Henkilökunnalle": "/kioski/tiski"}
    assert kiosk.tree("/haku").css(".kiosk-counter") == []


def test_a_need_is_a_day_a_kiosk_a_category_and_words(kiosk: AtKiosk) -> None:
    day = date(2026, 11, 24)
    for words in ("Avanto  uinti", "avanto uinti", ""):
        answer = kiosk.post("/tiski/kysytty", aihe="liiku.uinti", sanat=words)
        assert answer.headers["location"] == "/kioski/tiski?tehty=kysytty"
    kiosk.post("/tiski/kysytty", aihe="", sanat="mopojen korjaus")
    assert needs(kiosk.town) == [
        (day, "oletus", "", "mopojen korjaus", 1),
        (day, "oletus", "liiku.uinti", "", 1),
        (day, "oletus", "liiku.uinti", "avanto uinti", 2),
    ]
    assert set(UnmetNeed.model_fields) == {"day", "kiosk", "category", "words", "count"}
    assert "Kirjattu. Kiitos" in kiosk.get("/tiski?tehty=kysytty").text


@pytest.mark.parametrize(
    ("category", "words", "fault"),
    [
        ("liiku", "soita 040 123 4567", "sanat"),
        ("liiku", "teija@example.org", "sanat"),
        ("liiku", "a" * 81, "sanat"),
        ("", "", "sanat"),
        ("kissat", "lemmikki", "aihe"),
    ],
)
def test_what_tells_of_somebody_or_of_nothing_is_not_written(
    kiosk: AtKiosk, category: str, words: str, fault: str
) -> None:
    answer = kiosk.post("/tiski/kysytty", aihe=category, sanat=words)
    where = answer.headers["location"]
    assert where.startswith("/kioski/tiski/kysytty?aihe=")
    assert where.endswith(f"&virhe={fault}")
    assert words not in where or not words
    assert kiosk.get(where.removeprefix("/kioski")).status_code == 200
    assert needs(kiosk.town) == []


def test_categories_are_chosen_in_two_taps_and_the_question_comes_along(kiosk: AtKiosk) -> None:
    first = kiosk.tree("/tiski/kysytty?q=kuoro")
    topics = links(first, ".counter-topic")
    assert topics["Liiku"] == "/kioski/tiski/kysytty?q=kuoro&aihe=liiku"
    assert topics["Jokin muu"] == "/kioski/tiski/kysytty?q=kuoro&aihe="
    second = kiosk.tree("/tiski/kysytty?q=kuoro&aihe=liiku")
    assert second.css_first("#sanat").attributes["value"] == "kuoro"  # type: ignore[union-attr]  # it is there
    chosen = [node.attributes["value"] for node in second.css("[name=aihe][checked]")]
    assert chosen == ["liiku"]
    assert "liiku.uinti" in [node.attributes["value"] for node in second.css("[name=aihe]")]
    assert "Älä kirjoita nimiä" in second.text()


def test_one_tap_tells_the_desk_what_is_wrong(kiosk: AtKiosk) -> None:
    slug = kiosk.town.slug("choir")
    page = kiosk.tree(f"/tiski/tarjonta/{slug}")
    choices = [node.attributes["value"] for node in page.css(".counter-reasons button[name=syy]")]
    assert choices == ["gone", "time", "place", "price", "other"]
    answer = kiosk.post(f"/tiski/tarjonta/{slug}/vaarin", syy="time")
    assert answer.headers["location"] == f"/kioski/tiski/tarjonta/{slug}?puoli=tiski&tehty=vaarin"
    with reading(kiosk.town.database) as session:
        (report,) = session.exec(select(Feedback)).all()
        session.expunge(report)
    assert (report.kind, report.reason, report.listing_id) == ("report", "time", id_of("choir"))
    assert (report.contact, report.lang, report.state) == ("", "fi", "new")
    assert report.message == "Kerrottu tiskillä: Opastamo, Mikkelin kaupunginkirjasto"
    assert kiosk.post(f"/tiski/tarjonta/{slug}/vaarin", syy="x").status_code == 422


def test_what_is_not_public_is_not_shown_here_either(kiosk: AtKiosk) -> None:
    slug = kiosk.town.slug("choir")
    kiosk.town.take_away("choir")
    assert kiosk.get(f"/tiski/tarjonta/{slug}").status_code == 404
    assert kiosk.get("/tiski/tarjonta/eiole-00000000").status_code == 404
    assert kiosk.post(f"/tiski/tarjonta/{slug}/vaarin", syy="time").status_code == 404


def test_a_need_leaves_no_trace_of_who_recorded_it(kiosk: AtKiosk) -> None:
    kiosk.post("/tiski/kysytty", aihe="liiku", sanat="avantouinti")
    with reading(kiosk.town.database) as session:
        details = [event.details for event in session.exec(select(DeskEvent))]
    assert "avantouinti" not in str(details)
