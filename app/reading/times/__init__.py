"""Reads short timetable texts ("ti klo 18-19.30, parilliset viikot") into rules; proposes, never decides."""

from app.reading.times.model import MonthlyDay, TimeRule, TimesReading
from app.reading.times.reader import looks_like_times, read_times
from app.reading.times.spelling import plainly_spelt

__all__ = ["MonthlyDay", "TimeRule", "TimesReading", "looks_like_times", "plainly_spelt", "read_times"]
