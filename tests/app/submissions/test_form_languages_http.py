"""The form in several languages: its page changes with all that was typed, and its texts may be in many."""

import pytest

from app.submissions.form.fields import STEPS
from tests.app.submissions.sender import KNITTING, OURS, TOLD, Sender, filled
from tests.page_client import attribute, texts, words

SWEDISH = {"otsikko_sv": "Stickkväll", "kuvaus_sv": "Vi stickar.", "vastassa_sv": "Aila vid dörren"}
MORE = KNITTING["mita"] | {"muut_kielet": "1"}


def in_swedish(sender: Sender) -> None:
    """Press the button of the other language, as a browser does: its address is in the button."""
    page = sender.tree
    (button,) = [one for one in page.css(".site-languages button[formaction]") if one.text() == "Svenska"]
    form = page.css("form#lomake")[0]
    assert button.attributes["form"] == "lomake"
    sent = {**filled(form), "siirry": "kielelle"}
    sender.last = sender.pages.http.post(button.attributes["formaction"] or "", data=sent, headers=OURS)
    assert sender.last.status_code == 200


def told_in_swedish(sender: Sender) -> None:
    """Go through all steps, and the one of other languages, to the preview."""
    sender.see("/ilmoita")
    for name, values in (KNITTING | {"mita": MORE}).items():
        if name == "yhteys":
            assert texts(sender.tree, "h1") == ["Sama toisella kielellä"]
            sender.press("eteenpain", **SWEDISH)
        sender.press("eteenpain", **values)


@pytest.mark.parametrize("step", TOLD)
def test_every_step_changes_its_language_with_what_was_typed(sender: Sender, step: str) -> None:
    sender.see("/ilmoita")
    for name in TOLD[: TOLD.index(step)]:
        sender.press("eteenpain", **KNITTING[name])
    before = filled(sender.tree.css("form#lomake")[0])
    in_swedish(sender)
    page = sender.tree
    assert attribute(page, "html", "lang") == "sv"
    assert attribute(page, "form#lomake", "action") == "/sv/ilmoita"
    assert attribute(page, "[name=vaihe]", "value") == step
    after = filled(page.css("form#lomake")[0])
    not_typed = {"tunnus", "kieli"} if step in {"laji", "mita"} else {"tunnus"}
    assert {k: v for k, v in after.items() if k not in not_typed} == {
        k: v for k, v in before.items() if k not in not_typed
    }


def test_who_has_written_nothing_yet_writes_in_the_new_language(sender: Sender) -> None:
    sender.see("/ilmoita")
    in_swedish(sender)
    assert filled(sender.tree.css("form#lomake")[0])["kieli"] == "sv"


def test_the_preview_changes_its_language_and_can_be_sent(sender: Sender) -> None:
    sender.fill_in()
    in_swedish(sender)
    assert attribute(sender.tree, "html", "lang") == "sv"
    assert words(sender.tree.css_first("h1")) == "Neuleilta"
    sender.press("laheta", 303)
    assert sender.submissions()[0].content["title"] == {"fi": "Neuleilta"}


def test_a_pasted_text_that_is_not_read_yet_goes_along(sender: Sender) -> None:
    page = sender.see("/ilmoita")
    sent = {**filled(page.css("form#lomake")[0]), "teksti": "Lautapeli-ilta", "siirry": "kielelle"}
    sender.post("/sv/ilmoita", sent, 200)
    assert words(sender.tree.css_first("#teksti")) == "Lautapeli-ilta"


def test_the_same_is_told_in_a_second_language_and_seen_in_the_preview(sender: Sender) -> None:
    told_in_swedish(sender)
    assert attribute(sender.tree, "section.preview div", "lang") == "sv"
    seen = "section.preview h2, section.preview h3, section.preview p"
    assert texts(sender.tree, seen) == ["Svenska", "Stickkväll", "Vi stickar.", "Aila vid dörren"]
    sender.press("laheta", 303)
    content = sender.submissions()[0].content
    assert content["title"] == {"fi": "Neuleilta", "sv": "Stickkväll"}
    assert content["description"] == {"fi": "Neulotaan ja jutellaan. Kahvi kiehuu.", "sv": "Vi stickar."}
    assert content["first_visit"]["who_meets"] == {"fi": "Aila on ovella", "sv": "Aila vid dörren"}
    assert content["organiser"]["name"] == {"fi": "Silmukat"}


def test_an_edit_keeps_all_languages_and_the_page_falls_back_with_its_language_told(sender: Sender) -> None:
    told_in_swedish(sender)
    sender.press("laheta", 303)
    home, listing = sender.confirm(), sender.approve()
    sender.see(f"{home}/muokkaa/{listing.id}")
    sender.press("mita")
    sender.press("esikatselu", otsikko="Neulekahvila")
    sender.press("laheta", 303)
    sender.approve()
    page = sender.see(f"/sv/tarjonta/{listing.slug}")
    assert (words(page.css_first("h1")), page.css("h1")[0].attributes.get("lang")) == ("Stickkväll", None)
    page = sender.see(f"/en/tarjonta/{listing.slug}")
    assert (words(page.css_first("h1")), page.css("h1")[0].attributes["lang"]) == ("Neulekahvila", "fi")


def test_other_languages_are_asked_of_nobody_who_has_not_said_so(sender: Sender) -> None:
    preview = sender.fill_in()
    steps = [node.attributes["value"] for node in preview.css(".preview-end li button")]
    assert [one for one in steps if one in STEPS] == [*TOLD, "kaannokset"]
    page = sender.press("kaannokset")
    assert texts(page, "legend") == ["Svenska", "English"]
    preview = sender.press("esikatselu", otsikko_en="Knitting night")
    assert texts(preview, "section.preview h3") == ["Knitting night"]
