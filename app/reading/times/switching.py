"""The words that switch something: breaks, "tai", "muulloin", "ovet", "mennessä", "sopimuksen mukaan"."""

from app.reading.times.draft import HEADING, TIMES, Draft
from app.reading.times.entries import Entry
from app.reading.times.items import Break, Clock, Hazard, Marker, Negation, Word


def on_break(draft: Draft, item: Break) -> None:
    """A comma ends a clause, a line or sentence more."""
    draft.fresh = True
    draft.deadline = draft.deadline and item.joins
    draft.subject = draft.subject and not item.hard
    draft.doors = False
    draft.off.on_break(item)
    if item.hard:
        draft.hard = True
        entry = draft.entry
        if entry.rhythm_first and not (entry.has_days or entry.clocks):
            entry.line = HEADING
        draft.line += 1


def on_marker(draft: Draft, item: Marker) -> None:
    """Switches what the marker says; "by" has been seen to before."""
    match item.kind:
        case "deadline":
            draft.deadline, draft.due = True, False
            draft.made.doubtful = draft.made.doubtful or (draft.entry.open and not draft.fresh)
        case "close":
            draft.off.word = None
        case "subject":
            draft.subject = True
        case "doors":
            draft.doors = isinstance(draft.next_but(Word), Clock)
        case "dash":
            draft.dash = True
        case "season":
            draft.made.doubtful = True
            draft.made.seasons += 1
        case "holidays" | "eves":
            _on_holidays(draft, item)
        case "or" | "moved":
            (_on_or if item.kind == "or" else _on_moved)(draft)
        case "otherwise" | "others":
            draft.close()
            draft.entry.otherwise = True
            draft.made.seasons += draft.made.seasons > 0


def _on_holidays(draft: Draft, item: Marker) -> None:
    if draft.also():
        return
    if draft.off.active and item.kind == "eves":
        draft.made.doubtful = True
    elif draft.off.active:
        draft.off.holidays()
    else:
        if draft.entry.clocks and draft.entry.has_days:
            draft.close()
        draft.entry.holidays = True


def _on_or(draft: Draft) -> None:
    after = draft.next_but(Word)
    if draft.off.active and draft.off.taken:
        return  # "no meeting on 26.2. or 2.4."
    if isinstance(after, Hazard):
        draft.made.doubtful = True
    elif isinstance(draft.before, TIMES) and isinstance(after, TIMES):
        draft.made.impossible = "It is not told which of the times holds."


def _on_moved(draft: Draft) -> None:
    draft.made.doubtful = True
    if draft.entry.empty and not draft.made.entries and not draft.off.behind:
        draft.made.impossible = "It is not clear what moves and when to: write the new times."
    if draft.entry.clocks:
        draft.close()
    draft.off.behind = False
    draft.entry.moved = True


def on_hazard(draft: Draft, item: Hazard) -> None:
    """Notes what is doubtful, not told or impossible."""
    match item.level:
        case "hard":
            draft.made.impossible = item.why
        case "phase":
            draft.made.phase = item.why
        case "doubt":
            draft.made.doubtful = True
        case "maybe":
            _on_maybe(draft)
        case "open":
            if not (draft.subject or draft.deadline):
                _on_open(draft, item)


def _on_maybe(draft: Draft) -> None:
    draft.made.doubtful = True
    if draft.entry.clocks and draft.fresh:
        draft.close()
    if not draft.entry.clocks:
        draft.entry.maybe = True


def _on_open(draft: Draft, item: Hazard) -> None:
    """As in "sopimuksen mukaan": open days beside it go; what is complete stays, to be looked at."""
    draft.made.blocked = item.why
    rest = draft.entry.otherwise
    draft.made.doubtful = draft.made.doubtful or not rest
    keeps = draft.entry.has_season or draft.entry.dated
    if rest or (draft.entry.open and not keeps):
        draft.entry = Entry(line=draft.line)


def on_negation(draft: Draft, item: Negation) -> None:
    """Rules out what follows, or what stands before."""
    if not draft.deadline:
        fresh = draft.fresh or draft.stopped
        draft.entry = draft.off.begin(item, draft.entry, draft.clause(), fresh=fresh)
