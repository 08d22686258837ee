"""Characters that have no place in a catalogue: taken out or put right, the rest left as written."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SOFT_HYPHEN = "\xad"
# Zero-width spaces, direction marks and overrides, invisible operators, byte order marks, tag characters,
# and halves of surrogate pairs, which no database takes.
_INVISIBLE = re.compile(
    "[\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
# Persian, the scripts of India and emoji need joiners between their own characters; nobody else does.
_STRAY_JOINER = re.compile(
    r"(?:(?<=[\x00-\u058f])|(?<=[\u2000-\u200d]))[\u200c\u200d]+|^[\u200c\u200d]+"
    r"|[\u200c\u200d]+(?=[\x00-\u058f\u2000-\u206f]|$)"
)
_LINE_BREAK = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_MANY_BREAKS = re.compile(r"\n{3,}")
_C1 = re.compile("[\x80-\x9f]")
# One look tells that a text has nothing to mend: nearly all have not.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def _from_windows(match: re.Match[str]) -> str:
    """Undo Windows-1252 taken for Latin-1: byte 96 (hex) was an en dash before somebody's export."""
    return match.group().encode("latin-1").decode("cp1252", errors="ignore")


def mend_characters(text: str) -> str:
    """NFC text without control, zero-width and direction-override characters; line breaks are newlines."""
    if _ODD.search(text):
        text = _CONTROL.sub("", _LINE_BREAK.sub("\n", text))
        text = _C1.sub(_from_windows, text).replace(_SOFT_HYPHEN, "")
        text = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def tidy_whitespace(text: str) -> str:
    """One space between words, no space at the ends of lines, at most one blank line between paragraphs."""
    lines = (line.strip() for line in _SPACES.sub(" ", text).split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()
