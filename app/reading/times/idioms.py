"""Ways of saying when a time ends, stops or goes on, put into the words that the reader knows."""

import re
from typing import Final

from app.reading.times.slang import Rule, plain_rules

_MANY: Final = "kolmen neljän viiden kuuden seitsemän kahdeksan yhdeksän kymmenen".split()


_SO_MANY: Final = "three four five six seven eight nine ten".split()


def _times_in_english(match: re.Match[str]) -> str:
    return f"{_SO_MANY.index(match[1].lower()) + 3} kertaa "


def _times(match: re.Match[str]) -> str:
    return f"{_MANY.index(match[1].lower()) + 3} kertaa "


def _eve(match: re.Match[str]) -> str:
    stem = match[1].lower()
    return f"{stem}{'' if stem.endswith('u') and stem != 'juhannu' else 's'}aattona"


_NUMERAL: Final = (
    r"(?:yhdeltä|kahdelta|kolmelta|neljältä|viideltä|kuudelta|seitsemältä|kahdeksalta|yhdeksältä|kymmeneltä"
    r"|yhdeltätoista|kahdeltatoista)"
)
_HOUR: Final = (
    r"(?:(?:klo|kello) \d{1,2}(?:[.:]\d\d)?|(?:puoli |vartin yli |varttia vaille )?(?:ilta|iltapäivä|aamu)?"
    rf"{_NUMERAL})"
)
IDIOMS: Final[tuple[Rule, ...]] = plain_rules(
    # The end of a time by its verb: "ja neljältä viimeistään lopetetaan".
    (
        (
            rf"\b({_HOUR}) (?:viimeistään |maissa |mennessä )?(?:lopet\w+|loppuu|päätt?y\w+|päätetään"
            r"|palataan|ollaan (?:takaisin|kotona)|(?:jo )?kott?iin)\b"
        ),
        r"\1 asti",
    ),
    (r"\b(lopet(?:etaan|ellaan|amme)|palataan|paluu|päättyy) viimeistään (?=klo|kello|noin)", r"\1 "),
    (
        (
            r"\b(?:back|home|finish(?:es|ing)?|ends?|ending) (?:again )?(?:at|by|around|about)"
            r"(?: about| around)? (?=\d{1,2}(?!\d*\.(?:1[0-2]|0?[1-9])\.))"
        ),
        "until ",
    ),
    (
        (
            r"\b(?:lepäämme|levätään|huilaamme|huilataan|lomailemme|lomaillaan|(?:pidämme|pidetään) vapaata"
            r"|vi vilar|tar (?:vi )?ledigt)\b"
        ),
        "ei kokoonnuta",
    ),
    (r"\b(lopet(?:etaan|ellaan|amme)) (?:viimeistään )?(?=\d{1,2}(?!\d|[.:]\s?\d))", r"\1 klo "),
    (r"\b(?:nähdään|tavataan|nähään) (?:taas|jälleen|seuraavan kerran) (?=\d{1,2}\.\d)", "jatkamme "),
    (r"\b(?:arkisin|arkipäivisin) (?=ma(?:anantaista)?(?:\s?[-–]\s?| )[tkp]\w)", ""),
    (r"\b(loppuu) (?=\d{1,2}(?!\d|[.:]\s?\d| euro| ?€))", r"\1 klo "),
    (r"\b(?:12 )?(?:noon|midday)\b", "12 pm"),
    (
        (
            r"\b(?:until|till) (?:late|sent|closing)\b|\bmyöhään (?:yöhön )?asti\b|\baamuyön"
            r" tunneille(?: asti)?"
        ),
        "",
    ),
    (rf"\b({'|'.join(_MANY)}) kerran (?=\w*(?:kurssi|sarja|ryhmä|jakso|paketti))", _times),
    (r"\b(\d{1,2}) kerran (?=\w*(?:kurssi|sarja|ryhmä|jakso|paketti))", r"\1 kertaa "),
    (rf"\b({'|'.join(_SO_MANY)}) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)", _times_in_english),
    (r"\b(\d{1,2}) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)", r"\1 kertaa "),
    (r"\b(\d{1,2}) ?[×x] ?(?=\d{2,3} ?min)", r"\1 kertaa "),
    (r"\bensi? viikon (?=\w+(?:tai|viikko)na\b)|\bens viikolla?\b", "ensi viikolla "),
    (r"\btakaisin (?=n\.|noin|klo)", "paluu "),
    (r"\barki(?=(?:maanantai|tiistai|keskivii|torstai|perjantai))", ""),
    (r"\bitsenäisyyspäivän aattona\b", "5.12."),
    (r"\b(joulu|juhannu|loppiai|vappu)(?:n|ksen|sen) aattona\b", _eve),
    # Holidays of schools: the dates behind a comma are theirs.
    (
        (
            r"\b(during|over|in|for|on) (?:the )?(?:winter|autumn|spring|summer|christmas|easter|school"
            r"|sports?|half-term) (?:holidays?|break|vacation)\b[,:]?"
        ),
        r"\1 break",
    ),
    (r"\b(\w*loma(?:lla|viikolla|n aikana)), (?=\d)", r"\1 "),
    (r"\btillbaka (?:vid |ca\.? |cirka |omkring )?(?=kl)", "slutar "),
)
