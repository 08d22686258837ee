"""What belongs together: days with their hours, season and rhythm."""

from dataclasses import dataclass, field

from app.reading.times.items import Bound, Clock, Count, Dated, Days, Monthly, Rhythm, Span


@dataclass(slots=True)
class Entry:
    """One line of a timetable in the making."""

    groups: list[Days] = field(default_factory=list)
    monthly: list[Monthly] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    start: Bound | None = None
    end: Bound | None = None
    clocks: list[Clock] = field(default_factory=list)
    cuts: list[Clock] = field(default_factory=list)
    """Hours when it is closed between the others."""
    doors: Clock | None = None
    rhythm: Rhythm | None = None
    count: Count | None = None
    minutes: int | None = None
    excluded: set[int] = field(default_factory=set)
    last: Dated | None = None
    """The last day of a stretch that runs over several ("pe klo 18 - su klo 15")."""
    off: list[Dated | Span | Monthly] = field(default_factory=list)
    """Ruled out for this entry alone."""
    maybe: bool = False
    moved: bool = False
    worded: bool = False
    """Something not understood was said of its days, and no hour."""
    otherwise: bool = False
    clock_first: bool = False
    hard_before: bool = False
    trailing: bool = False
    """The season came after the hours: it may hold for the entries before as well."""
    rhythm_first: bool = False
    rhythm_after: bool = False
    holidays: bool = False
    line: int = 0

    @property
    def days(self) -> tuple[int, ...]:
        """Weekdays in order of the week, those ruled out left out."""
        told = [group for group in self.groups if not group.weak]
        if not told and not (self.monthly or self.dated):
            told = self.groups
        return tuple(sorted({day for group in told for day in group.days} - self.excluded))

    @property
    def has_days(self) -> bool:
        """Days of any kind, a season alone not counted."""
        return bool(self.groups or self.monthly or self.dated)

    @property
    def has_season(self) -> bool:
        """A period or its start or end."""
        return bool(self.spans or self.start or self.end)

    @property
    def open(self) -> bool:
        """Days or a season told, hours not yet."""
        return (self.has_days or self.has_season) and not self.clocks

    @property
    def empty(self) -> bool:
        """Nothing to make a rule of."""
        return not (self.has_days or self.has_season or self.clocks)


@dataclass(slots=True)
class Composition:
    """All entries, what is ruled out, and what makes the reading doubtful or impossible."""

    entries: list[Entry] = field(default_factory=list)
    exceptions: list[Dated | Span | Monthly] = field(default_factory=list)
    holidays_off: bool = False
    doubtful: bool = False
    blocked: str | None = None
    """The times are not told, at least in part."""
    phase: str | None = None
    """Once a month, and not told when in it; a weekday of the month tells it."""
    impossible: str | None = None
    cancelled: bool = False
    anything: bool = False
    """Something of time was seen at all."""
    seasons: int = 0
    """How many times a season without dates was named ("kesällä")."""
    daily_part: bool = False
    """As in "iltaisin" was said."""
