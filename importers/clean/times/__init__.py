"""Reads short timetable texts ("ti klo 18-19.30, parilliset viikot") into rules; proposes, never decides."""

from importers.clean.times.model import MonthlyDay, TimeRule, TimesReading
from importers.clean.times.reader import looks_like_times, read_times

__all__ = ["MonthlyDay", "TimeRule", "TimesReading", "looks_like_times", "read_times"]
