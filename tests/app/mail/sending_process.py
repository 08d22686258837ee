"""Sends the waiting letters in a process of its own, which can be killed.

Arguments: the database, the mail server, the moment, the var folder.
"""

import sys
from datetime import datetime
from pathlib import Path

from app.core.db import engine_for
from app.mail.sending import send_waiting
from tests.app.mail.post_office import sending


def main() -> None:
    database, url, now, var = sys.argv[1:]
    done = send_waiting(engine_for(database), sending(Path(var), url), datetime.fromisoformat(now))
    sys.stdout.write(f"{done.sent}\n")


if __name__ == "__main__":
    main()
