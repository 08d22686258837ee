"""A notice that is there already, read into the form."""

from app.submissions.form.poster import NoticeReader
from tests.app.submissions.sender import KNITTING, Sender
from tests.app.town import local
from tests.page_client import attribute, texts, words

NOW = local("2026-11-24 09:00")
NOTICE = """Lautapeli-ilta
Tiistaisin klo 17-20 kirjastolla, Raatihuoneenkatu 6.
Vapaa pääsy! Kysy lisää: 040 123 4567"""


def test_a_notice_fills_in_what_it_tells() -> None:
    proposal = NoticeReader("fi", NOW).read(NOTICE)
    assert proposal is not None
    typed = proposal.typed
    assert typed["otsikko"] == "Lautapeli-ilta"
    assert (typed["aika"], typed["ti"], typed["alkaa"], typed["paattyy"]) == ("viikoittain", "1", "17", "20")
    assert (typed["hinta"], typed["osoite"]) == ("free", "Raatihuoneenkatu 6")
    assert typed["puhelin"].replace(" ", "") == "0401234567"
    assert typed["kuvaus"] == NOTICE


def test_monthly_days_and_pauses_of_a_notice_fill_the_fields() -> None:
    monthly = NoticeReader("fi", NOW).read("Lukupiiri joka kuun toinen tiistai klo 18-20 kirjastolla.")
    assert monthly is not None
    times = {name: monthly.typed.get(name) for name in ("aika", "kuu_2", "ti", "alkaa", "paattyy")}
    assert times == {"aika": "kuukausittain", "kuu_2": "1", "ti": "1", "alkaa": "18", "paattyy": "20"}
    weekly = NoticeReader("fi", NOW).read("Neuleilta tiistaisin klo 17-19, ei 22.12.2026-6.1.2027.")
    assert weekly is not None
    assert (weekly.typed["aika"], weekly.typed["tauot"]) == ("viikoittain", "22.12.2026–6.1.2027")


def test_what_is_no_notice_proposes_nothing() -> None:
    assert NoticeReader("fi", NOW).read("asdf qwer") is None


def test_a_notice_is_pasted_checked_and_sent(sender: Sender) -> None:
    sender.see("/ilmoita")
    sender.clock.shift(5)
    sender.post("/ilmoita", {"vaihe": "laji", "siirry": "lue", "teksti": NOTICE, "kieli": "fi"}, 200)
    page = sender.tree
    assert texts(page, "h1") in (["Mitä siellä tehdään?"], ["Mistä kerrot?"])
    if texts(page, "h1") == ["Mistä kerrot?"]:
        assert texts(page, ".check") == ["Tarkista tämä"]
        page = sender.press("eteenpain")
    assert attribute(page, "#otsikko", "value") == "Lautapeli-ilta"
    sender.press("eteenpain", jarjestaja="Pelurit", porukka="1", aihe="pelaa.lautapelit")
    for _ in range(5):
        sender.press("eteenpain")
    sender.press("eteenpain", **KNITTING["yhteys"])
    sender.press("laheta", 303)
    assert sender.submissions()[0].content["title"] == {"fi": "Lautapeli-ilta"}


def test_what_is_no_notice_is_said_to_be_so_and_kept(sender: Sender) -> None:
    sender.post("/ilmoita", {"vaihe": "laji", "siirry": "lue", "teksti": "asdf qwer"}, 422)
    page = sender.tree
    assert "Emme löytäneet tekstistä ilmoitusta" in words(page.css_first(".error-summary"))
    assert "asdf qwer" in words(page.css_first("#teksti"))
