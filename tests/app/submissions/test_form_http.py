"""The publishing form as a browser without scripts meets it."""

import pytest

from tests.app.submissions.sender import CONFIRM_LINK, KNITTING, OWN_LINK, TOLD, Sender, filled
from tests.page_client import attribute, texts, words

WRONG = {
    "laji": ({"laji": "kerho"}, {"laji"}),
    "mita": (
        {"otsikko": "", "kuvaus": "", "jarjestaja": "", "aihe": ""},
        {"otsikko", "kuvaus", "jarjestaja", "aihe"},
    ),
    "milloin": ({"aika": "joskus"}, {"aika"}),
    "ajat": ({"ti": "1", "alkaa": "puoli"}, {"alkaa"}),
    "missa": ({"paikka_tapa": "paikka", "postinumero": "501"}, {"paikka", "postinumero"}),
    "hinta": ({"hinta": "fixed", "summa": "vähän", "ilmo": "kylla"}, {"summa", "ilmo_miten"}),
    "mukaan": ({"ika_alin": "18", "ika_ylin": "12"}, {"ika_ylin"}),
    "yhteys": ({"oma_sahkoposti": "aila"}, {"puhelin", "oma_sahkoposti", "suostumus"}),
}


def test_a_listing_is_sent_confirmed_and_waits_for_the_desk(sender: Sender) -> None:
    sender.send()

    assert sender.last.headers["location"] == "/ilmoita/lahetetty"
    assert texts(sender.follow(), "h1") == ["Katso sähköpostisi"]
    (letter,) = sender.letters()
    assert (letter.recipient, letter.subject) == ("aila@example.org", "Vahvista ilmoituksesi: Neuleilta")
    (sent,) = sender.submissions()
    assert (sent.state, sent.lang) == ("unconfirmed", "fi")
    assert "oma_sahkoposti" not in sent.typed
    home = sender.confirm()
    assert home.startswith("/oma/")
    assert sender.submissions()[0].state == "waiting"
    page = sender.see(home)
    assert texts(page, "h3") == ["Neuleilta"]
    assert "Odottaa, että luemme sen" in words(page)


def test_what_was_typed_is_the_content_that_is_kept(sender: Sender) -> None:
    sender.send()
    (sent,) = sender.submissions()
    assert sent.content == {
        "kind": "activity",
        "title": {"fi": "Neuleilta"},
        "description": {"fi": "Neulotaan ja jutellaan. Kahvi kiehuu."},
        "organiser": {"name": {"fi": "Silmukat"}, "kind": "informal_group"},
        "sessions": [
            {
                "place": {"name": {"fi": "Pääkirjasto"}, "street_address": {"fi": "Raatihuoneenkatu 6"}},
                "schedules": [
                    {"start": "2026-11-24T17:00:00", "duration_minutes": 120, "rrule": "FREQ=WEEKLY;BYDAY=TU"}
                ],
            }
        ],
        "prices": [{"type": "free"}],
        "categories": ["tee_kasilla.neulonta"],
        "first_visit": {"may_come_alone": True, "who_meets": {"fi": "Aila on ovella"}},
        "contacts": [{"phone": "040 123 4567"}],
    }


def test_looking_at_the_letters_link_confirms_nothing(sender: Sender) -> None:
    sender.send()
    page = sender.see(sender.link(CONFIRM_LINK))
    assert texts(page, "h1") == ["Vahvista ilmoitus"]
    assert sender.submissions()[0].state == "unconfirmed"
    assert sender.last.headers["referrer-policy"] == "strict-origin"
    assert sender.last.headers["cache-control"] == "no-store"


def test_a_letters_link_confirms_once(sender: Sender) -> None:
    sender.send()
    path = sender.link(CONFIRM_LINK)
    sender.confirm()
    sender.see(path, 410)
    sender.post(path, {"tunnus": "x"}, 410)


@pytest.mark.parametrize("step", TOLD)
def test_each_step_says_what_to_mend_and_keeps_what_was_typed(sender: Sender, step: str) -> None:
    values, fields = WRONG[step]
    sender.see("/ilmoita")
    for name in TOLD[: TOLD.index(step)]:
        sender.press("eteenpain", **KNITTING[name])
    page = sender.press("eteenpain", 422, **values)

    targets = {(node.attributes["href"] or "")[1:] for node in page.css(".error-summary a")}
    assert {one.removesuffix("-1") for one in targets} == fields
    assert all(page.css_first(f"[id='{one}']") for one in targets)
    form = next(form for form in page.css("form") if form.css_first("[name=vaihe]"))
    assert {
        name: filled(form).get(name, "") for name in values if step not in {"laji", "milloin"}
    }.items() <= values.items()
    assert words(page.css_first("title")).startswith("Virhe: ")


def test_going_back_and_forth_loses_nothing(sender: Sender) -> None:
    sender.fill_in()
    for _ in TOLD:
        sender.press("laji")
        sender.press("esikatselu")
    sender.press("yhteys")
    while texts(sender.tree, "h1") != ["Mistä kerrot?"]:
        sender.press("takaisin")
    preview = sender.press("esikatselu")
    form = next(form for form in preview.css("form") if form.css_first("[name=vaihe]"))
    expected = {name: text for values in KNITTING.values() for name, text in values.items()}
    assert {name: filled(form).get(name) for name in expected} == expected


