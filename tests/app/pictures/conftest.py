"""Somebody who sends pictures with the publishing form, and the desk that looks at them."""

from tests.app.desk.conftest import desk_town, editor, quick_passwords, stranger
from tests.app.submissions.conftest import sender

__all__ = ["desk_town", "editor", "quick_passwords", "sender", "stranger"]
