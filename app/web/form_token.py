"""A form's token: signed by us, good for one form and for some hours. No cookie and no memory are needed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

FIELD = "tunnus"
GOOD_FOR = timedelta(hours=12)
SOONEST = timedelta(seconds=1)
"""No person reads and fills in a form faster."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and reads the tokens of one form."""

    secret: str
    form: str

    def make(self, now: datetime, before: str = "") -> str:
        """A token for a form shown now. `before`: the one that it came with, whose beginning stays."""
        since = self.age(before, now) or timedelta()
        shown = _milliseconds(now)
        return self._serializer().dumps([shown, shown - since // timedelta(milliseconds=1)])

    def age(self, token: str, now: datetime) -> timedelta | None:
        """How long ago the form was begun; None: the token is not ours, or its page was open for too long."""
        try:
            shown, begun = self._serializer().loads(token)
        except (BadData, TypeError, ValueError):  # the second two: a token of an older version of ours
            return None
        open_for, age = (timedelta(milliseconds=_milliseconds(now) - then) for then in (shown, begun))
        return age if timedelta() <= open_for <= GOOD_FOR else None

    def _serializer(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt=f"form:{self.form}")


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
