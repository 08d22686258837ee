"""What programs, floods and strangers' pages get from the publishing form: nothing."""

from tests.app.submissions.sender import KNITTING, TOLD, Sender, filled
from tests.page_client import words


def test_what_is_sent_from_elsewhere_is_refused(sender: Sender) -> None:
    sender.headers = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    sender.post("/ilmoita", {"vaihe": "laji"}, 403)
    sender.headers = {"origin": "null"}
    sender.post("/ilmoita", {"vaihe": "laji"}, 403)


def test_a_program_that_fills_in_everything_is_not_taken_in(sender: Sender) -> None:
    sender.fill_in()
    sender.press("laheta", 422, verkkosivu="https://spam.example")
    assert sender.submissions() == []


def test_who_sends_as_soon_as_the_preview_is_there_is_taken_in(sender: Sender) -> None:
    sender.fill_in()
    form = next(form for form in sender.tree.css("form") if form.css_first("[name=vaihe]"))
    sender.post("/ilmoita", {**filled(form), "siirry": "laheta"})
    assert len(sender.submissions()) == 1


def test_a_whole_form_within_a_second_of_its_beginning_is_not_taken_in(sender: Sender) -> None:
    form = sender.see("/ilmoita").css("form")[0]
    typed = {name: text for values in KNITTING.values() for name, text in values.items()}
    sent = {**filled(form), **typed, "vaihe": "esikatselu", "siirry": "laheta"}
    page = sender.post("/ilmoita", sent, 422)
    assert "Kirjoittamasi on tallessa" in page.text
    assert sender.submissions() == []
    sender.press("laheta", 303)
    assert len(sender.submissions()) == 1


def test_one_address_gets_a_few_letters_at_once(sender: Sender) -> None:
    for _ in range(5):
        sender.send()
    sender.fill_in()
    page = sender.press("laheta", 429)
    assert len(sender.submissions()) == 5
    assert "odota" in words(page.css_first(".error-summary"))


def test_the_answer_is_the_same_for_a_known_address(sender: Sender) -> None:
    sender.send()
    first = (sender.last.status_code, sender.last.headers["location"], sender.last.text)
    sender.send()
    assert (sender.last.status_code, sender.last.headers["location"], sender.last.text) == first


EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"


def test_nothing_that_was_typed_becomes_a_part_of_a_page(sender: Sender) -> None:
    changes = {
        "mita": KNITTING["mita"] | {"otsikko": EVIL, "kuvaus": EVIL, "jarjestaja": EVIL},
        "missa": {"paikka_tapa": "paikka", "paikka": EVIL, "osoite": EVIL, "kunta": EVIL},
        "hinta": {"hinta": "free", "ilmo": "kylla", "ilmo_miten": EVIL},
        "mukaan": {"vastassa": EVIL, "mukana": EVIL},
        "yhteys": KNITTING["yhteys"] | {"yhteyshenkilo": EVIL},
    }
    preview = sender.fill_in(**changes)
    _no_evil(sender)
    assert words(preview.css_first("h1")) == EVIL
    for step in TOLD:
        sender.press(step)
        _no_evil(sender)
    sender.send(**changes)
    home = sender.confirm()
    sender.see(home)
    _no_evil(sender)
    listing = sender.approve()
    for path in (home, f"/tarjonta/{listing.slug}"):
        sender.see(path)
        _no_evil(sender)
    for letter in sender.letters():
        assert "<script>alert" not in letter.html


def _no_evil(sender: Sender) -> None:
    assert "<script>alert" not in sender.last.text
    assert sender.tree.css("[onerror]") == []
