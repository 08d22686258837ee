"""What is due when: days after the day by which somebody should say that a listing still holds."""

from collections.abc import Collection
from datetime import date, timedelta

from app.catalogue.rules import UNCHECKED_AFTER_DAYS

REMINDERS = (-30, -7, 0, 14)
"""Letters that ask."""
HIDDEN = UNCHECKED_AFTER_DAYS
"""Out of the search; its page says that nobody has checked it."""
ARCHIVED = 120
"""Its page says that it is no longer kept up. Nothing is deleted."""
STEPS = (*REMINDERS, HIDDEN, ARCHIVED)


def newest_step(due: date, today: date) -> int | None:
    """The last step whose day has come; None: there is time left."""
    return max((step for step in STEPS if due + timedelta(days=step) <= today), default=None)


def step_to_take(due: date, today: date, vouched: date, taken: Collection[int]) -> int | None:
    """The step that is to be taken now, if any. After a pause those in between are left out.

    `vouched`: when somebody last said that it holds; nobody is asked again about what they just told.
    """
    step = newest_step(due, today)
    if step is None or due + timedelta(days=step) <= vouched:
        return None
    return step if step > max(taken, default=min(STEPS) - 1) else None
