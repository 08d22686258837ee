"""A picture on its way: sent with the form, seen by those who may, public with its listing, and forgotten."""

import pytest

from app.core.db import writing
from app.submissions.links import Holder
from app.submissions.models import Submission
from app.submissions.own.commands import Owner, pause
from app.submissions.picture.step import WHY
from app.web.words import FINNISH_WORDS
from tests.app.pictures import hostile
from tests.app.pictures.sending import (
    FOR_GOOD,
    TOLD,
    at_picture,
    bare,
    form_of,
    got,
    kept,
    put,
    sent_with_picture,
    source,
)
from tests.app.submissions.sender import ORIGIN, OURS, Sender, filled
from tests.page_client import attribute, texts


def test_a_picture_is_seen_in_the_preview_and_by_nobody_else(sender: Sender) -> None:
    at_picture(sender)
    tree = put(sender, hostile.with_place(6))
    address = source(tree)
    shown = got(sender, address)

    assert texts(tree, "h1") == ["Neuleilta"]
    assert attribute(tree, ".listing-picture img", "alt") == "Viisi ihmistä neuloo."
    assert (attribute(tree, "img", "width"), attribute(tree, "img", "height")) == ("300", "400")
    assert texts(tree, "figcaption") == ["Kuva: Aila <b>A</b> · CC BY 4.0"]
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert shown.headers["cache-control"] == "private, no-store"
    assert got(sender, bare(address)).status_code == 404
    assert got(sender, f"{bare(address)}?merkki=made.up").status_code == 404
    assert got(sender, address.replace("pieni.jpg", "../oma")).status_code == 404


def test_a_picture_is_public_with_its_listing_and_gone_with_it(sender: Sender) -> None:
    address = sent_with_picture(sender)
    assert got(sender, address).status_code == 404
    listing = sender.approve()
    public = got(sender, address)
    page = sender.pages.get(f"/tarjonta/{listing.slug}")

    html = page.html or ""

    assert public.status_code == 200
    headers = {
        "cache-control": FOR_GOOD,
        "content-disposition": 'inline; filename="kuva.jpg"',
        "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "content-type": "image/jpeg",
        "x-content-type-options": "nosniff",
    }
    assert {name: public.headers.get(name) for name in headers} == headers
    assert [one for one in (b"Exif", b"Aila") if one in public.content] == []
    assert source(page) == address
    assert f'"contentUrl":"{ORIGIN}{address.replace("pieni", "iso")}"' in html
    assert '"license":"https://creativecommons.org/licenses/by/4.0/"' in html
    assert attribute(page, "[property='og:image']", "content") == f"{ORIGIN}{address.replace('pieni', 'iso')}"
    with writing(sender.town.database) as session:
        publisher = session.get_one(Submission, sender.submissions()[0].id).publisher_id
        pause(session, listing.id, Owner(Holder(publisher, None), ORIGIN, sender.now))
    assert got(sender, address).status_code == 410


def test_what_was_typed_stays_when_a_file_is_refused(sender: Sender) -> None:
    at_picture(sender)
    tree = put(sender, b"<svg onload=alert(1)>", 422)
    form = filled(form_of(tree))

    assert texts(tree, ".field__fault") == [WHY["drawing"]]
    assert (form["otsikko"], form["oma_sahkoposti"]) == ("Neuleilta", "Aila@example.org")
    assert {name: form[name] for name in TOLD} == TOLD
    assert kept(sender.town) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * 10_000_001, "bytes"),
        (b"", "empty"),
        (hostile.png(50_000, 50_000), "pixels"),
        (b"GIF89a", "unknown"),
    ],
)
def test_each_refusal_has_its_words(sender: Sender, data: bytes, reason: str) -> None:
    at_picture(sender)

    assert texts(put(sender, data, 422), ".field__fault")[0] == FINNISH_WORDS.gettext(WHY[reason])


def test_a_picture_needs_its_words_and_its_licence_but_need_not_be_sent_twice(sender: Sender) -> None:
    at_picture(sender)
    tree = put(sender, hostile.picture(), 422, kuva_teksti="", kuva_lupa="", kuva_tekija="")

    assert texts(tree, ".field__fault") == [
        "Kerro, mitä kuvassa näkyy. Sen kuulee se, joka ei näe kuvaa.",
        "Valitse, miten kuvaa saa käyttää.",
    ]
    assert len(kept(sender.town)) == 1
    tree = put(sender, None, 422, kuva_tekija="")
    assert texts(tree, ".field__fault") == ["Kirjoita kuvaajan nimi. Hänet mainitaan kuvan alla."]
    assert texts(put(sender, None, kuva_lupa="event_only", kuva_tekija=""), "figcaption") == []
    assert len(kept(sender.town)) == 1


def test_without_a_file_there_is_something_to_mend_and_a_way_on(sender: Sender) -> None:
    at_picture(sender)

    assert texts(put(sender, None, 422), ".field__fault") == ["Valitse kuva."]
    assert texts(put(sender, None, siirry="poista"), "h1") == ["Neuleilta"]
    assert sender.tree.css(".listing-picture") == []


def test_in_another_language_what_was_typed_goes_along(sender: Sender) -> None:
    at_picture(sender)
    put(sender, hostile.picture(), 422, kuva_teksti="")
    form = form_of(sender.tree)
    button = sender.tree.css_first("button[value=kielelle][lang=sv]")
    assert button is not None
    assert button.attributes["formaction"] == "/sv/ilmoita/kuva"
    sent = {**filled(form), "kuva_teksti": "Neuloja", "siirry": "kielelle"}
    sent.pop("tiedosto")
    files = {"tiedosto": ("", b"")}
    sender.last = sender.pages.http.post("/sv/ilmoita/kuva", data=sent, files=files, headers=OURS)

    assert texts(sender.tree, "h1") == ["Bild"]
    form = filled(form_of(sender.tree))
    assert (form["kuva_teksti"], form["otsikko"], form["kuva"]) == (
        "Neuloja",
        "Neuleilta",
        kept(sender.town)[0],
    )


def test_a_picture_can_be_taken_away_again(sender: Sender) -> None:
    at_picture(sender)
    put(sender, hostile.picture())
    sender.press("kuva")
    put(sender, None, siirry="poista")
    sender.press("laheta", 303)

    assert "image" not in sender.submissions()[0].content


def test_nobody_takes_a_picture_that_is_not_theirs(sender: Sender) -> None:
    address = sent_with_picture(sender)
    sender.approve()
    sender.fill_in()
    form = filled(form_of(sender.tree))
    theirs = {"kuva": address.split("/")[2], "kuva_merkki": "made.up", **TOLD}
    sender.post("/ilmoita", {**form, **theirs, "siirry": "laheta"}, 422)

    assert texts(sender.tree, ".field__fault")[0].startswith("Kuva on ehtinyt vanhentua.")
    assert len(sender.submissions()) == 1


def test_alt_text_and_licence_cannot_be_left_out_by_hand(sender: Sender) -> None:
    at_picture(sender)
    put(sender, hostile.picture())
    form = filled(form_of(sender.tree))
    sender.post("/ilmoita", {**form, "kuva_teksti": "", "kuva_lupa": "mine", "siirry": "laheta"}, 422)

    assert len(texts(sender.tree, ".field__fault")) == 2
    assert sender.submissions() == []
