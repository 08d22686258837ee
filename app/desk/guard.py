"""The door of the desk: who is there, may they do this, and was the form one of ours."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import Response

from app.core.clock import utc_now
from app.core.db import reading, writing
from app.desk.errors import NotAllowedError, SignInNeededError
from app.desk.people.sessions import is_worth_noting, keep_alive, signed_in
from app.desk.rules import ABSOLUTE_END, Permission, may
from app.web.form_token import FIELD
from app.web.forms import ForbiddenError, posted
from app.web.state import AppState, state_of


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at the desk, for one request. `token` goes into every form that they are shown."""

    staff_id: UUID
    email: str
    name: str
    role: str
    session_hash: str
    token: str
    has_totp: bool
    now: datetime

    def may(self, permission: Permission) -> bool:
        """Whether their role allows something."""
        return may(self.role, permission)


@dataclass(frozen=True, slots=True)
class May:
    """A dependency: lets in only those who may do something, with forms of their own alone."""

    permission: Permission

    def __call__(self, request: Request) -> Desk:
        """Give the person. Raises SignInNeededError and NotAllowedError."""
        desk = desk_of(request, utc_now())
        if desk is None:
            raise SignInNeededError("Sign in first.")
        if not desk.may(self.permission):
            raise NotAllowedError("Your role does not allow this.")
        return desk


async def desk_form(request: Request) -> Mapping[str, str]:
    """The fields of a form of the desk.

    Raises ForbiddenError when it is from another site, or was not made for this session.
    """
    fields = await posted(request)
    token = request.cookies.get(cookie_name(state_of(request)), "")
    expected = form_token(secret_of(state_of(request)), sha256(token.encode()).hexdigest())
    if not hmac.compare_digest(fields.get(FIELD, "").encode(), expected.encode()):
        raise ForbiddenError("The form was not made for this session.")
    return fields


DeskForm = Annotated[Mapping[str, str], Depends(desk_form)]
MayOwn = Annotated[Desk, Depends(May("own"))]
MaySee = Annotated[Desk, Depends(May("see"))]
MayDecide = Annotated[Desk, Depends(May("decide"))]
MayAnswer = Annotated[Desk, Depends(May("answer"))]
MayEdit = Annotated[Desk, Depends(May("edit"))]
MayImport = Annotated[Desk, Depends(May("imports"))]
MayWords = Annotated[Desk, Depends(May("words"))]
MayNotices = Annotated[Desk, Depends(May("notices"))]
MayHours = Annotated[Desk, Depends(May("hours"))]
MayStaff = Annotated[Desk, Depends(May("staff"))]
MayVouch = Annotated[Desk, Depends(May("vouch"))]


def desk_of(request: Request, now: datetime) -> Desk | None:
    """Who is signed in; None: nobody. Side effect: once a minute it is noted that they are there."""
    state = state_of(request)
    token = request.cookies.get(cookie_name(state), "")
    with reading(state.database) as session:
        found = signed_in(session, token, now)
        if found is None:
            return None
        staff, one = found
        desk = Desk(
            staff.id,
            staff.email,
            staff.name or staff.email,
            staff.role,
            one.token_hash,
            form_token(secret_of(state), one.token_hash),
            bool(staff.totp_secret),
            now,
        )
        stale = is_worth_noting(one, now)
    if stale:
        with writing(state.database) as session:
            keep_alive(session, desk.session_hash, now)
    return desk


def form_token(secret: str, session_hash: str) -> str:
    """The mark of forms made for one session: nobody else can make it, and it is of no use in another."""
    return hmac.new(secret.encode(), f"desk:{session_hash}".encode(), sha256).hexdigest()


def secret_of(state: AppState) -> str:
    """What our marks are made with."""
    return state.settings.secret_key.get_secret_value()


def cookie_name(state: AppState) -> str:
    """The cookie's name. Browsers take `__Host-` only over HTTPS: on one's own machine there is none."""
    return "__Host-opastamo" if _is_https(state) else "opastamo"


def set_cookie(answer: Response, state: AppState, token: str) -> None:
    """Give the browser its session."""
    answer.set_cookie(
        cookie_name(state),
        token,
        max_age=int(ABSOLUTE_END.total_seconds()),
        path="/",
        secure=_is_https(state),
        httponly=True,
        samesite="lax",
    )


def forget_cookie(answer: Response, state: AppState) -> None:
    """Take the session from the browser."""
    answer.delete_cookie(cookie_name(state), path="/", secure=_is_https(state), httponly=True, samesite="lax")


def _is_https(state: AppState) -> bool:
    return state.settings.base_url.startswith("https://")
