"""The reading in the making: the entry being filled, what the words so far switched on, what comes next."""

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
    Span,
    Word,
)
from app.reading.times.ruling_out import RulingOut

HEADING = -1  # the line number of a rhythm that stands alone on its line: it holds for the lines below
TIMES = (Days, Monthly, Clock, Dated, Span, Bound)
_FAR = 120  # items looked ahead at most


class Draft:
    """The state that the placing and the switching functions share."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.at = 0
        self.made = Composition()
        self.entry = Entry()
        self.frame = Entry()
        """Season and rhythm that hold for the entries to come."""
        self.line = 0
        self.fresh = True
        """Nothing of time since the last break."""
        self.stopped = False
        """The last time was a period whose full stop ended the sentence."""
        self.worded = False
        """A word of no known meaning stands after the last time."""
        self.hard = True
        """That break ended a line or sentence."""
        self.deadline = False
        self.due = False
        """A day has been told for the deadline."""
        self.subject = False
        self.doors = False
        self.dash = False
        self.off = RulingOut(self.made)

    @property
    def before(self) -> Item | None:
        """The item before this one."""
        return self.items[self.at - 1] if self.at else None

    @property
    def ahead(self) -> list[Item]:
        """The items after this one, as far as anything looks."""
        return self.items[self.at + 1 : self.at + 1 + _FAR]

    def next_but(self, *skip: type[Item]) -> Item | None:
        """The next item that is none of these kinds."""
        return next((item for item in self.ahead if not isinstance(item, skip)), None)

    def clause(self) -> list[Item]:
        """The items up to the next break."""
        rest = self.ahead
        for at, item in enumerate(rest):
            if isinstance(item, Break):
                return rest[:at]
            if isinstance(item, Dated | Span) and item.stop:
                return rest[: at + 1]
        return rest

    def due_ahead(self, item: Item) -> bool:
        """As in "30.11. mennessä": a day to do something by."""
        if not isinstance(item, TIMES):
            return False
        return any(isinstance(later, Marker) and later.kind == "by" for later in self.clause())

    def off_behind(self, item: Item) -> bool:
        """As in "24.12. ei kokoontumista" or "1.12. siirretty": the word comes after the day."""
        if not isinstance(item, Dated | Span):
            return False
        rest = self.ahead
        stops = (at for at, later in enumerate(rest) if isinstance(later, Break) and not later.joins)
        rest = rest[: next(stops, len(rest))]
        for at, later in enumerate(rest):
            after = rest[at + 1] if at + 1 < len(rest) else None
            apart = (
                isinstance(item, Span)
                and not item.rough
                and isinstance(later, Dated | Span)
                and not (later.joined or (at and isinstance(rest[at - 1], Break)))
                and not (isinstance(after, Marker) and after.kind == "close")  # "vk 42 (12.-18.10.) kiinni"
            )
            if isinstance(later, Clock | Days | Monthly | Bound) or apart:
                return False
            if isinstance(later, Marker) and later.kind == "moved":
                return True
            if isinstance(later, Negation):
                ended = _is_sentence_apart([item, *rest[:at]])
                return not ended and self._stands_behind(later, rest[at + 1 :])
        return False

    def dates_of_break_ahead(self) -> bool:
        """A word that rules out comes next, and its days after it."""
        rest = self.clause()
        named = len(rest) > 1 and isinstance(rest[0], Negation) and rest[0].kind in {"break", "closed", "not"}
        return named and any(isinstance(item, Dated | Span) for item in rest[1:3])

    def _stands_behind(self, word: Negation, later: list[Item]) -> bool:
        """Nothing follows the word that it could rule out instead."""
        vague = word.kind == "not" and any(isinstance(one, Negation) for one in later)
        begun = bool(self.made.entries or self.entry.clocks)
        return not any(isinstance(one, TIMES) for one in later) and (begun or not vague)

    def new_times_ahead(self) -> bool:
        """Days or hours of another entry follow, so a season here opens that entry.

        They must come before the line ends; after a season with a line of its own, anywhere.
        """
        for later in self.ahead:
            if isinstance(later, Days | Clock | Monthly | Dated):
                return True
            if isinstance(later, Negation) or (isinstance(later, Break) and later.hard and not self.hard):
                return False
        return False

    def also(self) -> bool:
        """As in "joka päivä, myös pyhinä"."""
        return isinstance(self.before, Word) and self.before.text in {"myös", "also", "även"}

    def close(self) -> None:
        """Puts the entry with the others and starts a new one."""
        done, frame = self.entry, self.frame
        if not done.empty:
            _inherit(done, frame)
            self.made.entries.append(done)
        holds_on = done.has_season and not (done.trailing or done.dated)
        if holds_on and (done.groups or done.monthly or not done.clocks):
            frame.spans, frame.start, frame.end = done.spans, done.start, done.end
        if done.rhythm_first:
            frame.rhythm, frame.line = done.rhythm, done.line
        self.entry = Entry(hard_before=self.hard, line=self.line)


def _is_sentence_apart(before: list[Item]) -> bool:
    """As in "Kausi 31.8.–13.12. Lomalla (vk 42) ei kerhoa": the first day's sentence ends before the word."""
    times = [one for one in before if isinstance(one, Dated | Span)]
    season = isinstance(before[0], Span) and not before[0].rough
    return any(one.stop for one in times[:-1]) or (season and times[-1].stop)


def _inherit(entry: Entry, frame: Entry) -> None:
    if not entry.has_season and not entry.dated and not entry.otherwise:
        entry.spans, entry.start, entry.end = list(frame.spans), frame.start, frame.end
    if entry.rhythm is None and frame.line in {entry.line, HEADING}:
        entry.rhythm = frame.rhythm
