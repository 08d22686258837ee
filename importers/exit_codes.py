"""How `opastamo import` ends, for whoever started it."""

FAILED, HELD, OVERTAKEN, NOT_ARCHIVED, DIFFERS = 1, 2, 3, 4, 5
"""OVERTAKEN and later: a held run could not be released, and why."""
EXIT_CODES = {
    "failed": FAILED,
    "held": HELD,
    "interrupted": FAILED,
    "overtaken": OVERTAKEN,
    "decided": OVERTAKEN,
    "differs": DIFFERS,
}
"""By the fault or the state of the run."""
