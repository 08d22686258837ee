"""A place in the row of tokens, and the small questions that every reader asks there."""

from dataclasses import dataclass
from datetime import date

from app.reading.times.lexer import END, Token
from app.reading.times.vocabulary import sense

_UNITS = (
    *(
        "vuoti",
        "vuosi",
        "vuotta",
        "euro",
        "henk",
        "luok",
        "luoka",
        "kerro",
        "paikkaa",
        "osall",
        "opint",
        "oppi",
    ),
    *("prosent", "years", "kilom", "metri", "vuode"),
)
_EXACT_UNITS = frozenset("v e eur hlö lk krs kpl op ot ov km kg m yr yrs år ikä".split())


@dataclass(frozen=True, slots=True)
class Cursor:
    """The tokens, and the day that "now" falls on."""

    tokens: list[Token]
    today: date

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else END

    def number(self, at: int) -> int:
        """The number there, or -1."""
        return self[at].number

    def sense(self, at: int) -> str | None:
        """What the word there does."""
        return sense(self[at].text) if self[at].kind == "word" else None

    def mark(self, at: int, marks: str) -> bool:
        """One of the marks stands there."""
        return self[at].kind == "mark" and self[at].text in marks

    def glued(self, at: int) -> bool:
        """Nothing stands between this token and the one before."""
        return not self[at].gap and self[at].kind != "end"

    def joins(self, at: int) -> int:
        """The length of a join here: 1 for "," "&" "+" "/" or "ja", 2 for ", ja", else 0."""
        if self.sense(at) == "and" or self[at].text == "eikä" or self.mark(at, "&+/"):
            return 1
        if self.mark(at, ","):
            return 2 if self.sense(at + 1) == "and" else 1
        return 0

    def counts_other(self, at: int) -> bool:
        """What stands here makes the number before it an age, a price or the like."""
        token = self[at]
        if token.text == "-" and self.glued(at) and self[at + 1].text.startswith(("vuoti", "v.")):
            return True
        if token.text == "+" and self[at + 1].kind != "word":
            return True
        if token.text in {"€", "%", "°", "$"}:
            return True
        if token.kind != "word":
            return False
        return token.text in _EXACT_UNITS or token.text.startswith(_UNITS)
