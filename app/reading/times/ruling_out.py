"""The words that rule out: "ei 24.12.", "paitsi ma", "su suljettu", "tauko 24.12.-6.1."."""

from dataclasses import replace

from app.reading.times.entries import Composition, Entry
from app.reading.times.items import (
    Bound,
    Break,
    Clock,
    Dated,
    Days,
    Item,
    Marker,
    Monthly,
    Negation,
    Rhythm,
    Span,
)


class RulingOut:
    """Whether a ruling-out is going on, and where what it takes is kept."""

    def __init__(self, made: Composition) -> None:
        self.made = made
        self.word: Negation | None = None
        self.taken = False
        self.broke = False
        self.behind = False
        """The word that comes next has been seen to: it stood behind its day."""

    @property
    def active(self) -> bool:
        """What comes next may be ruled out."""
        return self.word is not None

    def on_break(self, item: Break) -> None:
        """A line ends it; a comma may go on with one more day."""
        self.broke = True
        self.behind = self.behind and item.joins
        if item.hard or not self.taken:
            self.word = None

    def begin(self, word: Negation, entry: Entry, clause: list[Item], *, fresh: bool) -> Entry:
        """Starts ruling out what follows in the clause, or rules out what stands before.

        Returns the entry to fill.
        """
        if self.behind:
            self.behind = False
            return entry
        if word.kind == "cancelled" and not self.made.entries and entry.empty and _whole(clause):
            self.made.impossible = "All of this is cancelled."
        if word.kind == "break" and not self.made.entries and entry.empty and _whole(clause):
            return entry  # "hiihtolomalla vk 9 ti klo 12": it happens in the holidays
        if self._something_ahead(word, clause):
            self.word, self.taken, self.broke = word, False, False
        elif not (self.word is not None and self.taken and not self.broke):
            return self._look_back(word, entry, fresh=fresh)
        return entry

    def _look_back(self, word: Negation, entry: Entry, *, fresh: bool) -> Entry:
        if not fresh and entry.open:
            return self._drop(word, entry)
        if entry.holidays and entry.empty:
            self.made.holidays_off = True
            return replace(entry, holidays=False)
        if word.kind == "cancelled":
            self.made.cancelled = True
            if not fresh and entry.clocks:
                self.made.exceptions.extend(entry.dated)
                return Entry(line=entry.line)
        closed = word.kind == "closed" and not fresh and bool(entry.clocks)
        pause = word.kind == "break" or (word.kind == "cancelled" and fresh)
        self.made.doubtful = self.made.doubtful or closed or pause
        return entry

    def _something_ahead(self, word: Negation, clause: list[Item]) -> bool:
        kinds: tuple[type[Item], ...] = (Dated, Span, Monthly, Bound)
        if word.kind != "break":
            kinds = (*kinds, Days, Rhythm)
        for item in clause:
            if isinstance(item, kinds) or (isinstance(item, Marker) and item.kind in {"holidays", "eves"}):
                return True
            if isinstance(item, Clock):
                return True
        return False

    def _drop(self, word: Negation, entry: Entry) -> Entry:
        """As in "24.12. ei", "su suljettu": the days of the open entry are off."""
        self.made.exceptions.extend([*entry.dated, *entry.spans])
        if entry.holidays:
            self.made.holidays_off = True
        if entry.start is not None or entry.end is not None:
            self.made.doubtful = True
        self.made.cancelled = self.made.cancelled or word.kind == "cancelled"
        return Entry(line=entry.line, hard_before=entry.hard_before)

    def holidays(self) -> None:
        """As in "ei pyhinä"."""
        self.made.holidays_off = True
        self.taken = True

    def take(self, item: Item, entry: Entry, *, clock_follows: bool, first: bool) -> tuple[bool, Item | None]:
        """Whether the item was taken, and the days that get other hours instead ("paitsi ke 10-18")."""
        match item:
            case Dated() | Span() | Monthly():
                return self._take_date(item, entry, clock_follows=clock_follows, first=first)
            case Days():
                return self._take_days(item, entry, clock_follows=clock_follows)
            case Clock():
                return self._take_clock(item, entry), None
            case Bound() if self.broke:
                self.word = None  # "joulukuun tauolla, jatkamme 12.1."
            case Bound():
                self.made.doubtful = True
                return True, None
            case Rhythm():
                return self._take_rhythm(item, entry), None
        return False, None

    def _take_date(
        self, item: Dated | Span | Monthly, entry: Entry, *, clock_follows: bool, first: bool
    ) -> tuple[bool, Item | None]:
        word = self.word
        if clock_follows and ((first and entry.empty) or self.broke):
            self.word = None
            return False, None
        last = self.made.exceptions[-1] if self.made.exceptions else None
        if self.taken and not self.broke and isinstance(last, Span) and last.rough and not _is_rough(item):
            self.made.exceptions.pop()
        self.made.exceptions.append(item)
        self.taken, self.broke = True, False
        if isinstance(item, Dated | Span) and item.stop:
            self.word = None
        if (
            clock_follows
            and word is not None
            and word.kind == "except"
            and entry.clocks
            and isinstance(item, Dated)
        ):
            self.word = None
            return True, item
        return True, None

    def _take_days(self, item: Days, entry: Entry, *, clock_follows: bool) -> tuple[bool, Item | None]:
        word = self.word
        done = self.taken and not entry.groups
        if self.broke or done or word is None or (entry.empty and word.kind != "except"):
            self.word = None
            return False, None
        if clock_follows and entry.clocks:
            self.word = None
            if word.kind != "except":
                return False, None
            entry.excluded |= set(item.days)
            return True, item
        entry.excluded |= set(item.days)
        self.taken = True
        return True, None

    def _take_clock(self, item: Clock, entry: Entry) -> bool:
        word = self.word
        beside = word is not None and (word.kind == "except" or not self.broke)
        if beside and entry.clocks and not self.taken and item.end is not None:
            entry.cuts.append(item)
            self.word = None
            return True
        other_hour = beside and word is not None and word.kind == "not" and item.end is None
        if entry.clocks and ((self.taken and not self.broke) or other_hour):
            self.made.doubtful = True
            return True
        self.word = None
        return False

    def _take_rhythm(self, item: Rhythm, entry: Entry) -> bool:
        """As in "ei parillisina viikkoina" is odd weeks."""
        if item.weeks is None or self.broke:
            return False
        entry.rhythm = Rhythm(weeks="odd" if item.weeks == "even" else "even")
        self.taken = True
        return True


def _is_rough(item: Item) -> bool:
    return isinstance(item, Span) and item.rough


def _whole(clause: list[Item]) -> bool:
    """Hours follow: the word is about the whole thing, not about one day of it."""
    return any(isinstance(item, Clock) for item in clause)
