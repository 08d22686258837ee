"""A picture on its way: sent with the form, seen by those who may, public with its listing, and forgotten."""

import re
from datetime import timedelta
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import select

from app.core.db import reading, writing
from app.pictures import commands
from app.pictures.models import Picture, PictureFile
from app.submissions.decisions import Decider, approve, mark_spam
from app.submissions.form_flow import MOST_OF_A_NETWORK
from app.submissions.links import Holder
from app.submissions.models import Submission
from app.submissions.own_commands import Owner, pause
from app.submissions.picture_keeping import forget_pictures
from app.submissions.picture_step import WHY
from app.web.words import FINNISH_WORDS
from tests.app.pictures import hostile
from tests.app.submissions.sender import ORIGIN, OURS, Sender, filled
from tests.app.town import Town
from tests.page_client import attribute, texts, words

TOLD = {"kuva_teksti": "Viisi ihmistä neuloo.", "kuva_lupa": "cc_by", "kuva_tekija": "Aila <b>A</b>"}
FOR_GOOD = "public, max-age=31536000, immutable"


def form_of(tree: LexborHTMLParser) -> Any:
    return next(form for form in tree.css("form") if form.css_first("[name=vaihe]"))


def at_picture(sender: Sender) -> LexborHTMLParser:
    sender.fill_in()
    return sender.press("kuva")


def put(sender: Sender, data: bytes | None, status: int = 200, **values: str) -> LexborHTMLParser:
    """Send the page of the picture with a file, as a browser without scripts does."""
    form = form_of(sender.tree)
    sent = {**filled(form), **TOLD, "siirry": "tallenna", **values}
    sent.pop("tiedosto", None)
    chosen = ("kuva.svg", data, "text/html") if data is not None else ("", b"", "application/octet-stream")
    sender.clock.shift(5)
    sender.last = sender.pages.http.post(
        form.attributes["action"],
        data=sent,
        files={"tiedosto": chosen},
        headers=sender.headers,
        follow_redirects=False,
    )
    assert sender.last.status_code == status, sender.last.text
    return sender.tree


def source(tree: LexborHTMLParser) -> str:
    return attribute(tree, ".listing-picture img", "src") or ""


def got(sender: Sender, address: str) -> Any:
    return sender.pages.http.get(address)


def bare(address: str) -> str:
    return address.partition("?")[0]


def sent_with_picture(sender: Sender) -> str:
    """The form sent with a picture, and confirmed: the picture's address without a mark."""
    at_picture(sender)
    address = bare(source(put(sender, hostile.with_place(6))))
    sender.press("laheta", 303)
    sender.confirm()
    return address


def kept(town: Town) -> list[str]:
    with reading(town.database) as session:
        return list(session.exec(select(Picture.id)))


def forget(sender: Sender, **later: float) -> int:
    with writing(sender.town.database) as session:
        return forget_pictures(session, sender.now + timedelta(**later))


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


def test_a_change_keeps_the_picture_and_can_have_another(sender: Sender) -> None:
    address = sent_with_picture(sender)
    listing = sender.approve()
    home = sender.link(re.compile(r"https?://[^\s/]+(/oma/[\w-]+)"))
    tree = sender.see(f"{home}/muokkaa/{listing.id}")
    assert bare(source(tree)) == address
    sender.press("kuva")
    new = bare(source(put(sender, hostile.picture())))
    sender.press("laheta", 303)

    assert new != address
    assert (got(sender, address).status_code, got(sender, new).status_code) == (200, 404)
    sender.approve()
    assert (got(sender, address).status_code, got(sender, new).status_code) == (404, 200)
    assert forget(sender, days=3) == 1
    assert (got(sender, address).status_code, got(sender, new).status_code) == (404, 200)


def test_a_picture_of_a_draft_that_is_never_sent_is_forgotten_in_two_days(sender: Sender) -> None:
    at_picture(sender)
    put(sender, hostile.picture())

    assert forget(sender, hours=47) == 0
    assert forget(sender, hours=49) == 1
    with reading(sender.town.database) as session:
        assert list(session.exec(select(PictureFile.name))) == []
    sender.press("laheta", 422)
    assert texts(sender.tree, ".field__fault")[0].startswith("Kuva on ehtinyt vanhentua.")
    assert words(sender.tree.css_first("h1")) == "Kuva"
    put(sender, None, siirry="poista")
    sender.press("laheta", 303)


