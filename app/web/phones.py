"""Phone numbers on pages: as a phone dials them, and as they are shown on one line."""

NBSP = "\u00a0"


def dial(number: str) -> str:
    """The link that a phone dials."""
    return f"tel:{''.join(number.split())}"


def unbroken(text: str) -> str:
    """A number, or a few words, as they are shown: never broken over two lines."""
    return NBSP.join(text.split())
