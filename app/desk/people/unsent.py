"""What somebody sent after their session had ended: the page of the door keeps it until they are in again.

It is signed, and good for the same browser and the same person alone. Nothing is done with it before they
press a button once more.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from fastapi import Request
from itsdangerous import BadData, URLSafeTimedSerializer

from app.core.db import reading
from app.core.errors import OpastamoError
from app.desk import links
from app.desk.guard import cookie_name, form_token, secret_of
from app.desk.models import StaffSession
from app.desk.people.sessions import hash_of
from app.web.form_token import FIELD
from app.web.forms import posted
from app.web.links import DESK
from app.web.state import AppState, state_of

UNSENT = "lahettamatta"
GOOD_FOR = timedelta(hours=1)
MOST = 48_000
"""Characters, signed: the door's form has room for them."""
NEVER = (links.SIGN_IN, links.SIGN_OUT, links.OWN, links.STAFF)
"""Forms with passwords, or of one button."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was sent too late: where to, in the language of no prefix, and with what."""

    path: str
    fields: Mapping[str, str]


async def kept_from(request: Request) -> str:
    """What a request sent, signed; nothing when it was not a form of this browser's ended session."""
    path, state = request.url.path, state_of(request)
    if request.method != "POST" or not path.startswith(f"{DESK}/") or path.startswith(NEVER):
        return ""
    session_hash = hash_of(request.cookies.get(cookie_name(state), ""))
    with reading(state.database) as session:
        ended = session.get(StaffSession, session_hash)
        staff_id = str(ended.staff_id) if ended else ""
    if not staff_id:
        return ""
    try:
        fields = dict(await posted(request))
    except (OpastamoError, RuntimeError):  # the second: its body was read before
        return ""
    expected = form_token(secret_of(state), session_hash)
    if not hmac.compare_digest(fields.pop(FIELD, "").encode(), expected.encode()):
        return ""
    signed = _signer(state).dumps([session_hash, staff_id, path, fields])
    text = signed if isinstance(signed, str) else signed.decode()
    return text if len(text) <= MOST else ""


def unsent_in(text: str, session_hash: str, staff_id: UUID, state: AppState) -> Unsent | None:
    """What the door's page kept; None: it is not ours, of another browser or person, or too old.

    `session_hash`: of the session that had ended.
    """
    if not text:
        return None
    try:
        of_session, of_staff, path, fields = _signer(state).loads(text, max_age=int(GOOD_FOR.total_seconds()))
    except BadData:
        return None
    if (of_session, of_staff) != (session_hash, str(staff_id)):
        return None
    return Unsent(path, fields)


def _signer(state: AppState) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_of(state), salt="desk-unsent")
