"""Days and weeks as headings: "Huomenna, keskiviikko 25.11."."""

from datetime import date, timedelta

from app.catalogue.words.date_words import day_words, range_words
from app.catalogue.words.sentence_words import words_for
from app.web.words import Words


def day_title(day: date, words: Words, today: date) -> str:
    """A day as a heading; today and tomorrow by their names too."""
    said = words_for(words.lang)
    near = {today: said.today, today + timedelta(days=1): said.tomorrow}
    bare = f"{said.weekdays[day.weekday()]} {day_words(day, said, today)}"
    text = f"{near[day]}, {bare}" if day in near else bare
    return text[:1].upper() + text[1:]


def short_day(day: date, words: Words, today: date) -> tuple[str, str, str]:
    """A day as a small leaf: its weekday, its number, and what follows the number ("ti", "1", ".12.")."""
    said, number = words_for(words.lang), str(day.day)
    return said.short_weekdays[day.weekday()], number, day_words(day, said, today).removeprefix(number)


def week_title(monday: date, words: Words, today: date) -> str:
    """A week as a heading: "Viikko 49, 30.11.–6.12."."""
    days = range_words(monday, monday + timedelta(days=6), words_for(words.lang), today)
    return words.gettext("Viikko %(number)s, %(days)s", number=monday.isocalendar().week, days=days)
