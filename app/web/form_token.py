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

    def make(self, now: datetime) -> str:
        """A token for a form that is shown now."""
        return self._serializer().dumps(int(now.timestamp() * 1000))

    def age(self, token: str, now: datetime) -> timedelta | None:
        """How long ago the form was shown; None: the token is not ours, or is no longer good."""
        try:
            made = self._serializer().loads(token)
        except BadData:
            return None
        age = timedelta(milliseconds=int(now.timestamp() * 1000) - made)
        return age if timedelta() <= age <= GOOD_FOR else None

    def _serializer(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt=f"form:{self.form}")
