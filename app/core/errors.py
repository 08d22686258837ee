"""Errors that mean something to a person. Each carries a status, a code and plain words."""


class OpastamoError(Exception):
    """Something that we can explain. Anything else that is raised is a bug and becomes a 500."""

    status = 400
    code = "bad_request"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFoundError(OpastamoError):
    """There is no such thing, and never was as far as we know."""

    status = 404
    code = "not_found"


class GoneError(OpastamoError):
    """It was here and has been taken away for good."""

    status = 410
    code = "gone"


class InvalidError(OpastamoError):
    """A value that cannot be used; `field` names it."""

    status = 422
    code = "invalid"


class UnavailableError(OpastamoError):
    """A part that we depend on does not answer right now."""

    status = 503
    code = "unavailable"
