"""Marks of pictures: whoever holds one has the picture in a draft, or has been shown it by us."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from app.pictures.rules import PENDING_FOR


@dataclass(frozen=True, slots=True)
class Marks:
    """Makes and reads the marks. `secret` is the server's."""

    secret: str

    def make(self, picture: str, now: datetime) -> str:
        """A mark for a picture, good as long as the picture waits."""
        return self._serializer(picture).dumps(int(now.timestamp()))

    def holds(self, picture: str, mark: str, now: datetime) -> bool:
        """Whether a mark is ours, of this picture, and still good."""
        try:
            made = self._serializer(picture).loads(mark)
        except BadData:
            return False
        return timedelta() <= timedelta(seconds=int(now.timestamp()) - made) <= PENDING_FOR

    def _serializer(self, picture: str) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt=f"picture:{picture}")
