"""A picture after it was sent: changed, refused, published, forgotten; and what is not taken at all."""

import re

import pytest
from sqlmodel import select

from app.core.db import reading, writing
from app.pictures import commands
from app.pictures.models import PictureFile
from app.submissions.decisions import Decider, approve, mark_spam
from app.submissions.form.flow import MOST_OF_A_NETWORK
from app.submissions.picture.step import WHY
from tests.app.pictures import hostile
from tests.app.pictures.sending import (
    at_picture,
    bare,
    forget,
    got,
    kept,
    put,
    sent_with_picture,
    source,
)
from tests.app.submissions.sender import ORIGIN, OURS, Sender
from tests.page_client import texts, words


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