def test_a_picture_of_what_was_refused_is_forgotten_in_a_month(sender: Sender) -> None:
    sent_with_picture(sender)
    assert forget(sender, days=300) == 0
    with writing(sender.town.database) as session:
        mark_spam(session, sender.submissions()[0].id, Decider("desk@example.org", ORIGIN, sender.now))

    assert forget(sender, days=29) == 0
    assert forget(sender, days=31) == 1


def test_published_without_its_picture_the_picture_is_public_nowhere(sender: Sender) -> None:
    address = sent_with_picture(sender)
    with writing(sender.town.database) as session:
        decider = Decider("desk@example.org", ORIGIN, sender.now)
        listing = approve(session, sender.submissions()[0].id, decider, with_picture=False)
        assert listing.picture == ""

    assert got(sender, address).status_code == 404
    assert "Kuva jäi pois." in sender.letters()[-1].text


def test_programs_are_told_of_the_picture(sender: Sender) -> None:
    address = sent_with_picture(sender)
    sender.approve()
    sender.town.index()
    large = f"{ORIGIN}{address.replace('pieni', 'iso')}"
    (item,) = got(sender, "/api/v1/search?q=neuleilta").json()["items"]

    assert item["image"] == {
        "url": large,
        "small_url": f"{ORIGIN}{address}",
        "width": 300,
        "height": 400,
        "alt": "Viisi ihmistä neuloo.",
        "licence": "cc_by",
        "credit": "Aila <b>A</b>",
    }
    assert (
        f'<link rel="enclosure" type="image/jpeg" href="{large}"/>'
        in got(sender, "/haku.atom?q=neuleilta").text
    )


def test_a_network_may_not_send_pictures_without_end(sender: Sender) -> None:
    at_picture(sender)
    for _ in range(MOST_OF_A_NETWORK):
        put(sender, b"", 422)
        sender.clock.shift(-5)

    assert texts(put(sender, hostile.picture(), 429), ".error-summary li, [role=alert] li")[0].startswith(
        "Viestejä tulee"
    )
    assert kept(sender.town) == []


def test_what_waits_has_a_bound(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_PENDING_BYTES", 100)
    at_picture(sender)

    assert texts(put(sender, hostile.picture(), 422), ".field__fault") == [WHY["full"]]


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({**OURS, "origin": "https://evil.example"}, b"", 403),
        ({**OURS, "sec-fetch-site": "cross-site"}, b"", 403),
        ({**OURS, "content-type": "application/x-www-form-urlencoded"}, b"siirry=poista", 415),
        ({**OURS, "content-type": "multipart/form-data"}, b"", 415),
        ({**OURS, "content-type": "multipart/form-data; boundary=x"}, b"--y\r\nnonsense", 415),
        ({**OURS, "content-type": "multipart/form-data; boundary=" + "x" * 200}, b"", 415),
        (
            {**OURS, "content-type": "multipart/form-data; boundary=x"},
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"a" * 70_000,
            413,
        ),
        (
            {**OURS, "content-type": "multipart/form-data; boundary=x"},
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 400,
            413,
        ),
        (
            {**OURS, "content-type": "multipart/form-data; boundary=x"},
            b"--x\r\n" + b"A" * 9_000 + b": b\r\n\r\n",
            415,
        ),
    ],
)
def test_what_is_no_form_of_ours_is_not_read(
    sender: Sender, headers: dict[str, str], body: bytes, status: int
) -> None:
    assert sender.pages.http.post("/ilmoita/kuva", content=body, headers=headers).status_code == status


def test_every_other_form_takes_no_files(sender: Sender) -> None:
    answer = sender.pages.http.post(
        "/ilmoita", files={"tiedosto": ("a.jpg", hostile.picture())}, headers=OURS
    )

    assert answer.status_code == 415


def test_the_page_of_the_picture_alone_leads_to_the_form(sender: Sender) -> None:
    answer = sender.pages.http.get("/sv/ilmoita/kuva", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, "/sv/ilmoita")
