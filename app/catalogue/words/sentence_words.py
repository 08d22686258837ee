"""The words that times are said with, in each of the three languages.

Swedish is the Swedish of Finland ("må–fr kl. 9–15"). `\u00a0` keeps "klo" and its hour on one line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; braces are filled in. Weekdays run from Monday.

    `weekdays`: "tiistai"; `on_weekdays`: "tiistaisin"; `the_weekdays`: as after "joka kuun toinen".
    `ordinals` go from 1 to 5, and -1 is the last, -2 the last but one.
    """

    weekdays: Sequence[str]
    on_weekdays: Sequence[str]
    the_weekdays: Sequence[str]
    short_weekdays: Sequence[str]
    ordinals: Mapping[int, str]
    and_: str
    at: str
    at_one: str
    every_day: str
    every_other_day: str
    every_n_days: str
    every_other_weekday: str
    every_other_week: str
    every_n_weeks: str
    even_weeks: str
    odd_weeks: str
    monthly: str
    monthly_day: str
    monthly_last_day: str
    yearly: str
    season: str
    since: str
    until: str
    next_time: str
    varying_days: str
    next_times: str
    not_on: str
    some_exceptions: str
    also_on: str
    instead: str
    called_off: str
    called_off_dates: str
    more_times: str
    lasts_days: str
    around_the_clock: str
    always: str
    by_appointment: str
    not_known: str
    today: str
    tomorrow: str
    on_now: str
    months: Sequence[str] = ()
    day_dot: str = ""
    hour_sign: str = "."
    whole_hours_bare: bool = True


_FI: Final = Words(
    weekdays=("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    on_weekdays=(
        "maanantaisin",
        "tiistaisin",
        "keskiviikkoisin",
        "torstaisin",
        "perjantaisin",
        "lauantaisin",
        "sunnuntaisin",
    ),
    the_weekdays=("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    short_weekdays=("ma", "ti", "ke", "to", "pe", "la", "su"),
    ordinals={
        1: "ensimmäinen",
        2: "toinen",
        3: "kolmas",
        4: "neljäs",
        5: "viides",
        -1: "viimeinen",
        -2: "toiseksi viimeinen",
    },
    and_="ja",
    at="klo\u00a0{hours}",
    at_one="klo\u00a0{hours}",
    every_day="joka päivä",
    every_other_day="joka toinen päivä",
    every_n_days="{n} päivän välein",
    every_other_weekday="joka toinen {weekday}",
    every_other_week="joka toinen viikko {weekdays}",
    every_n_weeks="{n} viikon välein {weekdays}",
    even_weeks="parillisten viikkojen {weekdays}",
    odd_weeks="parittomien viikkojen {weekdays}",
    monthly="joka kuun {days}",
    monthly_day="joka kuun {n}. päivä",
    monthly_last_day="joka kuun viimeinen päivä",
    yearly="joka vuosi {day}",
    season="{days} {body}",
    since="{body}, {day} alkaen",
    until="{body}, {day} asti",
    next_time="{body}, seuraavan kerran {day}",
    varying_days="vaihtelevina päivinä",
    next_times="seuraavat kerrat {days}",
    not_on="ei {days}",
    some_exceptions="muutama poikkeus",
    also_on="lisäksi {days}",
    instead="{old} sijaan {new}",
    called_off="peruttu",
    called_off_dates="peruttu {days}",
    more_times="{body} ja vielä {n} kertaa",
    lasts_days="{body}, kestää {n} päivää",
    around_the_clock="ympäri vuorokauden",
    always="avoinna aina",
    by_appointment="sopimuksen mukaan",
    not_known="ajat eivät ole vielä tiedossa",
    today="tänään",
    tomorrow="huomenna",
    on_now="käynnissä {when} asti",
    day_dot=".",
)
_SV: Final = Words(
    weekdays=("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    on_weekdays=("måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar", "lördagar", "söndagar"),
    the_weekdays=("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"),
    short_weekdays=("må", "ti", "on", "to", "fr", "lö", "sö"),
    ordinals={
        1: "första",
        2: "andra",
        3: "tredje",
        4: "fjärde",
        5: "femte",
        -1: "sista",
        -2: "näst sista",
    },
    and_="och",
    at="kl.\u00a0{hours}",
    at_one="kl.\u00a0{hours}",
    every_day="varje dag",
    every_other_day="varannan dag",
    every_n_days="med {n} dagars mellanrum",
    every_other_weekday="varannan {weekday}",
    every_other_week="varannan vecka {weekdays}",
    every_n_weeks="med {n} veckors mellanrum {weekdays}",
    even_weeks="{weekdays} jämna veckor",
    odd_weeks="{weekdays} udda veckor",
    monthly="{days} i månaden",
    monthly_day="den {n} varje månad",
    monthly_last_day="sista dagen i månaden",
    yearly="varje år {day}",
    season="{body}, {days}",
    since="{body}, från {day}",
    until="{body}, till {day}",
    next_time="{body}, nästa gång {day}",
    varying_days="på varierande dagar",
    next_times="närmast {days}",
    not_on="inte {days}",
    some_exceptions="några undantag",
    also_on="dessutom {days}",
    instead="{new} i stället för {old}",
    called_off="inställt",
    called_off_dates="inställt {days}",
    more_times="{body} och {n} gånger till",
    lasts_days="{body}, varar {n} dagar",
    around_the_clock="dygnet runt",
    always="alltid öppet",
    by_appointment="enligt överenskommelse",
    not_known="tiderna är inte klara ännu",
    today="i dag",
    tomorrow="i morgon",
    on_now="pågår till {when}",
)
_EN_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN: Final = Words(
    weekdays=_EN_WEEKDAYS,
    on_weekdays=tuple(f"{weekday}s" for weekday in _EN_WEEKDAYS),
    the_weekdays=_EN_WEEKDAYS,
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    ordinals={
        1: "first",
        2: "second",
        3: "third",
        4: "fourth",
        5: "fifth",
        -1: "last",
        -2: "second last",
    },
    and_="and",
    at="{hours}",
    at_one="at\u00a0{hours}",
    every_day="every day",
    every_other_day="every other day",
    every_n_days="every {n} days",
    every_other_weekday="every other {weekday}",
    every_other_week="every other week on {weekdays}",
    every_n_weeks="every {n} weeks on {weekdays}",
    even_weeks="{weekdays} in even weeks",
    odd_weeks="{weekdays} in odd weeks",
    monthly="{days} of the month",
    monthly_day="day {n} of every month",
    monthly_last_day="the last day of every month",
    yearly="every year on {day}",
    season="{body}, {days}",
    since="{body}, from {day}",
    until="{body}, until {day}",
    next_time="{body}, next on {day}",
    varying_days="on varying days",
    next_times="next on {days}",
    not_on="not on {days}",
    some_exceptions="some exceptions",
    also_on="also on {days}",
    instead="{new} instead of {old}",
    called_off="cancelled",
    called_off_dates="cancelled on {days}",
    more_times="{body} and {n} more times",
    lasts_days="{body}, lasts {n} days",
    around_the_clock="around the clock",
    always="always open",
    by_appointment="by appointment",
    not_known="times not known yet",
    today="today",
    tomorrow="tomorrow",
    on_now="on now until {when}",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    hour_sign=":",
    whole_hours_bare=False,
)
_BY_LANGUAGE: Final = {"fi": _FI, "sv": _SV, "en": _EN}


def words_for(lang: str) -> Words:
    """Give the words of a language; Finnish for one that we do not speak."""
    return _BY_LANGUAGE.get(lang, _FI)
