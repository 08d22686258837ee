"""Why a run failed, as a code: the desk says it in its reader's language."""

from app.catalogue.feeds.run_decisions import OvertakenError
from app.core.errors import UnavailableError
from importers import http_errors
from importers.archive import ArchiveError
from importers.contract import FeedUnreadableError

STATUS_CODES = {401: "key", 403: "key", 404: "not_there", 410: "not_there", 429: "too_often"}
KINDS: tuple[tuple[type[Exception], str], ...] = (
    (http_errors.TimedOut, "timed_out"),
    (http_errors.Unreachable, "unreachable"),
    (http_errors.Incomplete, "cut_off"),
    (http_errors.Untrusted, "certificate"),
    (http_errors.TooLarge, "too_large"),
    (http_errors.FetchError, "not_fetched"),
    (FeedUnreadableError, "unreadable"),
    (ArchiveError, "archive"),
    (UnavailableError, "busy"),
)


def fault_code(error: Exception) -> str:
    """The kind of an error; `own` is a fault of ours."""
    if isinstance(error, OvertakenError):
        return error.reason
    if isinstance(error, http_errors.BadStatus):
        return "server" if error.status >= 500 else STATUS_CODES.get(error.status, "not_fetched")
    return next((code for kind, code in KINDS if isinstance(error, kind)), "own")
