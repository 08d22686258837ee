"""A letter that has gone out."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine

from app.mail.sending import send_waiting
from tests.app.mail.coming_back import chosen
from tests.app.mail.post_office import NOW, letters, write


@pytest.fixture
def sent(database: Engine, tmp_path: Path) -> UUID:
    """A letter to aino@example.org that has gone out."""
    write(database, "aino")
    send_waiting(database, chosen(tmp_path / "var"), NOW)
    return letters(database)["aino"].id
