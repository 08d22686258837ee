"""Puts the items of a timetable together into entries, one pass from left to right."""

from dataclasses import replace

from importers.clean.times.entries import Composition, Entry
from importers.clean.times.items import (
    Bound,
    Break,
    Clock,
    Count,
    Dated,
    Days,
    Duration,
    Hazard,
    Item,
    Marker,
    Monthly,
    Negation,
    PartOfDay,
    Rhythm,
    Span,
    Word,
)
from importers.clean.times.ruling_out import RulingOut

_HEADING = -1  # the line number of a rhythm that stands alone on its line: it holds for the lines below
_TIME = (Days, Monthly, Clock, Dated, Span, Bound)


def compose(items: list[Item]) -> Composition:
    """The entries of the items, in order."""
    return _Composer(items).run()


class _Composer:
    """One reading: the entry being filled, and what the words so far have switched on."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.at = 0
        self.made = Composition()
        self.entry = Entry()
        self.frame = Entry()
        self.line = 0
        self.fresh = True  # nothing of time since the last break
        self.hard = True  # that break ended a line or sentence
        self.deadline = False
        self.due = False  # a day has been told for the deadline
        self.subject = False
        self.doors = False
        self.dash = False
        self.off = RulingOut(self.made)

    def run(self) -> Composition:
        for at, item in enumerate(self.items):
            self.at = at
            self._take(item)
            if isinstance(item, _TIME):
                self.made.anything = True
                self.fresh = self.hard = False
            if not isinstance(item, Marker):
                self.dash = False
        self._close()
        return self.made

    def _take(self, item: Item) -> None:
        match item:
            case Break():
                self._on_break(item)
            case Marker():
                self._on_marker(item)
            case Hazard():
                self._on_hazard(item)
            case Negation():
                self._on_negation(item)
            case Word():
                self.deadline = self.deadline and not (item.capital and self.due)
            case _:
                self._take_time(item)

    def _take_time(self, item: Item) -> None:
        if self.deadline or self._due_ahead(item):
            self.due = True
            return
        if self.off.active and self._ruled_out(item):
            return
        if isinstance(item, Dated | Span) and self._off_behind():
            self.made.exceptions.append(item)
            self.off.behind = True
            return
        match item:
            case Days():
                self._on_days(item)
            case Monthly():
                self._start_if(full=bool(self.entry.clocks and self.entry.has_days))
                self.entry.monthly.append(item)
            case Clock():
                self._on_clock(item)
            case Dated():
                self._on_dated(item)
            case Span() | Bound():
                self._on_season(item)
            case Rhythm():
                self._on_rhythm(item)
            case Count():
                self.entry.count = item
            case Duration():
                self._on_duration(item)
            case PartOfDay():
                self._on_part(item)

    # --- what comes next -------------------------------------------------------------------------------

    def _next(self, skip: type[Word] | tuple[type[Item], ...] = Word) -> Item | None:
        return next((item for item in self.items[self.at + 1 :] if not isinstance(item, skip)), None)

    def _clause(self) -> list[Item]:
        """The items up to the next break."""
        rest = self.items[self.at + 1 :]
        end = next((at for at, item in enumerate(rest) if isinstance(item, Break)), len(rest))
        return rest[:end]

    def _due_ahead(self, item: Item) -> bool:
        if not isinstance(item, Dated | Clock | Days | Span | Bound):
            return False
        return any(isinstance(later, Marker) and later.kind == "by" for later in self._clause())

    def _off_behind(self) -> bool:
        """As in "24.12. ei kokoontumista", "heinäkuussa suljettu", "1.12. siirretty": the word comes after the day."""
        rest = self.items[self.at + 1 :]
        end = next(
            (at for at, item in enumerate(rest) if isinstance(item, Break) and not item.joins), len(rest)
        )
        for at, item in enumerate(rest[:end]):
            if isinstance(item, Clock | Days | Monthly | Bound):
                return False
            if isinstance(item, Marker) and item.kind == "moved":
                return True
            if isinstance(item, Negation):
                later = rest[at + 1 : end]
                vague = item.kind == "not" and any(isinstance(one, Negation) for one in later)
                begun = bool(self.made.entries or self.entry.clocks)
                return not any(isinstance(one, _TIME) for one in later) and (begun or not vague)
        return False

    def _new_times_ahead(self) -> bool:
        """Days or hours of another entry follow, so a season here opens that entry.

        They must come before the line ends; after a season with a line of its own, anywhere.
        """
        for later in self.items[self.at + 1 :]:
            if isinstance(later, Days | Clock | Monthly | Dated):
                return True
            if isinstance(later, Negation) or (isinstance(later, Break) and later.hard and not self.hard):
                return False
        return False

    # --- the entry -------------------------------------------------------------------------------------

    def _close(self) -> None:
        done, frame = self.entry, self.frame
        if not done.empty:
            self._inherit(done, frame)
            self.made.entries.append(done)
        if (
            done.has_season
            and not done.trailing
            and not done.dated
            and (done.groups or done.monthly or not done.clocks)
        ):
            frame.spans, frame.start, frame.end = done.spans, done.start, done.end
        if done.rhythm_first:
            frame.rhythm, frame.line = done.rhythm, done.line
        self.entry = Entry(hard_before=self.hard, line=self.line)

    @staticmethod
    def _inherit(entry: Entry, frame: Entry) -> None:
        if not entry.has_season and not entry.dated and not entry.otherwise:
            entry.spans, entry.start, entry.end = list(frame.spans), frame.start, frame.end
        if entry.rhythm is None and frame.line in {entry.line, _HEADING}:
            entry.rhythm = frame.rhythm

    def _start_if(self, *, full: bool) -> None:
        if full:
            self._close()

    # --- kinds of items --------------------------------------------------------------------------------

    def _on_days(self, item: Days) -> None:
        entry = self.entry
        full = bool(entry.clocks) and entry.has_days and (not entry.clock_first or self.hard)
        if entry.clocks and not entry.has_days and entry.has_season and isinstance(self._next(), Clock):
            full = True
        if self.hard and entry.groups and not entry.clocks:
            full = True
        self._start_if(full=full)
        self.entry.groups.append(item)

    def _on_clock(self, item: Clock) -> None:
        entry = self.entry
        if self.doors:
            entry.doors, self.doors = item, False
            return
        if item.start is None:
            self._end_only(item)
            return
        if self._pairs(item):
            return
        if entry.clock_first and entry.has_days:
            moved = None if self.fresh else _last_days(entry)
            self._close()
            self.entry.clock_first = moved is None
            if moved is not None:
                self.entry.groups.append(moved)
                self.made.doubtful = True
        elif entry.clocks and entry.rhythm_after:
            self._close()
        entry = self.entry
        entry.clock_first = entry.clock_first or not (entry.has_days or entry.has_season or entry.clocks)
        entry.clocks.append(self._with_length(item, entry.minutes))

    def _pairs(self, item: Clock) -> bool:
        """Two hours side by side, as in two cells of a table: most likely the start and the end."""
        clocks, before = self.entry.clocks, self.items[max(0, self.at - 2) : self.at]
        if before and isinstance(before[-1], Break) and before[-1].column:
            before.pop()
        if not (clocks and before and isinstance(before[-1], Clock)) or item.end is not None:
            return False
        first = clocks[-1].start
        if clocks[-1].end is not None or first is None or item.start is None or first >= item.start:
            return False
        clocks[-1] = replace(clocks[-1], end=item.start, sure=False)
        return True

    def _end_only(self, item: Clock) -> None:
        clocks, before = self.entry.clocks, self.made.entries[-1] if self.made.entries else None
        days = self.entry.days
        if before is not None and len(before.clocks) == 1 and days and set(days) < set(before.days):
            self.entry.clocks.append(replace(before.clocks[0], end=item.end))
            before.excluded |= set(days)
        elif clocks and clocks[-1].end is None:
            clocks[-1] = replace(clocks[-1], end=item.end)
        else:
            self.made.impossible = "The hour when it starts is missing."

    @staticmethod
    def _with_length(clock: Clock, minutes: int | None) -> Clock:
        if minutes is None or clock.end is not None or clock.start is None or not 0 < minutes < 24 * 60:
            return clock
        end = clock.start.hour * 60 + clock.start.minute + minutes
        return replace(clock, end=clock.start.replace(hour=end // 60 % 24, minute=end % 60))

    def _on_dated(self, item: Dated) -> None:
        entry = self.entry
        if self.dash and len(entry.dated) == len(entry.clocks) == 1:
            entry.last = item
            return
        clock_follows = isinstance(self._next((Word, PartOfDay)), Clock)
        if entry.last is not None and entry.clocks:
            self._close()
        elif entry.clocks and (entry.has_days or entry.has_season):
            of_days = item.claim is None or item.claim in entry.days
            names_days = entry.groups and not entry.monthly and of_days and not clock_follows
            if not names_days or (entry.dated and self.hard):
                self._close()
        elif self.hard and entry.open and entry.dated:
            self._close()
        elif entry.spans and not entry.has_days and entry.spans[-1].sure:
            self._close()
        self.entry.dated.append(item)

    def _on_season(self, item: Span | Bound) -> None:
        entry = self.entry
        after_hours = bool(entry.clocks) and (entry.has_days or entry.has_season)
        opens = self.fresh and self._new_times_ahead()
        alone = bool(entry.clocks) and not (entry.groups or entry.monthly) and not entry.clock_first
        bounds_on = alone and isinstance(item, Bound) and not opens
        if after_hours and (opens or (alone and not bounds_on)):
            self._close()
        entry = self.entry
        entry.trailing = entry.trailing or bool(entry.clocks)
        if isinstance(item, Span):
            if entry.spans and not entry.spans[-1].sure and item.sure:
                entry.spans.pop()
            entry.spans.append(item)
        elif item.edge == "start":
            entry.start = item
        else:
            entry.end = item

    def _on_rhythm(self, item: Rhythm) -> None:
        entry = self.entry
        if (
            entry.rhythm is not None
            and entry.rhythm.weeks is None
            and entry.rhythm.interval == 2
            and item.weeks
        ):
            entry.rhythm = item  # "joka toinen torstai (parilliset viikot)"
            return
        if (
            entry.clocks
            and (entry.has_days or entry.rhythm)
            and (entry.rhythm or (self.fresh and self._new_times_ahead()))
        ):
            self._close()
        entry = self.entry
        self.made.doubtful = self.made.doubtful or not item.sure
        entry.rhythm_first = not (entry.has_days or entry.clocks)
        entry.rhythm_after = bool(entry.clocks)
        if entry.rhythm is not None and item.interval == 1 and item.weeks is None:
            return
        entry.rhythm = item
        if entry.clocks and self.fresh and len(self.made.entries):
            self.made.doubtful = True

    def _on_duration(self, item: Duration) -> None:
        entry = self.entry
        entry.minutes = item.minutes
        entry.clocks = [self._with_length(clock, item.minutes) for clock in entry.clocks]

    def _on_part(self, item: PartOfDay) -> None:
        """As in "klo 6 illalla" is 18; "iltaisin klo 18" without days is every evening."""
        clocks = self.entry.clocks
        if clocks and not self.fresh and item.part in {"evening", "day"}:
            last = clocks[-1]
            if last.start is not None and last.start.hour < 12 and last.end is None:
                clocks[-1] = replace(last, start=last.start.replace(hour=last.start.hour + 12))
        self.made.anything = True
        self.made.daily_part = self.made.daily_part or item.repeated

    # --- words that switch something -------------------------------------------------------------------

    def _on_break(self, item: Break) -> None:
        self.fresh = True
        self.deadline = self.deadline and item.joins
        self.subject = self.subject and not item.hard
        self.doors = False
        self.off.on_break(item)
        if item.hard:
            self.hard = True
            entry = self.entry
            if entry.rhythm_first and not (entry.has_days or entry.clocks):
                entry.line = _HEADING
            self.line += 1

    def _on_marker(self, item: Marker) -> None:
        match item.kind:
            case "deadline":
                self.deadline, self.due = True, False
            case "close":
                self.off.word = None
            case "subject":
                self.subject = True
            case "doors":
                self.doors = True
            case "dash":
                self.dash = True
            case "season":
                self.made.doubtful = True
                self.made.seasons += 1
            case "holidays":
                self._on_holidays()
            case "or":
                self._on_or()
            case "moved":
                self._on_moved()
            case "otherwise" | "others":
                self._close()
                self.entry.otherwise = True
                self.made.seasons += self.made.seasons > 0

    def _on_holidays(self) -> None:
        if self.off.active:
            self.off.holidays()
        else:
            self.entry.holidays = True

    def _on_or(self) -> None:
        before = self.items[self.at - 1] if self.at else None
        after = self._next()
        if isinstance(after, Hazard):
            self.made.doubtful = True
        elif isinstance(before, _TIME) and isinstance(after, _TIME):
            self.made.impossible = "It is not told which of the times holds."

    def _on_moved(self) -> None:
        self.made.doubtful = True
        if self.entry.clocks:
            self._close()
        self.off.behind = False
        self.entry.moved = True

    def _on_hazard(self, item: Hazard) -> None:
        if item.level == "hard":
            self.made.impossible = item.why
        elif item.level == "phase":
            self.made.phase = item.why
        elif item.level == "doubt":
            self.made.doubtful = True
        elif item.level == "maybe":
            self.made.doubtful = True
            if self.entry.clocks and self.fresh:
                self._close()
            if not self.entry.clocks:
                self.entry.maybe = True
        elif not (self.subject or self.deadline):
            self._on_open(item)

    def _on_open(self, item: Hazard) -> None:
        """As in "sopimuksen mukaan": what it stands with goes; what stands complete stays, to be looked at."""
        self.made.blocked = item.why
        if self.entry.otherwise:
            self.entry = Entry(line=self.line)
            return
        self.made.doubtful = True
        if self.entry.open and not self.entry.has_season:
            self.entry = Entry(line=self.line)

    def _on_negation(self, item: Negation) -> None:
        if self.deadline:
            return
        self.entry = self.off.begin(item, self.entry, self._clause(), fresh=self.fresh)

    def _ruled_out(self, item: Item) -> bool:
        entry, follows = self.entry, isinstance(self._next(), Clock)
        taken, override = self.off.take(item, entry, clock_follows=follows, first=not self.made.entries)
        if override is not None:
            self._close()
            if isinstance(override, Days):
                self.entry.groups.append(override)
            elif isinstance(override, Dated):
                self.entry.dated.append(override)
        return taken


def _last_days(entry: Entry) -> Days | None:
    """As in "klo 18 tiistaisin ja torstaisin klo 19": the last of several days, taken from the entry."""
    if len(entry.groups) > 1:
        return entry.groups.pop()
    group = entry.groups[0] if entry.groups else None
    if group is None or len(group.days) != 2:
        return None
    entry.groups = [replace(group, days=group.days[:1])]
    return replace(group, days=group.days[1:])
