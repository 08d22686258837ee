"""Who may do what at the desk, and how long things last there."""

from datetime import datetime, timedelta
from typing import Literal

Permission = Literal[
    "own", "see", "decide", "answer", "edit", "imports", "staff", "words", "notices", "hours", "vouch"
]
Role = Literal["editor", "coordinator", "admin"]

EDITOR: frozenset[Permission] = frozenset({"own", "see", "decide", "answer", "edit"})
COORDINATOR: frozenset[Permission] = EDITOR | {"imports", "words", "notices", "hours", "vouch"}
ADMIN: frozenset[Permission] = COORDINATOR | {"staff"}
ROLES: dict[str, frozenset[Permission]] = {"editor": EDITOR, "coordinator": COORDINATOR, "admin": ADMIN}
"""Each role may do all that the one before it may."""

IDLE_END = timedelta(minutes=60)
ABSOLUTE_END = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
"""So seldom a session's last use is written down: looking at pages should not make writers wait."""
TRIES = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(hours=24)
MIN_PASSWORD = 12
MAX_PASSWORD = 1000


def may(role: str, permission: Permission) -> bool:
    """Whether a role allows something; a role that we do not know allows nothing."""
    return permission in ROLES.get(role, frozenset())


def lock_after(failures: int) -> timedelta | None:
    """For how long nobody gets in after so many wrong tries in a row; None: one may try again at once."""
    if failures < TRIES or failures % TRIES:
        return None
    doublings = min(failures // TRIES - 1, 10)
    wait: timedelta = FIRST_LOCK * (1 << doublings)
    return min(wait, LONGEST_LOCK)


def session_is_over(created_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether a session has ended by being left alone or by its age."""
    return now >= seen_at + IDLE_END or now >= created_at + ABSOLUTE_END


def password_fault(password: str) -> str:
    """What is wrong with a new password: `short`, `long` or nothing. No other rules: length is what helps."""
    if len(password) < MIN_PASSWORD:
        return "short"
    return "long" if len(password) > MAX_PASSWORD else ""
