"""What was asked and not found: at the counter, and on the public site."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from app.kiosk.counter import needs_since
from app.kiosk.counter_models import UnmetNeed
from app.search.missed import missed_words_since, misses_since

WEEKS = 13


@dataclass(frozen=True, slots=True)
class AskedOf:
    """One category in one week. `words` are (words, how often), the most asked first."""

    category: str
    count: int
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """One week that begins with a Monday: what the counter recorded, and searches that found nothing."""

    monday: date
    needs: tuple[AskedOf, ...]
    searches: int

    @property
    def count(self) -> int:
        """How often the counter recorded something."""
        return sum(need.count for need in self.needs)


@dataclass(frozen=True, slots=True)
class Asked:
    """The last three months: all in all by category, week by week, and words of searches."""

    totals: tuple[tuple[str, int], ...]
    weeks: tuple[Week, ...]
    words: tuple[tuple[str, int], ...]


def asked_lately(session: Session, today: date) -> Asked:
    """Look at what was asked and not found."""
    first = _monday(today) - timedelta(weeks=WEEKS - 1)
    needs = needs_since(session, first)
    totals: Counter[str] = Counter()
    by_week: defaultdict[date, list[UnmetNeed]] = defaultdict(list)
    for need in needs:
        totals[need.category] += need.count
        by_week[_monday(need.day)].append(need)
    searches: Counter[date] = Counter()
    for day, count in misses_since(session, first):
        searches[_monday(day)] += count
    mondays = sorted({*by_week, *searches}, reverse=True)
    return Asked(
        totals=tuple(totals.most_common()),
        weeks=tuple(Week(one, _by_category(by_week[one]), searches[one]) for one in mondays),
        words=tuple(missed_words_since(session, first)),
    )


def _by_category(needs: Iterable[UnmetNeed]) -> tuple[AskedOf, ...]:
    counts: Counter[str] = Counter()
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for need in needs:
        counts[need.category] += need.count
        if need.words:
            words[need.category][need.words] += need.count
    return tuple(AskedOf(one, count, tuple(words[one].most_common())) for one, count in counts.most_common())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
