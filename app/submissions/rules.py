"""What is true of submissions, without asking anyone."""

OPEN_STATES = ("unconfirmed", "waiting", "change_asked")
"""Nobody has said the last word yet."""


def email_key(email: str) -> str:
    """An address as it is kept: without spaces around, in lower case, as mail servers take it."""
    return email.strip().casefold()
