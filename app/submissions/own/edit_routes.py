"""The form once more, for what is somebody's own: changed, mended, or copied as new."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.catalogue.content import ListingContent, from_json
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError
from app.pictures.upload import Uploaded
from app.submissions.commands import Offer, own_submission, owned, submit_own
from app.submissions.form.flow import Sitting, answer, show
from app.submissions.form.moves import PREVIEW, Place
from app.submissions.form.reading import typed_of
from app.submissions.links import Holder
from app.submissions.own.pages import home_of
from app.submissions.own.queries import content_to_change
from app.submissions.own.routes import Owning, OwnVisit, away
from app.submissions.pages import Frame, kept_typed
from app.submissions.picture.flow import take_picture
from app.web.forms import Posted
from app.web.links import own_part_path

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Base:
    """What the form begins from, and what sending it does. `message`: what the desk asked for."""

    content: ListingContent
    listing_id: UUID | None = None
    instead_of: UUID | None = None
    message: str = ""


def _change(session: Session, holder: Holder, identity: UUID) -> Base:
    listing = owned(session, holder, identity)
    return Base(content_to_change(session, holder, listing), listing_id=listing.id)


def _mend(session: Session, holder: Holder, identity: UUID) -> Base:
    sent = own_submission(session, holder, identity)
    if sent.state not in {"waiting", "change_asked"}:
        raise InvalidError("This can no longer be changed.")
    message = sent.answer if sent.state == "change_asked" else ""
    return Base(from_json(sent.content), sent.listing_id, sent.id, message)


def _copy(session: Session, holder: Holder, identity: UUID) -> Base:
    return Base(from_json(owned(session, holder, identity).content))


BASES: dict[str, Callable[[Session, Holder, UUID], Base]] = {
    "muokkaa": _change,
    "korjaa": _mend,
    "kopioi": _copy,
}


def _base(own: Owning, way: str, identity: UUID) -> Base:
    if way not in BASES:
        raise NotFoundError("There is no such form.")
    with reading(own.visit.database) as session:
        return BASES[way](session, own.holder, identity)


Based = Annotated[Base, Depends(_base)]


@router.get("/oma/{token}/{way}/{identity}", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def begin(own: Owning, way: str, identity: UUID, base: Based) -> HTMLResponse:
    """Show it as it would be now, with a way to each step."""
    typed = typed_of(base.content, own.visit.view.lang)
    return show(typed, Place(PREVIEW), _sitting(own, way, identity, base))


@router.post("/oma/{token}/lomake/{way}/{identity}", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def go_on(own: Owning, way: str, identity: UUID, base: Based, values: Posted) -> Response:
    """Show the next step; or keep what was sent."""
    made = answer(values, _sitting(own, way, identity, base))
    if isinstance(made, HTMLResponse):
        return made
    offer = Offer(
        made.content,
        own.visit.view.words.language.code,
        kept_typed(made.typed),
        listing_id=base.listing_id,
        instead_of=base.instead_of,
    )
    with writing(own.visit.database) as session:
        submit_own(session, own.holder, offer, own.visit.view.base_url, own.now)
    return own.back("lahetetty")


@router.get("/oma/{token}/lomake/{way}/{identity}/kuva")  # noqa: FAST003 - `Owning` takes it
def start_again(own: Owning, way: str, identity: UUID) -> Response:
    """The page of the picture is only there with a form around it."""
    return away(own.visit.view.words.path(own_part_path(own.token, way, str(identity))))


@router.post("/oma/{token}/lomake/{way}/{identity}/kuva", response_class=HTMLResponse)  # noqa: FAST003 - `Owning` takes it
def add_picture(own: Owning, way: str, identity: UUID, base: Based, upload: Uploaded) -> Response:
    """Keep a picture for the form, and show the preview again."""
    return take_picture(upload, _sitting(own, way, identity, base))


def _sitting(own: OwnVisit, way: str, identity: UUID, base: Base) -> Sitting:
    words = own.visit.view.words
    action = words.path(own_part_path(own.token, f"lomake/{way}", str(identity)))
    frame = Frame(action, stranger=False, message=base.message, home=home_of(own.token, words))
    return Sitting(own.visit, own.visit.filling(own.now, base.content, stranger=False), frame, own.now)
