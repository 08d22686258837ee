"""Why somebody is not let in."""

from app.core.errors import OpastamoError


class SignInNeededError(OpastamoError):
    """Nobody is signed in: the answer leads to the door."""

    status = 303
    code = "sign_in"


class NotAllowedError(OpastamoError):
    """Somebody is signed in whose role does not allow this."""

    status = 403
    code = "not_allowed"
