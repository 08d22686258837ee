"""Phone numbers on pages: as a phone dials them, and as they are shown on one line."""

NBSP = "\u00a0"


def dial(number: str) -> str:
    """The link that a phone dials."""
    return f"tel:{''.join(number.split())}"


def unbroken(number: str) -> str:
    """The number as it is shown: never broken over two lines."""
    return NBSP.join(number.split())
