"""A sender's picture: sent with the form, looked at, forgotten."""

from datetime import timedelta
from typing import Any

from selectolax.lexbor import LexborHTMLParser
from sqlmodel import select

from app.core.db import reading, writing
from app.pictures.models import Picture
from app.submissions.picture.keeping import forget_pictures
from tests.app.pictures import hostile
from tests.app.submissions.sender import Sender, filled
from tests.app.town import Town
from tests.page_client import attribute

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
