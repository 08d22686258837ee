"""Holidays' names in Swedish and English, and two-word ones, put into the Finnish words of the reader."""

import re
from typing import Final

_NAMES: Final = {
    "jouluaattona": r"julaftonen?|christmas eve",
    "joulupäivänä": r"juldagen|christmas day|25th of december",
    "tapaninpäivänä": r"annandag(?:en)? jul|annandagen|boxing day|st\.? stephen['’]s day",
    "uudenvuodenaattona": r"nyårsafton(?:en)?|new year['’]?s['’]? eve",
    "uudenvuodenpäivänä": r"nyårsdagen|new year['’]?s['’]? day|uutena vuotena",
    "loppiaisena": r"trettondagen|trettondag jul|epiphany(?! eve)",
    "kiirastorstaina": r"skärtorsdag(?:en)?|maundy thursday",
    "pitkäperjantaina": r"långfredag(?:en)?|good friday",
    "lankalauantaina": r"påskafton(?:en)?|påsklördag(?:en)?|holy saturday|easter saturday",
    "pääsiäispäivänä": r"påskdagen|easter sunday|easter day|1\. pääsiäispäivänä",
    "pääsiäismaanantaina": r"annandag(?:en)? påsk|easter monday",
    "vappuaattona": r"valborgsmässoafton(?:en)?|valborg|sista april|walpurgis(?: night)?|may day eve",
    "vappuna": r"första maj(?=[\s,.;!?)]|$)|may day",
    "helatorstaina": r"kristi himmelsfärds?(?:dag(?:en)?)?|ascension day",
    "helluntaina": r"pingstdagen|whit ?sunday|pentecost",
    "juhannusaattona": r"midsommarafton(?:en)?|midsummer(?:['’]?s)? eve",
    "juhannuspäivänä": r"midsommardagen|midsummer(?:['’]?s)? day",
    "pyhäinpäivänä": r"alla helgons dag|allhelgonadagen|all saints['’]? day",
    "itsenäisyyspäivänä": r"självständighetsdagen|(?:finland['’]s |finnish )?independence day",
    "isänpäivänä": r"fars dag(?:en)?|father['’]?s['’]? day",
    "äitienpäivänä": r"mors dag(?:en)?|mother['’]?s['’]? day",
    "ystävänpäivänä": r"alla hjärtans dag|valentine['’]?s day",
    "lucianpäivänä": r"luciadagen|(?:saint |st\.? )?lucia(?:['’]?s)? day",
}
_RULES: Final = tuple(
    (
        re.compile(rf"(?<![\w-])(?P<on>(?:på|on|under) )?(?:{names})(?![\w-])", re.IGNORECASE),
        finnish,
    )
    for finnish, names in _NAMES.items()
)
_HINT: Final = re.compile(
    r"afton|dag|day|eve\b|jul|valborg|maj|april|himmels|epiph|pente|walp|vuotena", re.IGNORECASE
)


def with_finnish_holidays(text: str) -> str:
    """The text with such names in Finnish."""
    if _HINT.search(text) is None:
        return text
    for pattern, finnish in _RULES:
        text = pattern.sub(finnish, text)
    return text