def test_the_preview_is_the_real_page(sender: Sender) -> None:
    preview = sender.fill_in()
    shown = words(preview.css_first(".preview"))
    for text in (
        "Neuleilta",
        "Silmukat",
        "tiistaisin klo 17–19",
        "Raatihuoneenkatu 6",
        "Maksuton",
        "Aila on ovella",
    ):
        assert text.casefold() in shown.casefold().replace("\xa0", " ")
    assert "aila@example.org" not in shown.casefold()
    assert preview.css(".preview a[href*='esikatselu']") == []
    sender.send()
    _, listing = sender.confirm(), sender.approve()
    assert words(sender.see(f"/tarjonta/{listing.slug}").css_first("h1")) == "Neuleilta"


def test_the_times_so_far_are_told_in_words(sender: Sender) -> None:
    sender.see("/ilmoita")
    for name in TOLD[:4]:
        sender.press("eteenpain", **KNITTING[name])
    told = words(sender.tree.css_first(".notice")).replace("\xa0", " ")
    assert "Tiistaisin klo 17–19" in told
    assert "ti 1.12. klo 17–19" in told


def test_a_known_place_is_chosen_from_a_list(sender: Sender) -> None:
    sender.see("/ilmoita")
    for name in TOLD[:4]:
        sender.press("eteenpain", **KNITTING[name])
    page = sender.press("hae", paikkahaku="kirjasto")
    choice = attribute(page, ".place-choice", "value")
    assert choice is not None
    page = sender.press(choice)
    assert attribute(page, "#paikka", "value") == "Mikkelin pääkirjasto"
    assert attribute(page, "#postinumero", "value") == "50100"
    sender.press("eteenpain")
    for name in TOLD[5:]:
        sender.press("eteenpain", **KNITTING[name])
    sender.press("laheta", 303)
    place = sender.submissions()[0].content["sessions"][0]["place"]
    assert (place["lat"], place["lon"]) == (61.688, 27.272)


@pytest.mark.parametrize("text", ["ei ole tällaista", "x"])
def test_a_place_that_is_not_known_is_said_to_be_so(sender: Sender, text: str) -> None:
    sender.see("/ilmoita")
    for name in TOLD[:4]:
        sender.press("eteenpain", **KNITTING[name])
    assert "ei löytynyt paikkaa" in words(sender.press("hae", paikkahaku=text))


@pytest.mark.parametrize("prefix", ["/sv", "/en"])
def test_the_form_speaks_the_readers_language(sender: Sender, prefix: str) -> None:
    sender.see(f"{prefix}/ilmoita")
    seen = [words(sender.tree)]
    for values in KNITTING.values():
        sender.press("eteenpain", **values)
        seen.append(words(sender.tree.css_first("form[novalidate]")))
    whole = " ".join(seen)
    for finnish in (
        "Mistä kerrot",
        "Jatka",
        "Vaihe",
        "Esimerkiksi",
        "Katuosoite",
        "Lähetä",
        "Näin ilmoituksesi",
    ):
        assert finnish not in whole
    sender.send(prefix)
    assert sender.last.headers["location"] == f"{prefix}/ilmoita/lahetetty"
    sender.confirm()
    assert sender.link(OWN_LINK).startswith(f"{prefix}/oma/")


def test_volunteers_are_told_what_they_do(sender: Sender) -> None:
    helping = {"laji": {"laji": "volunteering"}, "mita": KNITTING["mita"]}
    role = {"tehtava": "Luet ääneen.", "sitoutuminen": "ongoing", "tunnit": "1,5", "tuki": "kylla"}
    sender.see("/ilmoita")
    for values in helping.values():
        sender.press("eteenpain", **values)
    assert texts(sender.tree, "h1") == ["Mitä vapaaehtoinen tekee?"]
    page = sender.press("eteenpain", 422, **role | {"tunnit": "monta"})
    assert attribute(page, ".error-summary a", "href") == "#tunnit"
    sender.press("eteenpain", **role)
    for name in TOLD[2:]:
        sender.press("eteenpain", **KNITTING[name])
    shown = words(sender.tree.css_first(".preview")).replace("\xa0", " ")
    for text in ("Luet ääneen.", "noin 1,5 tuntia kerralla", "Saat tukea ja opastusta."):
        assert text in shown
    sender.press("laheta", 303)
    assert sender.submissions()[0].content["volunteer_role"] == {
        "task": {"fi": "Luet ääneen."},
        "commitment": "ongoing",
        "hours_per_time": "1.5",
        "supported": True,
    }


def test_a_pause_and_a_monthly_rule_are_told_in_words(sender: Sender) -> None:
    sender.see("/ilmoita")
    for name in TOLD[:2]:
        sender.press("eteenpain", **KNITTING[name])
    sender.press("eteenpain", aika="kuukausittain")
    sender.press("eteenpain", kuu_2="1", ti="1", alkaa="18", paattyy="20", tauot="24.12.–12.1.")
    told = words(sender.tree.css_first(".notice")).replace("\xa0", " ")
    assert "toinen tiistai klo 18–20" in told
    assert "ti 8.12. klo 18–20" in told
    assert "12.1." in told
    assert "ti 12.1." not in told
    assert "ti 9.2." in told
