"""What a mail server's pipe starts: `opastamo bounce` reads one message that came back."""

import sys
from typing import BinaryIO

from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import utc_now
from app.core.db import engine_for, writing
from app.core.errors import OpastamoError
from app.core.settings import Settings
from app.mail.bounce_report import MOST_BYTES
from app.mail.bouncing import take_bounce

TRY_LATER = 75
"""The exit code by which mail servers keep a message and try again (EX_TEMPFAIL)."""
WORDS = {
    "hard": "The letter did not arrive: this address gets no more letters.",
    "soft": "The letter did not arrive this time.",
    "again": "This report was taken in before.",
    "unknown": "This report is about no letter of ours.",
    "none": "This is no report of a letter that did not arrive.",
}


def read_bounce(source: BinaryIO, chosen: Settings, sent_to: str) -> int:
    """Take in a message; says what it was, and returns the exit code.

    What is no report is no error: otherwise the mail server would answer it with another.
    """
    raw = source.read(MOST_BYTES)
    while source.read(MOST_BYTES):  # a pipe that nobody reads to its end is a failure to the mail server
        pass
    try:
        with writing(engine_for(chosen.database)) as session:
            secret = chosen.secret_key.get_secret_value()
            taken = take_bounce(session, raw, secret, utc_now(), sent_to)
    except OpastamoError as error:
        sys.stderr.write(f"{error.message}\n")
        return TRY_LATER
    except SQLAlchemyError as error:
        sys.stderr.write(f"The database cannot be used: {type(error).__name__}\n")
        return TRY_LATER
    sys.stdout.write(f"{WORDS[taken]}\n")
    return 0
